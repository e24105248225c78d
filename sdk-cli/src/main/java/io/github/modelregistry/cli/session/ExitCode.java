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
 * What the program's exit codes mean: a contract with scripts.
 *
 * <p>One more is the platform's own: 130, interrupted by Ctrl-C.
 */
public final class ExitCode {

  /** All is well. */
  public static final int OK = 0;

  /** Something failed that no other code stands for. */
  public static final int FAILED = 1;

  /** The command line or the settings are wrong, or the registry can't do this at all. */
  public static final int USAGE = 2;

  /** There is no such model or version. */
  public static final int NOT_FOUND = 3;

  /** Not authenticated, or not allowed. */
  public static final int DENIED = 4;

  /** Some registries failed; what the others had was printed. */
  public static final int PARTIAL = 5;

  /** No answer came within the time that is given for one. */
  public static final int TOO_LATE = 6;

  private ExitCode() {}

  /** Returns the code of an error that ended a command. */
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
   * Returns the code of a command that asked several registries: when all of them failed alike,
   * their common code; when all failed but not alike, {@link #FAILED}.
   *
   * @param asked how many were asked
   * @param failures the failed ones
   * @param allowPartial whether some failures count as success
   */
  public static int of(int asked, List<RegistryFailure> failures, boolean allowPartial) {
    if (failures.isEmpty()) {
      return OK;
    }
    if (failures.size() < asked) {
      return allowPartial ? OK : PARTIAL;
    }
    Set<Integer> codes =
        failures.stream().map(failure -> of(failure.error())).collect(Collectors.toSet());
    return codes.size() == 1 ? codes.iterator().next() : FAILED;
  }
}
