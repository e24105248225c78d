package io.github.modelregistry.benchmarks;

import io.github.modelregistry.benchmarks.peers.ModelBeans;
import io.github.modelregistry.benchmarks.peers.ModelRecords;
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

/** Asks a server on loopback for a page of models, from the method call to the typed response. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the method with @Setup first.
public class CallModels {

  /** How many models the page has. */
  @Param({"1000", "1"})
  public int models;

  private LoopbackServer server;
  private Clients clients;

  /** Starts the server and checks that every client gets the same from it. */
  @Setup
  public void start() throws Exception {
    server = LoopbackServer.start(Clients.PATH, ModelPages.page(models));
    clients = new Clients(server.origin(), models);
    PageSummary.requireEqual(models, clients.summaries());
  }

  /** Closes clients and server. */
  @TearDown
  public void stop() throws IOException {
    clients.close();
    server.close();
  }

  /** Calls with OkHttp alone and reads the body without looking at it. */
  @Benchmark
  public int rawOkHttp() throws IOException {
    return clients.rawOkHttp();
  }

  /** Calls with OkHttp alone and reads the body token by token. */
  @Benchmark
  public int tokenScan() throws IOException {
    return clients.tokenScan();
  }

  /** Calls with this SDK. */
  @Benchmark
  public ListModelsResponse sdk() {
    return clients.sdk();
  }

  /** Calls with OkHttp and Jackson databind into records. */
  @Benchmark
  public ModelRecords.Page jacksonRecords() throws IOException {
    return clients.jacksonRecords();
  }

  /** Calls with OkHttp and fastjson2 into classes. */
  @Benchmark
  public ModelBeans.Page fastjson() throws IOException {
    return clients.fastjson();
  }

  /** Calls with OkHttp and reflective Gson into classes. */
  @Benchmark
  public ModelBeans.Page gsonBeans() throws IOException {
    return clients.gsonBeans();
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
