package io.github.modelregistry.sandbox.internal.server;

import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.socket.SocketHost;
import io.github.modelregistry.sandbox.internal.spec.ApiSpec;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import io.github.modelregistry.sandbox.internal.spec.MatchedOperation;
import io.github.modelregistry.sandbox.internal.spec.RequestChecker;
import io.github.modelregistry.sandbox.internal.spec.Violation;
import io.github.modelregistry.sandbox.internal.storage.SignedStorage;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Simulates the API of one vendor: checks requests against its specification and passes the valid
 * ones to the subclass, which holds the state.
 *
 * <p>Requests are read and checked concurrently. The methods of a subclass that are called for a
 * request run with the lock of this object held, one at a time.
 */
public abstract class VendorSimulator {

  private final ApiSpec spec;
  private final Faults faults = new Faults();
  private final Faults tokenFaults = new Faults();

  /**
   * Creates the simulator of a vendor.
   *
   * @param specName the name of the specification that requests are checked against
   */
  protected VendorSimulator(String specName) {
    this.spec = ApiSpec.load(specName);
  }

  /** Returns the response to a request. */
  public final SandboxResponse respond(SandboxRequest request) {
    SignedStorage storage = storage();
    if (storage != null && isStorage(request.path())) {
      Integer failure = faults.transfers().takeStorageFailure();
      return failure == null ? storage.respond(request) : SignedStorage.failure(failure);
    }
    SandboxResponse always = faults.always();
    if (always != null && isCall(request.path())) {
      return always;
    }
    SandboxResponse outside = locked(() -> respondOutsideSpec(request));
    if (outside != null) {
      return outside;
    }
    String path = pathBehindBase(request.path());
    MatchedOperation matched = path == null ? null : spec.find(request.method(), path);
    if (matched == null) {
      return refuseUnmatched(request, path == null ? List.of() : spec.methodsOf(path));
    }
    Faults.Failure failure = faults.take();
    if (failure != null) {
      return error(failure.status(), reason(failure.status()))
          .withBody(failure.body())
          .withHeaders(failure.headers());
    }
    SandboxResponse refusal = locked(() -> refuseCaller(request));
    if (refusal != null) {
      return refusal;
    }
    CheckedRequest checked = RequestChecker.check(spec, matched, request);
    return locked(
        () -> checked.violations().isEmpty() ? perform(checked) : refuseViolations(checked));
  }

  private synchronized <T extends @Nullable Object> T locked(Supplier<T> action) {
    return action.get();
  }

  /**
   * Returns whether a path belongs to the API, and is neither the one by which callers log in nor
   * one of the object storage.
   */
  public final boolean isCall(String path) {
    return !path.equals(tokenPath()) && !isStorage(path);
  }

  /** Returns whether a path belongs to the object storage of the vendor. */
  public final boolean isStorage(String path) {
    return storage() != null && path.startsWith(SignedStorage.PREFIX);
  }

  /** Returns the failures that a test has requested. */
  public final Faults faults() {
    return faults;
  }

  /** Returns the failures that a test has requested for the endpoint of tokens. */
  public final Faults tokenFaults() {
    return tokenFaults;
  }

  /** Ends all failures, delays and disturbances; the state remains. */
  public final void clearFaults() {
    faults.clear();
    tokenFaults.clear();
  }

  /** Restores the initial state. */
  public final synchronized void reset() {
    clearFaults();
    SignedStorage storage = storage();
    if (storage != null) {
      storage.clear();
    }
    resetState();
  }

  /** Makes all signed URLs issued so far expire. */
  public final void expireSignedUrls() {
    SignedStorage storage = storage();
    if (storage != null) {
      storage.expireUrls();
    }
  }

  /** Sets scheme, host and port under which the simulator can be reached. */
  final void serveAt(URI origin) {
    SignedStorage storage = storage();
    if (storage != null) {
      storage.serveAt(origin);
    }
  }

  /** Returns the prefixes under which the paths of the specification are served; "" for none. */
  protected abstract List<String> bases();

  /** Returns the path by which callers log in, or null when there is none. */
  protected @Nullable String tokenPath() {
    return null;
  }

  /**
   * Returns the response to a request that is not in the specification, such as one for a token, or
   * null if it is not such a request.
   */
  protected @Nullable SandboxResponse respondOutsideSpec(SandboxRequest request) {
    return null;
  }

  /**
   * Returns the response to a caller that is not authenticated or not allowed, or null to proceed.
   */
  protected abstract @Nullable SandboxResponse refuseCaller(SandboxRequest request);

  /** Closes the open connections of clients before the server stops. */
  protected void closeConnections() {}

  /** Returns the handler of the vendor's WebSockets, or null when it has none. */
  protected @Nullable SocketHost sockets() {
    return null;
  }

  /**
   * Returns the object storage with the files of the vendor, or null when it has none. Its requests
   * are not in the specification, and the methods of this class are not called for them.
   */
  protected @Nullable SignedStorage storage() {
    return null;
  }

  /** Performs a valid request. */
  protected abstract SandboxResponse perform(CheckedRequest request);

  /** Returns an error in the vendor's format. */
  protected abstract SandboxResponse error(int status, String message);

  /** Restores the initial state; called with the lock held. */
  protected abstract void resetState();

  /** Returns the response to a path that the specification does not have. */
  protected SandboxResponse refusePath(String explanation) {
    return error(404, "Not found: " + explanation);
  }

  /** Returns the response to a method that the specification does not have for a path. */
  protected SandboxResponse refuseMethod(String explanation) {
    return error(400, "Bad request: " + explanation);
  }

  /** Returns the response to a request that violates the specification. */
  protected SandboxResponse refuseViolations(CheckedRequest request) {
    return error(400, "Bad request: " + sentences(request.violations()));
  }

  /** Returns all violations in one line. */
  protected static String sentences(List<Violation> violations) {
    return violations.stream().map(Violation::sentence).collect(Collectors.joining("; "));
  }

  private @Nullable String pathBehindBase(String path) {
    return bases().stream()
        .filter(base -> path.startsWith(base + "/"))
        .map(base -> path.substring(base.length()))
        .findFirst()
        .orElse(null);
  }

  private SandboxResponse refuseUnmatched(SandboxRequest request, List<String> methods) {
    return methods.isEmpty()
        ? refusePath("the API has no path " + request.path())
        : refuseMethod(
            request.path() + " is called by " + methods + ", not by " + request.method());
  }

  private static String reason(int status) {
    return switch (status) {
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 409 -> "Conflict";
      case 429 -> "Too Many Requests";
      case 500 -> "Internal Server Error";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default -> "Status " + status + ", requested by the test";
    };
  }
}
