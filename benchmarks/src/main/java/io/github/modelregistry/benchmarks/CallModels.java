package io.github.modelregistry.benchmarks;

import io.github.modelregistry.truefoundry.model.ListModelsResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Asks a server on loopback for a page of models, from the method call to the typed answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the method with @Setup first.
public class CallModels {

  /** How many models the page has. */
  @Param("1000")
  public int models;

  private LoopbackServer server;
  private Clients clients;

  /** Starts the server, and makes sure that every client gets the same from it. */
  @Setup
  public void start() throws Exception {
    server = LoopbackServer.start(Clients.PATH, ModelPages.page(models));
    clients = new Clients(server.origin(), models);
    Seen.requireAlike(
        models,
        Seen.of(clients.ours()),
        Seen.of(clients.stockOkHttpGson()),
        Seen.of(clients.stockNative()));
  }

  /** Closes clients and server. */
  @TearDown
  public void stop() throws IOException {
    clients.close();
    server.close();
  }

  /** Calls with bare OkHttp, and takes the page apart. */
  @Benchmark
  public int floor() throws IOException {
    return clients.floor();
  }

  /** Calls with this SDK. */
  @Benchmark
  public ListModelsResponse ours() {
    return clients.ours();
  }

  /** Calls with the stock client on OkHttp and Gson. */
  @Benchmark
  public bench.stock.okhttpgson.model.ListModelsResponse stockOkHttpGson() throws Exception {
    return clients.stockOkHttpGson();
  }

  /** Calls with the stock client on the JDK's HTTP client and Jackson. */
  @Benchmark
  public bench.stock.nativejackson.model.ListModelsResponse stockNative() throws Exception {
    return clients.stockNative();
  }
}
