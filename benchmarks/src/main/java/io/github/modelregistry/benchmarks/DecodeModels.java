package io.github.modelregistry.benchmarks;

import io.github.modelregistry.truefoundry.model.ListModelsResponse;
import java.io.ByteArrayInputStream;
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

/** Decodes a page of models that is in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DecodeModels {

  /** How many models the page has. */
  @Param("1000")
  public int models;

  private final Decoding decoding = new Decoding();
  private byte[] page = {};

  /** Makes the page, and sure that every client reads the same from it. */
  @Setup
  public void makePage() throws IOException {
    page = ModelPages.page(models);
    Seen.requireAlike(
        models,
        Seen.of(decoding.ours(page)),
        Seen.of(decoding.stockOkHttpGson(page)),
        Seen.of(decoding.stockNative(page)));
  }

  /** Takes the page apart, and keeps nothing. */
  @Benchmark
  public int floor() throws IOException {
    return TokenScan.scan(new ByteArrayInputStream(page));
  }

  /** Decodes with this SDK. */
  @Benchmark
  public ListModelsResponse ours() {
    return decoding.ours(page);
  }

  /** Decodes with the stock client on OkHttp and Gson. */
  @Benchmark
  public bench.stock.okhttpgson.model.ListModelsResponse stockOkHttpGson() throws IOException {
    return decoding.stockOkHttpGson(page);
  }

  /** Decodes with the stock client on the JDK's HTTP client and Jackson. */
  @Benchmark
  public bench.stock.nativejackson.model.ListModelsResponse stockNative() throws IOException {
    return decoding.stockNative(page);
  }
}
