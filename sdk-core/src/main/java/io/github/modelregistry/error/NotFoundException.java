package io.github.modelregistry.error;

/** What was asked for does not exist, or no longer does (404, 410). */
public final class NotFoundException extends ApiException {

  private static final long serialVersionUID = 1L;

  NotFoundException(ErrorDetails details) {
    super(details, ErrorKind.NOT_FOUND);
  }

  /**
   * Returns the exception for what successful responses do not hold, for drivers of vendors that
   * have no call for one single thing. Its status is 404 although no response had it.
   *
   * @param operation the name of the operation whose response lacks it
   * @param missing what is missing, without a full stop
   */
  public static NotFoundException deduced(String operation, String missing) {
    return new NotFoundException(
        ErrorDetails.builder(operation, 404).deduced(true).vendorMessage(missing).build());
  }
}
