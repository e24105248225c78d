package io.github.modelregistry.cli.session;

import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.PermissionDeniedException;
import io.github.modelregistry.error.UnsupportedCapabilityException;
import io.github.modelregistry.registry.RegistryFailure;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The exit codes of the program, a contract with scripts.
 *
 * <p>The platform adds 130: interrupted by Ctrl-C.
 */
public final class ExitCode {

  /** Success. */
  public static final int OK = 0;

  /** A failure that no other code describes. */
  public static final int FAILED = 1;

  /** The command line or the settings are invalid, or the registry lacks the capability. */
  public static final int USAGE = 2;

  /** The model or version does not exist. */
  public static final int NOT_FOUND = 3;

  /** Not authenticated, or not allowed. */
  public static final int DENIED = 4;

  /** Some registries failed; the results of the others were printed. */
  public static final int PARTIAL = 5;

  /** A deadline passed while waiting. */
  public static final int TOO_LATE = 6;

  private ExitCode() {}

  /** Returns the code for an error that ended a command. */
  public static int of(Throwable error) {
    if (error instanceof NotFoundException) {
      return NOT_FOUND;
    }
    if (error instanceof AuthenticationException || error instanceof PermissionDeniedException) {
      return DENIED;
    }
    if (error instanceof CallTimeoutException) {
      return TOO_LATE;
    }
    boolean usersFault =
        error instanceof ConfigurationException
            || error instanceof InvalidRequestException
            || error instanceof UnsupportedCapabilityException;
    return usersFault ? USAGE : FAILED;
  }

  /**
   * Returns the code for a command over several registries: {@link #PARTIAL} if anything was listed
   * before or beside the failures; if all registries failed with the same code and gave nothing,
   * that code; if they failed with different codes, {@link #FAILED}.
   *
   * @param asked the number of registries
   * @param failures the failed ones
   * @param allowPartial whether some failures count as success
   */
  public static int of(int asked, List<RegistryFailure> failures, boolean allowPartial) {
    if (failures.isEmpty()) {
      return OK;
    }
    boolean anyPrinted =
        failures.size() < asked || failures.stream().anyMatch(each -> each.modelsGiven() > 0);
    if (anyPrinted) {
      return allowPartial ? OK : PARTIAL;
    }
    Set<Integer> codes =
        failures.stream().map(failure -> of(failure.error())).collect(Collectors.toSet());
    return codes.size() == 1 ? codes.iterator().next() : FAILED;
  }
}
