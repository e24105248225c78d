package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.internal.okhttp.transfer.OkHttpBody;
import io.github.modelregistry.retry.RetrySafety;
import io.github.modelregistry.runtime.RequestBody;
import java.io.EOFException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Puts one attempt on the wire by OkHttp: exactly one request, or none. */
final class OkHttpLayer implements AttemptLayer {

  private static final Pattern ENDLESS_LINE = Pattern.compile("\\\\n not found: limit=\\d{6}");

  /** A safe POST only reads, as {@link RetrySafety} has it. */
  private static final Set<String> CHANGING = Set.of("PUT", "DELETE", "PATCH");

  private final OkHttpClient client;
  private final OkHttpClient withoutReuse;
  private final ServerRoute route;

  OkHttpLayer(OkHttpClient client, ServerRoute route) {
    this.client = client;
    this.route = route;
    this.withoutReuse =
        client.newBuilder().connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS)).build();
  }

  @Override
  public RawResponse send(Attempt attempt) {
    OkHttpBody body = body(attempt);
    while (true) {
      AttemptWatch watch = new AttemptWatch(attempt, body, route);
      attempt.call().checkMayGoOn();
      try {
        return send(attempt, body, watch);
      } catch (FailedAttempt failed) {
        if (!watch.needsAnotherConnection()) {
          throw failed;
        } // each round removes a connection from the pool
      }
    }
  }

  @SuppressWarnings("InterruptedExceptionSwallowed") // the watch sets the flag again
  private RawResponse send(Attempt attempt, @Nullable OkHttpBody body, AttemptWatch watch) {
    Upgrade upgrade = Upgrade.of(attempt.operation());
    Call call = upgrade.fit(client(attempt)).newCall(request(attempt, body, watch, upgrade));
    call.timeout().timeout(watch.limit().toNanos(), TimeUnit.NANOSECONDS);
    attempt.call().control().started(call, attempt.number());
    try {
      Response response = call.execute();
      return new RawResponse(
          watch.status(response.code()),
          headers(response, watch),
          response.body().byteStream(),
          watch,
          upgrade.result(response));
    } catch (Exception e) { // OkHttp is Kotlin: a checked exception may come undeclared
      checkHead(attempt, e);
      throw watch.failed(e);
    }
  }

  /** OkHttp gives up on a head of more than 256 KiB, in the same way as on one that is cut off. */
  private static void checkHead(Attempt attempt, Exception e) {
    String text = e.getCause() instanceof EOFException end ? end.getMessage() : null;
    if (text != null && ENDLESS_LINE.matcher(text).lookingAt()) {
      String detail =
          "too many header characters received, the limit is "
              + attempt.config().limits().maxHeaderBytes();
      throw new DecodingException(attempt.operation().id(), "headers", detail, null, null);
    }
  }

  /**
   * A server may have closed an idle connection without our knowing. Then the request is lost,
   * which does harm where it may not be repeated; and a response to an earlier call that came with
   * the one before cannot be seen, which does harm where a call changes something. Such a call gets
   * a connection of its own.
   */
  private OkHttpClient client(Attempt attempt) {
    boolean reads =
        attempt.call().call().retry() == RetrySafety.SAFE
            && attempt.call().isRepeatable()
            && !CHANGING.contains(attempt.call().method());
    return reads ? client : withoutReuse;
  }

  private static Request request(
      Attempt attempt, @Nullable OkHttpBody body, AttemptWatch watch, Upgrade upgrade) {
    Request.Builder request =
        new Request.Builder()
            .url(attempt.url())
            .method(attempt.call().method(), body)
            .tag(AttemptWatch.class, watch)
            .header("Accept", attempt.operation().accept());
    RequestBody content = attempt.call().call().body();
    if (content != null && content.mediaType() != null) {
      request.header("Content-Type", content.mediaType());
    }
    for (int i = 0; i < attempt.headers().size(); i++) {
      String name = attempt.headers().name(i);
      String value = attempt.headers().value(i);
      if (!name.equalsIgnoreCase("Accept-Encoding") || value.equalsIgnoreCase("identity")) {
        request.header(name, value); // OkHttp decompresses what it requested itself, and no other
      }
    }
    upgrade.askIn(request);
    Request built = request.build();
    checkUnchanged(attempt, built);
    return built;
  }

  /** OkHttp normalizes URLs, which could change what is called; ours are normalized. */
  private static void checkUnchanged(Attempt attempt, Request request) {
    String query = request.url().encodedQuery();
    String path = request.url().encodedPath();
    if (!attempt.hasSecretUrl()
        && !attempt.url().endsWith(query == null ? path : path + '?' + query)) {
      throw new IllegalStateException(
          "the path of " + attempt.operation().id() + " would be changed when sent");
    }
  }

  private static @Nullable OkHttpBody body(Attempt attempt) {
    RequestBody body = attempt.call().call().body();
    if (body == null && !attempt.operation().method().needsBody()) {
      return null;
    }
    return new OkHttpBody(body);
  }

  private static Headers headers(Response response, AttemptWatch watch) {
    Headers.Builder headers = Headers.builder();
    for (int i = 0; i < response.headers().size(); i++) {
      headers.addReceived(response.headers().name(i), response.headers().value(i));
    }
    watch.hiddenRetryAfter().forEach(v -> headers.addReceived(FollowUpSuppressor.RETRY_AFTER, v));
    return headers.build();
  }
}
