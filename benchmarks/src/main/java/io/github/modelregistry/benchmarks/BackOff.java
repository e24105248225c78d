package io.github.modelregistry.benchmarks;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.retry.RetrySettings;
import io.github.modelregistry.truefoundry.TrueFoundryClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps 500 asynchronous calls in back-off, counts the threads of their client, and times further
 * calls of the same client to a healthy endpoint beside those of a client without other calls.
 */
final class BackOff {

  private static final int CALLS = 500;
  private static final int WARM_UP_CALLS = 500;
  private static final int TIMED_CALLS = 300;
  private static final long SECONDS_TO_SETTLE = 3;
  private static final double LONGEST_MILLISECONDS = 5_000;

  private final AtomicInteger refused = new AtomicInteger();

  /** Prints a table. */
  public static void main(String[] arguments) throws Exception {
    new BackOff().measure();
  }

  private void measure() throws Exception {
    long threadsBefore = threads();
    try (LoopbackServer server = LoopbackServer.start(responses());
        TrueFoundryClient busy = client(server);
        TrueFoundryClient quiet = client(server)) {
      warmUp(busy);
      List<CompletableFuture<?>> waiting = new ArrayList<>();
      for (int call = 0; call < CALLS; call++) {
        waiting.add(busy.async().models().getModel(request -> request.id("any")));
      }
      awaitRefusals();
      long threadsHeld = threads() - threadsBefore;
      warmUp(quiet);
      double[] quietTimes = new double[TIMED_CALLS];
      double[] busyTimes = new double[TIMED_CALLS];
      int timed = 0;
      while (timed < TIMED_CALLS && (timed == 0 || busyTimes[timed - 1] < LONGEST_MILLISECONDS)) {
        quietTimes[timed] = millisecondsOfCall(quiet);
        busyTimes[timed] = millisecondsOfCall(busy);
        timed++;
      }
      long inBackOff = waiting.stream().filter(call -> !call.isDone()).count();
      report(
          threadsHeld,
          Math.min(inBackOff, refused.get()),
          Arrays.copyOf(quietTimes, timed),
          Arrays.copyOf(busyTimes, timed));
      waiting.forEach(call -> call.cancel(true));
    }
  }

  private static void warmUp(TrueFoundryClient client) throws Exception {
    for (int call = 0; call < WARM_UP_CALLS; call++) {
      millisecondsOfCall(client);
    }
  }

  private static void report(long threads, long inBackOff, double[] quiet, double[] busy) {
    Arrays.sort(quiet);
    Arrays.sort(busy);
    double median = busy[busy.length / 2] / quiet[quiet.length / 2];
    double slow = busy[busy.length * 95 / 100] / quiet[quiet.length * 95 / 100];
    System.out.println(
        "| calls in back-off | threads held | next call, median × quiet client | 95 % × quiet |");
    System.out.println("| ---: | ---: | ---: | ---: |");
    System.out.printf(Locale.ROOT, "| %d | %d | %.2f | %.2f |%n", inBackOff, threads, median, slow);
    Limit.print(
        List.of(
            Limit.reported("back-off: calls not yet sent", CALLS - inBackOff, 0),
            Limit.reported("back-off: threads held", threads, 8),
            Limit.reported("back-off: median of the next call × quiet client", median, 1.1)));
  }

  /** Models by id are refused for half a minute, lists of models are served. */
  private LoopbackServer.Responses responses() {
    byte[] list = LoopbackServer.response(200, "", ModelPages.page(1));
    byte[] unavailable =
        LoopbackServer.response(
            503, "Retry-After: 50\r\n", "{}".getBytes(StandardCharsets.US_ASCII));
    byte[] byId = LoopbackServer.requestStart(Clients.PATH + "/");
    return (request, length) -> {
      if (LoopbackServer.startsWith(request, byId)) {
        refused.incrementAndGet();
        return unavailable;
      }
      return list;
    };
  }

  /** Without a budget of retries: else most of the calls would fail at once. */
  private static TrueFoundryClient client(LoopbackServer server) {
    RetrySettings retry = RetrySettings.builder().budget(1_000_000_000).build();
    return TrueFoundryClient.builder()
        .host(server.origin())
        .apiKey(Clients.KEY)
        .config(ClientConfig.builder().retry(retry).build())
        .build();
  }

  private static double millisecondsOfCall(TrueFoundryClient client) throws Exception {
    long start = System.nanoTime();
    CompletableFuture<?> call = client.async().models().listModels(query -> query.limit(1));
    try {
      call.get((long) LONGEST_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      call.cancel(true);
      return LONGEST_MILLISECONDS;
    }
    return (System.nanoTime() - start) / 1e6;
  }

  /** Waits until every call was refused, or none was for a while; then until threads have ended. */
  private void awaitRefusals() throws InterruptedException {
    int before = -1;
    while (refused.get() != before) {
      before = refused.get();
      TimeUnit.SECONDS.sleep(SECONDS_TO_SETTLE);
    }
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().startsWith(LoopbackServer.THREAD_PREFIX))
        .count();
  }
}
