package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.CallTimeoutException.Deadline;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.internal.masking.SecretMask;
import io.github.modelregistry.internal.okhttp.transfer.OkHttpBody;
import io.github.modelregistry.internal.retry.AttemptFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Watches one attempt: how far it got, so that a failure can state whether the request was sent.
 */
final class AttemptWatch {

  private final Attempt attempt;
  private final @Nullable OkHttpBody body;
  private final ServerRoute route;
  private final Duration limit;
  private final boolean limitedByCall;
  private volatile boolean sent;
  private volatile boolean staleConnection;
  private volatile boolean endsWithConnection;
  private volatile int status;
  private volatile List<String> hiddenRetryAfter = List.of();

  AttemptWatch(Attempt attempt, @Nullable OkHttpBody body, ServerRoute route) {
    this.attempt = attempt;
    this.route = route;
    this.body = body;
    Duration own = attempt.call().isTransfer() ? Duration.ZERO : attempt.config().attemptTimeout();
    Duration left = attempt.call().deadline().left();
    this.limitedByCall = left != null && (own.isZero() || left.compareTo(own) < 0);
    this.limit = left != null && limitedByCall ? left : own;
  }

  /** Returns how long the attempt may take; zero is no limit. */
  Duration limit() {
    return limit;
  }

  /** Returns how long the server may be looked up, as a part of connecting; null for no limit. */
  @Nullable Duration connectLimit() {
    Duration connect = config().connectTimeout();
    Duration shorter = limit.isZero() || isShorter(connect, limit) ? connect : limit;
    return shorter.isZero() ? null : shorter;
  }

  private static boolean isShorter(Duration one, Duration other) {
    return !one.isZero() && one.compareTo(other) < 0;
  }

  Attempt attempt() {
    return attempt;
  }

  ClientConfig config() {
    return attempt.config();
  }

  /** Returns the reading of the call's clock in nanoseconds. */
  long nanos() {
    return attempt.call().deadline().nanos();
  }

  boolean isStream() {
    return attempt.operation().isStream();
  }

  /** Notes that the connection taken from the pool was dropped, and nothing sent. */
  void staleConnection() {
    staleConnection = true;
  }

  /** Returns whether the attempt only failed because of the connection taken from the pool. */
  boolean needsAnotherConnection() {
    return staleConnection && !sent;
  }

  /** Notes that there is a connection, on which the request is sent now. */
  void sending() {
    sent = true;
  }

  /** Notes what {@link FollowUpSuppressor} hides. */
  void answered(Response response) {
    status = response.code();
    hiddenRetryAfter = response.headers(FollowUpSuppressor.RETRY_AFTER);
    endsWithConnection =
        response.protocol().compareTo(Protocol.HTTP_1_1) <= 0
            && response.header("Content-Length") == null
            && response.header("Transfer-Encoding") == null;
  }

  /** Returns the status that the server sent; what OkHttp shows if no server was asked. */
  int status(int shown) {
    return status == 0 ? shown : status;
  }

  List<String> hiddenRetryAfter() {
    return hiddenRetryAfter;
  }

  /** Returns whether the body ends where the connection does. */
  boolean endsWithConnection() {
    return endsWithConnection;
  }

  /** Returns the failure of storing the response, which repeating cannot help. */
  FailedAttempt unwritable(IOException e) {
    return attempt.call().control().stopReason() == null
        ? failure(
            AttemptFailure.lost().asForbidden(),
            "the download could not be written: " + e.getMessage(),
            e)
        : failed(e);
  }

  /** Returns the failure of the attempt, of its sending as of reading its response. */
  FailedAttempt failed(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    Exception unreadable = body == null ? null : body.unreadable();
    // A server does not act on an incomplete request.
    boolean mayHaveArrived = sent && unreadable == null;
    AttemptFailure facts = mayHaveArrived ? AttemptFailure.lost() : AttemptFailure.unsent();
    String stopped = attempt.call().control().stopReason();
    if (stopped != null) {
      return failure(facts.asForbidden(), stopped, e);
    }
    if (unreadable != null) {
      return failure(
          facts.asForbidden(),
          "the upload could not be read: " + unreadable.getMessage(),
          unreadable);
    }
    if (!(e instanceof IOException io)) {
      return failure(facts.asForbidden(), "an unexpected " + e.getClass().getSimpleName(), e);
    }
    if (io instanceof InterruptedIOException
        || io instanceof AttemptTimeouts.LookupAbandonedException) {
      return timeout(facts, io);
    }
    ServerRoute.Problem problem = route.problem(attempt.server(), io, sent);
    if (problem != null) {
      return failure(problem.facts(facts), problem.text(), io);
    }
    return failure(
        NetworkProblems.isPermanent(io) ? facts.asForbidden() : facts,
        NetworkProblems.describe(io, attempt.server().origin(), config()),
        io);
  }

  private FailedAttempt failure(AttemptFailure facts, String detail, Exception cause) {
    SecretMask mask = SecretMask.of(attempt.secrets());
    String masked = mask.mask(detail);
    Throwable shown = NetworkProblems.cause(cause, mask);
    return new FailedAttempt(
        facts,
        (unknown, why) ->
            new TransportException(
                attempt.call().operation(),
                why == null ? masked : masked + ". " + why.replaceAll("\\.$", ""),
                attempt.number(),
                unknown,
                shown));
  }

  private FailedAttempt timeout(AttemptFailure facts, IOException cause) {
    Deadline which = reached(cause);
    Duration length =
        switch (which) {
          case CONNECT -> config().connectTimeout();
          case READ, WRITE -> config().readTimeout();
          case CALL -> attempt.call().deadline().limit();
          default -> limit;
        };
    Throwable shown = NetworkProblems.cause(cause, SecretMask.of(attempt.secrets()));
    return new FailedAttempt(
        facts,
        (unknown, why) ->
            new CallTimeoutException(
                attempt.call().operation(), which, length, attempt.number(), unknown, shown));
  }

  private Deadline reached(IOException cause) {
    boolean lookupLongerThanConnecting =
        cause instanceof AttemptTimeouts.LookupAbandonedException
            && isShorter(config().connectTimeout(), limit);
    if (!(cause instanceof SocketTimeoutException || lookupLongerThanConnecting)) {
      return limitedByCall ? Deadline.CALL : Deadline.ATTEMPT;
    }
    if (!sent) {
      return Deadline.CONNECT;
    }
    return body != null && body.isBeingSent() ? Deadline.WRITE : Deadline.READ;
  }
}
