package io.github.modelregistry.testkit.api;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users see of one class: a headline, and its members in order. */
record ClassSignature(String headline, SortedSet<String> members) {
  static ClassSignature of(Class<?> type) {
    SortedSet<String> members = new TreeSet<>();
    boolean grows = !Modifier.isFinal(type.getModifiers());
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field.getModifiers(), grows) && !field.isSynthetic()) {
        members.add(text(field));
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isVisible(constructor.getModifiers(), grows) && !constructor.isSynthetic()) {
        members.add(text(constructor, "new"));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isVisible(method.getModifiers(), grows) && !method.isSynthetic() && !given(method)) {
        members.add(
            text(method, TypeText.of(method.getAnnotatedReturnType()) + " " + method.getName()));
      }
    }
    return new ClassSignature(headline(type), members);
  }

  static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    if (type.isAnonymousClass() || type.isLocalClass() || type.isSynthetic()) {
      return false;
    }
    boolean grows = outer != null && !Modifier.isFinal(outer.getModifiers());
    return isVisible(type.getModifiers(), grows) && (outer == null || isVisible(outer));
  }

  private static boolean isVisible(int modifiers, boolean ownerGrows) {
    return Modifier.isPublic(modifiers) || (ownerGrows && Modifier.isProtected(modifiers));
  }

  /** Returns whether the language gives every enum this method. */
  private static boolean given(Method method) {
    boolean listed = method.getName().equals("values") && method.getParameterCount() == 0;
    boolean parsed =
        method.getName().equals("valueOf")
            && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class});
    return method.getDeclaringClass().isEnum() && (listed || parsed);
  }

  private static String headline(Class<?> type) {
    String above = type.isInterface() ? "" : superclass(type);
    String beside =
        clause(type.isInterface() ? "extends" : "implements", type.getAnnotatedInterfaces());
    String below = type.isSealed() ? permitted(type) : "";
    String parameters = TypeText.parameters(type.getTypeParameters());
    return modifiers(type)
        + kind(type)
        + " "
        + TypeText.name(type)
        + parameters
        + above
        + beside
        + below;
  }

  private static String superclass(Class<?> type) {
    boolean usual = type.isEnum() || type.isRecord() || type.getSuperclass().equals(Object.class);
    return usual ? "" : clause("extends", type.getAnnotatedSuperclass());
  }

  private static String clause(String word, AnnotatedType... types) {
    return types.length == 0 ? "" : " " + word + " " + TypeText.list(types);
  }

  private static String permitted(Class<?> type) {
    return Arrays.stream(type.getPermittedSubclasses())
        .map(TypeText::name)
        .sorted()
        .collect(Collectors.joining(", ", " permits ", ""));
  }

  private static String modifiers(Class<?> type) {
    int modifiers = type.getModifiers() & ~Modifier.INTERFACE;
    if (type.isInterface() || type.isEnum()) {
      modifiers &= ~(Modifier.ABSTRACT | Modifier.FINAL | Modifier.STATIC);
    }
    return words(modifiers) + (type.isSealed() ? "sealed " : "");
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "@interface";
    }
    if (type.isInterface()) {
      return "interface";
    }
    if (type.isEnum()) {
      return "enum";
    }
    return type.isRecord() ? "record" : "class";
  }

  private static String text(Field field) {
    String type = TypeText.of(field.getAnnotatedType());
    return words(field.getModifiers()) + type + " " + field.getName();
  }

  private static String text(Executable code, String name) {
    boolean byDefault = code instanceof Method method && method.isDefault();
    int modifiers = code.getModifiers() & Modifier.methodModifiers() & ~Modifier.SYNCHRONIZED;
    String parameters = TypeText.parameters(code.getTypeParameters());
    String thrown = clause("throws", code.getAnnotatedExceptionTypes());
    return Stream.of(
            words(modifiers),
            byDefault ? "default " : "",
            parameters.isEmpty() ? "" : parameters + " ",
            name,
            "(" + TypeText.list(code.getAnnotatedParameterTypes()) + ")",
            thrown)
        .collect(Collectors.joining());
  }

  private static String words(int modifiers) {
    String words = Modifier.toString(modifiers & ~(Modifier.TRANSIENT | Modifier.VOLATILE));
    return words.isEmpty() ? "" : words + " ";
  }
}
