package io.github.modelregistry.sandbox;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a sandbox that other processes can call: the public ones whose arguments and
 * result have a form in JSON. So the interface over HTTP and the Java API cannot differ.
 */
final class ControlMethods {

  private static final Set<Class<?>> RESULTS =
      Set.of(void.class, String.class, int.class, long.class, boolean.class, Set.class);

  private final Object target;
  private final List<Method> methods;

  /**
   * Finds the methods of an object.
   *
   * @param target the sandbox, or that of a vendor
   */
  ControlMethods(Object target) {
    this.target = target;
    this.methods =
        Arrays.stream(target.getClass().getMethods())
            .filter(ControlMethods::isForOtherProcesses)
            .sorted(Comparator.comparing(Method::getName).thenComparing(Method::getParameterCount))
            .toList();
  }

  private static boolean isForOtherProcesses(Method method) {
    return method.getDeclaringClass().getPackage() == ControlMethods.class.getPackage()
        && !Modifier.isStatic(method.getModifiers())
        && !method.isBridge()
        && !method.getName().equals("close")
        && RESULTS.contains(method.getReturnType())
        && Arrays.stream(method.getParameterTypes()).allMatch(ControlArgument::isSupported);
  }

  /** Returns the names of all methods. */
  Set<String> names() {
    return methods.stream().map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the names of all methods, and what each of their parameters takes. */
  JsonValue describe() {
    return JsonValue.array(
        methods.stream()
            .map(
                method ->
                    new JsonFields()
                        .put("name", method.getName())
                        .put("parameters", parameters(method))
                        .build())
            .toList());
  }

  private static JsonValue parameters(Method method) {
    JsonFields fields = new JsonFields();
    for (Parameter parameter : method.getParameters()) {
      fields.put(parameter.getName(), ControlArgument.form(parameter));
    }
    return fields.build();
  }

  /**
   * Calls a method.
   *
   * @param arguments the arguments by the names of the parameters
   * @return the result, or null if the method has none
   * @throws IllegalArgumentException if the method has no such parameters, or refuses an argument
   */
  @Nullable JsonValue call(String name, Map<String, JsonValue> arguments) {
    List<Method> named = methods.stream().filter(method -> method.getName().equals(name)).toList();
    Method method =
        named.stream()
            .filter(candidate -> takes(candidate, arguments.keySet()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(usage(named, arguments.keySet())));
    @Nullable Object[] values =
        Arrays.stream(method.getParameters())
            .map(parameter -> ControlArgument.read(parameter, arguments.get(parameter.getName())))
            .toArray();
    try {
      return json(method.invoke(target, values));
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(name + ": " + e.getTargetException().getMessage(), e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean takes(Method method, Set<String> names) {
    List<Parameter> parameters = List.of(method.getParameters());
    return parameters.stream().map(Parameter::getName).toList().containsAll(names)
        && parameters.stream()
            .allMatch(
                parameter ->
                    names.contains(parameter.getName()) || ControlArgument.isOptional(parameter));
  }

  private static String usage(List<Method> named, Set<String> given) {
    return named.get(0).getName()
        + " takes "
        + named.stream()
            .map(method -> parameters(method).toString())
            .collect(Collectors.joining(" or "))
        + ", not "
        + given;
  }

  private static @Nullable JsonValue json(@Nullable Object result) {
    if (result instanceof Number number) {
      return JsonValue.of(number.longValue());
    }
    if (result instanceof Boolean value) {
      return JsonValue.of(value);
    }
    if (result instanceof Set<?> texts) {
      return JsonValue.array(
          texts.stream()
              .map(text -> JsonValue.of(String.valueOf(text)))
              .sorted(Comparator.comparing(JsonValue::toString))
              .toList());
    }
    return result == null ? null : JsonValue.of(String.valueOf(result));
  }
}
