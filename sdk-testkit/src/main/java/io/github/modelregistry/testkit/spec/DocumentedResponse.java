package io.github.modelregistry.testkit.spec;

/**
 * A response without success that a specification documents, with a body that fits it.
 *
 * @param operation the operation's id
 * @param status the status that counts
 * @param httpStatus the status of the HTTP response, which is 200 around an envelope
 * @param mediaType the value of {@code Content-Type}; empty where the response has no body
 * @param body the body: an example of the specification, or a minimal one of its schema
 * @param example what tells this response from others of the same status: the example's name, and
 *     whether it is in an envelope
 */
public record DocumentedResponse(
    String operation, int status, int httpStatus, String mediaType, String body, String example) {

  /** Returns whether the response is inside an envelope. */
  public boolean isInEnvelope() {
    return httpStatus != status;
  }

  /** Returns the name of the test's invocation. */
  @Override
  public String toString() {
    return (operation + " " + status + " " + mediaType + " " + example).trim();
  }
}
