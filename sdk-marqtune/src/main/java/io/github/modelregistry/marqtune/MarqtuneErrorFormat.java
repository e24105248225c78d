package io.github.modelregistry.marqtune;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.ErrorKind;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ErrorFormat;
import io.github.modelregistry.runtime.ParsedError;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses Marqtune's error responses: {@code {message}}, and that is all. Errors of one status
 * differ in their message alone, whose beginning is compared without regard to case.
 */
final class MarqtuneErrorFormat implements ErrorFormat {

  /** The response to an id that is not a UUID: nothing can have that id. */
  private static final Pattern NO_ID =
      Pattern.compile("(?is)\\s*invalid (model|dataset|evaluation) id.*");

  /** The response to the deletion of what is deleted. */
  private static final Pattern DELETED =
      Pattern.compile("(?is)\\s*(model|dataset|evaluation) is already deleted.*");

  /** The response to any path that the service does not have. */
  private static final Pattern NO_PATH = Pattern.compile("(?is)\\s*invalid request method.*");

  @Override
  public ParsedError parse(int status, Headers headers, String body) {
    String message = message(body);
    ParsedError.Builder error = ParsedError.builder().message(message);
    if (status == 400 && matches(message, NO_ID)) {
      error.kind(ErrorKind.NOT_FOUND).advice("Check the id: Marqtune's are UUIDs.");
    } else if (status == 400 && matches(message, DELETED)) {
      error.kind(ErrorKind.NOT_FOUND).advice("Nothing is left to delete.");
    } else if (status == 400 && matches(message, NO_PATH)) {
      error.advice("Check the base URL: the service has no such path.");
    } else if (status == 401 || status == 403) {
      error.advice(
          "Check the API key, and that Marqo has given its account access to Marqtune: all keys of"
              + " Marqo Cloud have the same format.");
    }
    return error.build();
  }

  private static @Nullable String message(String body) {
    try {
      JsonValue error = JsonValue.parse(body);
      String message = text(error.get("message"));
      return message == null ? text(error.get("Message")) : message;
    } catch (DecodingException notJson) {
      return null;
    }
  }

  private static @Nullable String text(@Nullable JsonValue value) {
    return value == null || value.kind() != JsonValue.Kind.STRING ? null : value.asString();
  }

  private static boolean matches(@Nullable String message, Pattern beginning) {
    return message != null && beginning.matcher(message).matches();
  }
}
