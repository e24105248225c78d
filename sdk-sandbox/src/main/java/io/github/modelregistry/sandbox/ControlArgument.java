package io.github.modelregistry.sandbox;

import io.github.modelregistry.json.JsonValue;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of the sandbox's methods from JSON. */
final class ControlArgument {

  /** How a type is written in JSON. */
  private record Form(String name, Function<JsonValue, Object> reader) {}

  private static final Map<Class<?>, Form> FORMS =
      Map.of(
          int.class, new Form("number", value -> Math.toIntExact(value.asLong())),
          long.class, new Form("number", JsonValue::asLong),
          boolean.class, new Form("boolean", JsonValue::asBoolean),
          String.class, new Form("text", ControlArgument::text),
          Duration.class,
              new Form("duration such as PT0.5S", value -> Duration.parse(value.asString())),
          URI.class, new Form("URL", value -> URI.create(value.asString())),
          Map.class, new Form("object of texts", ControlArgument::texts));

  private ControlArgument() {}

  /** Some texts are JSON themselves. */
  private static String text(JsonValue value) {
    return value.isObject() ? value.toString() : value.asString();
  }

  private static Map<String, String> texts(JsonValue value) {
    Map<String, String> texts = new LinkedHashMap<>();
    value.fields().forEach((name, text) -> texts.put(name, text.asString()));
    return texts;
  }

  /** Returns whether values of a type can be read. */
  static boolean isSupported(Class<?> type) {
    return FORMS.containsKey(type);
  }

  static boolean isOptional(Parameter parameter) {
    return parameter.getType() == Map.class
        || parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** Returns what a parameter takes, such as {@code text, optional}. */
  static String form(Parameter parameter) {
    return formOf(parameter).name() + (isOptional(parameter) ? ", optional" : "");
  }

  private static Form formOf(Parameter parameter) {
    Form form = FORMS.get(parameter.getType());
    if (form == null) {
      throw new IllegalStateException(parameter + " cannot be read from JSON");
    }
    return form;
  }

  /**
   * Returns the argument for a parameter.
   *
   * @param value the value, or null if there is none
   * @throws IllegalArgumentException if the value is none of the parameter's type
   */
  static @Nullable Object read(Parameter parameter, @Nullable JsonValue value) {
    Form form = formOf(parameter);
    if (isOptional(parameter) && (value == null || value.isNull())) {
      return parameter.getType() == Map.class ? Map.of() : null;
    }
    try {
      return form.reader().apply(value == null ? JsonValue.ofNull() : value);
    } catch (IllegalArgumentException
        | IllegalStateException
        | ArithmeticException
        | DateTimeException e) {
      throw new IllegalArgumentException(
          parameter.getName() + " must be a " + form.name() + ", not " + value, e);
    }
  }
}
