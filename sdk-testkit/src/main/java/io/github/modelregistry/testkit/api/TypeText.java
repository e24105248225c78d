package io.github.modelregistry.testkit.api;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes types as a reader of the signature file wants them: short, with their nullness. */
final class TypeText {
  private static final String ROOT = "io.github.modelregistry.";

  private TypeText() {}

  static String of(AnnotatedType type) {
    if (type instanceof AnnotatedArrayType array) {
      return of(array.getAnnotatedGenericComponentType()) + nullness(type) + "[]";
    }
    return nullness(type) + withoutOwnNullness(type);
  }

  private static String withoutOwnNullness(AnnotatedType type) {
    if (type instanceof AnnotatedParameterizedType parameterized) {
      Type raw = ((ParameterizedType) type.getType()).getRawType();
      return name(raw) + "<" + list(parameterized.getAnnotatedActualTypeArguments()) + ">";
    }
    if (type instanceof AnnotatedWildcardType wildcard) {
      AnnotatedType[] lower = wildcard.getAnnotatedLowerBounds();
      return lower.length > 0 ? "? super " + of(lower[0]) : "?" + bounds(wildcard);
    }
    return name(type.getType());
  }

  private static String bounds(AnnotatedWildcardType wildcard) {
    return bounds(wildcard.getAnnotatedUpperBounds());
  }

  private static String bounds(AnnotatedType... upper) {
    String text =
        Arrays.stream(upper)
            .map(TypeText::of)
            .filter(bound -> !bound.equals("Object"))
            .collect(Collectors.joining(" & "));
    return text.isEmpty() ? "" : " extends " + text;
  }

  /** Writes type parameters with their bounds, or nothing if there are none. */
  static String parameters(TypeVariable<?>... variables) {
    return variables.length == 0
        ? ""
        : Arrays.stream(variables)
            .map(variable -> variable.getName() + bounds(variable.getAnnotatedBounds()))
            .collect(Collectors.joining(", ", "<", ">"));
  }

  static String list(AnnotatedType... types) {
    return Arrays.stream(types).map(TypeText::of).collect(Collectors.joining(", "));
  }

  static String name(Type type) {
    String name = type instanceof Class<?> known ? known.getName() : type.getTypeName();
    String shorter = name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
    return (shorter.startsWith("java.lang.") && shorter.lastIndexOf('.') == 9
            ? shorter.substring(10)
            : shorter)
        .replace('$', '.');
  }

  private static String nullness(AnnotatedElement type) {
    return type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
  }
}
