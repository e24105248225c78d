package io.github.modelregistry.benchmarks;

import io.github.modelregistry.benchmarks.peers.ModelBeans;
import io.github.modelregistry.benchmarks.peers.ModelRecords;
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

  private final Decoders decoders = new Decoders();
  private byte[] page = {};

  /** Creates the page and checks that every client reads the same from it. */
  @Setup
  public void createPage() throws IOException {
    page = ModelPages.page(models);
    PageSummary.requireEqual(models, decoders.summaries(page));
  }

  /** Reads token by token and keeps nothing. */
  @Benchmark
  public int tokenScan() throws IOException {
    return TokenScan.scan(new ByteArrayInputStream(page));
  }

  /** Decodes with this SDK. */
  @Benchmark
  public ListModelsResponse sdk() {
    return decoders.sdk(page);
  }

  /** Decodes with Jackson databind into records. */
  @Benchmark
  public ModelRecords.Page jacksonRecords() throws IOException {
    return decoders.jacksonRecords(page);
  }

  /** Decodes with fastjson2 into classes. */
  @Benchmark
  public ModelBeans.Page fastjson() {
    return decoders.fastjson(page);
  }

  /** Decodes with reflective Gson into classes. */
  @Benchmark
  public ModelBeans.Page gsonBeans() throws IOException {
    return decoders.gsonBeans(page);
  }

  /** Decodes with the stock client on OkHttp and Gson. */
  @Benchmark
  public bench.stock.okhttpgson.model.ListModelsResponse stockOkHttpGson() throws IOException {
    return decoders.stockOkHttpGson(page);
  }

  /** Decodes with the stock client on the JDK's HTTP client and Jackson. */
  @Benchmark
  public bench.stock.nativejackson.model.ListModelsResponse stockNative() throws IOException {
    return decoders.stockNative(page);
  }
}
