package io.github.modelregistry.error;

import org.jspecify.annotations.Nullable;

/**
 * A model or version that was waited for and will not become ready: its upload, conversion,
 * training or download failed, or none is in progress.
 */
public final class ModelNotReadyException extends RegistryException {

  private static final long serialVersionUID = 1L;

  private final String subject;
  private final String status;
  private final @Nullable String vendorMessage;

  /**
   * Creates the exception.
   *
   * @param subject the ref of the model or version
   * @param status its status, the vendor's own where there is one
   * @param vendorMessage why, in the vendor's words, or null if it does not tell
   * @param advice what to do, a sentence, or an empty text
   */
  public ModelNotReadyException(
      String subject, String status, @Nullable String vendorMessage, String advice) {
    super(
        subject
            + " is not ready and will not become so: its status is "
            + status
            + (vendorMessage == null ? "" : "; the registry says: " + vendorMessage)
            + (advice.isEmpty() ? "" : ". " + advice));
    this.subject = subject;
    this.status = status;
    this.vendorMessage = vendorMessage;
  }

  /** Returns the ref of the model or version. */
  public String subject() {
    return subject;
  }

  /** Returns its status, the vendor's own where there is one. */
  public String status() {
    return status;
  }

  /** Returns why, in the vendor's words, or null if it does not tell. */
  public @Nullable String vendorMessage() {
    return vendorMessage;
  }
}
