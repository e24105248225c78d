package io.github.modelregistry.runtime;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonLimits;
import io.github.modelregistry.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An object that a vendor may put around its responses: one field repeats the status, another holds
 * what is meant. Immutable.
 *
 * <p>A response is in an envelope when it is a JSON object whose status field is an integer from
 * 100 to 599 and whose payload field is there. Everything else is taken as it is, so that a server
 * may use the envelope today and leave it out tomorrow.
 *
 * <ul>
 *   <li>A payload that is a text holds JSON once more; a blank one means null, and one that is no
 *       JSON stays what it is.
 *   <li>The inner status counts: a 404 inside a 200 is a 404. Only a success inside an HTTP error
 *       is not believed.
 *   <li>With {@link #withList}, a success that is a bare array or null, inside an envelope or not,
 *       becomes an object that holds it.
 *   <li>With {@link #withMessage}, a success that is an object with nothing but a text in this
 *       field, inside an envelope or not, is an error in spite of its status.
 *   <li>With {@link #withEmptySuccess}, a success without a body, inside an envelope or not,
 *       becomes an empty object.
 * </ul>
 */
public final class Envelope {

  private static final int LOWEST_STATUS = 100;
  private static final int HIGHEST_STATUS = 599;

  private final String statusField;
  private final String payloadField;
  private final @Nullable String listField;
  private final @Nullable String messageField;
  private final boolean emptySuccess;

  /** What was in it: the status that counts and the body that goes with it. */
  public static final class Opened {

    private final int status;
    private final byte[] body;

    private Opened(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }

    /** Returns the status by which the call is to be judged. */
    public int status() {
      return status;
    }

    /** Returns the body without its envelope, not a copy. */
    public byte[] body() {
      return body;
    }
  }

  private Envelope(
      String statusField,
      String payloadField,
      @Nullable String listField,
      @Nullable String messageField,
      boolean emptySuccess) {
    this.statusField = Objects.requireNonNull(statusField, "statusField");
    this.payloadField = Objects.requireNonNull(payloadField, "payloadField");
    this.listField = listField;
    this.messageField = messageField;
    this.emptySuccess = emptySuccess;
  }

  /** Returns the envelope with these two fields. */
  public static Envelope of(String statusField, String payloadField) {
    return new Envelope(statusField, payloadField, null, null, false);
  }

  /** Returns this envelope for responses that should be an object with a list in this field. */
  public Envelope withList(String field) {
    Objects.requireNonNull(field, "field");
    return new Envelope(statusField, payloadField, field, messageField, emptySuccess);
  }

  /** Returns this envelope for a server that may send this field alone in place of a success. */
  public Envelope withMessage(String field) {
    Objects.requireNonNull(field, "field");
    return new Envelope(statusField, payloadField, listField, field, emptySuccess);
  }

  /** Returns this envelope for a server that may leave out the body of a success. */
  public Envelope withEmptySuccess() {
    return new Envelope(statusField, payloadField, listField, messageField, true);
  }

  /**
   * Takes the envelope off a response, if it has one.
   *
   * @param status the HTTP status
   * @param body the whole body; of an error perhaps only its start
   * @param limits what the body may ask of its reader; beyond them it is taken as it is
   * @throws DecodingException if a success holds a message alone; quotes the message
   */
  public Opened open(int status, byte[] body, JsonLimits limits) {
    if (emptySuccess && body.length == 0 && isSuccess(status)) {
      return new Opened(status, utf8("{}"));
    }
    JsonValue document = isWorthReading(body) ? read(body, limits) : null;
    if (document == null) {
      return new Opened(status, body);
    }
    int inner = innerStatus(document);
    JsonValue payload = inner == 0 ? null : document.get(payloadField);
    if (payload == null) {
      return new Opened(status, isSuccess(status) ? success(document, body) : body);
    }
    int effective = isSuccess(inner) && !isSuccess(status) ? status : inner;
    byte[] content = content(payload);
    JsonValue meant = isSuccess(effective) ? read(content, limits) : null;
    return new Opened(effective, meant == null ? content : success(meant, content));
  }

  /** Returns the names of the fields. */
  @Override
  public String toString() {
    String list = listField == null ? "" : ", list " + listField;
    String message = messageField == null ? "" : ", message " + messageField;
    String empty = emptySuccess ? ", or empty" : "";
    return "envelope of " + statusField + " and " + payloadField + list + message + empty;
  }

  /**
   * Spares the usual response, an object without envelope, a second reading. A server that escapes
   * letters of a field's name would be missed; none is known to.
   */
  private boolean isWorthReading(byte[] body) {
    String bytes = new String(body, StandardCharsets.ISO_8859_1);
    boolean needsList = listField != null && !bytes.stripLeading().startsWith("{");
    return needsList
        || bytes.contains('"' + statusField + '"')
        || (messageField != null && bytes.contains('"' + messageField + '"'));
  }

  /** Returns null for what is not JSON: decoding it fails later, with the name of the operation. */
  private static @Nullable JsonValue read(byte[] body, JsonLimits limits) {
    try {
      return JsonDocuments.read(new ByteArrayInputStream(body), JsonCodecs.VALUE, limits, null);
    } catch (DecodingException notJson) {
      return null;
    }
  }

  /** Returns 0 when the document is no object with a status in it. */
  private int innerStatus(JsonValue document) {
    JsonValue status = document.get(statusField);
    if (status == null) {
      return 0;
    }
    if (status.kind() == JsonValue.Kind.STRING) {
      return status.asString().matches("[1-5][0-9]{2}") ? Integer.parseInt(status.asString()) : 0;
    }
    try {
      long value = status.kind() == JsonValue.Kind.NUMBER ? status.asLong() : 0;
      return value >= LOWEST_STATUS && value <= HIGHEST_STATUS ? (int) value : 0;
    } catch (ArithmeticException noInteger) {
      return 0;
    }
  }

  private static byte[] content(JsonValue payload) {
    boolean isText = payload.kind() == JsonValue.Kind.STRING;
    String content = isText ? payload.asString() : payload.toString();
    return utf8(content.isBlank() ? "null" : content);
  }

  private byte[] success(JsonValue value, byte[] written) {
    JsonValue message = messageField == null ? null : value.get(messageField);
    if (message != null && message.kind() == JsonValue.Kind.STRING && value.fields().size() == 1) {
      throw new DecodingException(
          "$", "the server sent a message in place of the response: " + message.asString());
    }
    return emptySuccess && value.isNull() ? utf8("{}") : inList(value, written);
  }

  /** Put together as text: a tree around the deepest allowed one would be too deep to be made. */
  private byte[] inList(JsonValue value, byte[] written) {
    boolean bare = value.kind() == JsonValue.Kind.ARRAY || value.isNull();
    return listField == null || !bare
        ? written
        : utf8("{" + JsonValue.of(listField) + ":" + value + "}");
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status <= 299;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
