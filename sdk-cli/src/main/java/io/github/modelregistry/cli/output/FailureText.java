package io.github.modelregistry.cli.output;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.RegistryFailure;
import java.util.LinkedHashMap;
import java.util.Map;

/** Formats the failure of a registry. */
public final class FailureText {

  private FailureText() {}

  /** Returns a failure as a JSON object. */
  public static JsonValue json(RegistryFailure failure) {
    Map<String, JsonValue> object = new LinkedHashMap<>();
    object.put("registry", JsonValue.of(failure.registry()));
    object.put("error", JsonValue.of(failure.error().getClass().getSimpleName()));
    object.put(
        "status",
        failure.error() instanceof ApiException refused
            ? JsonValue.of(refused.status())
            : JsonValue.ofNull());
    object.put("message", JsonValue.of(message(failure.error())));
    return JsonValue.object(object);
  }

  /** Returns a failure for people. */
  public static String words(RegistryFailure failure) {
    String given =
        failure.modelsGiven() == 0 ? "" : " (after " + failure.modelsGiven() + " models)";
    return SafeText.lines(failure.registry() + given + ": " + message(failure.error()));
  }

  /** Returns the message of an error, or its class name if it has none. */
  public static String message(RuntimeException error) {
    String message = error.getMessage();
    return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
  }
}
