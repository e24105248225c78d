package io.github.modelregistry.error;

import org.jspecify.annotations.Nullable;

/**
 * A response that was received but cannot be read: wrong type, not JSON, beyond a limit, or a
 * required field that is missing.
 *
 * <p>The message holds the path, such as {@code $.data[3].id}, and, where it helps, the first
 * characters of the document.
 */
public final class DecodingException extends RegistryException {

  /** How many characters of the document are shown. */
  public static final int EXCERPT_LIMIT = 200;

  private static final long serialVersionUID = 1L;

  private final @Nullable String operation;
  private final String path;
  private final String detail;
  private final @Nullable String excerpt;

  /**
   * Creates the failure of reading a document.
   *
   * @param path where in the document, {@code $} being its root
   * @param detail what is wrong there, without a full stop at its end
   */
  public DecodingException(String path, String detail) {
    this(null, path, detail, null, null);
  }

  /**
   * Creates the failure of reading a document.
   *
   * @param operation the operation whose response it was, if known
   * @param path where in the document, {@code $} being its root
   * @param detail what is wrong there, without a full stop at its end
   * @param excerpt the first characters of the document, holding no secret, or null; cut at {@value
   *     #EXCERPT_LIMIT}
   * @param cause the underlying failure, if there is one
   */
  public DecodingException(
      @Nullable String operation,
      String path,
      String detail,
      @Nullable String excerpt,
      @Nullable Throwable cause) {
    super(message(operation, path, detail, excerpt), cause);
    this.operation = operation;
    this.path = path;
    this.detail = detail;
    this.excerpt = excerpt == null ? null : Texts.oneLine(excerpt, EXCERPT_LIMIT);
  }

  /** Returns the same failure, naming the operation whose response could not be read. */
  public DecodingException withOperation(String operation) {
    DecodingException named =
        complete(new DecodingException(operation, path, detail, excerpt, getCause()));
    named.setStackTrace(getStackTrace());
    return named;
  }

  @Override
  public DecodingException copy() {
    return complete(new DecodingException(operation, path, detail, excerpt, getCause()));
  }

  /** Returns the operation whose response could not be read, or null when not known. */
  public @Nullable String operation() {
    return operation;
  }

  /** Returns where in the document the fault is, {@code $} being its root. */
  public String path() {
    return path;
  }

  /** Returns what is wrong at that place. */
  public String detail() {
    return detail;
  }

  /** Returns the first characters of the document, or null when they would not help. */
  public @Nullable String excerpt() {
    return excerpt;
  }

  private static String message(
      @Nullable String operation, String path, String detail, @Nullable String excerpt) {
    StringBuilder message = new StringBuilder();
    if (operation != null) {
      message.append(operation).append(": ");
    }
    message.append("the response cannot be read at ").append(Texts.oneLine(path, 300));
    message.append(": ").append(Texts.oneLine(detail, Texts.MESSAGE_LIMIT));
    if (excerpt != null) {
      message.append("; it begins with: ").append(Texts.oneLine(excerpt, EXCERPT_LIMIT));
    }
    return message.toString();
  }
}
