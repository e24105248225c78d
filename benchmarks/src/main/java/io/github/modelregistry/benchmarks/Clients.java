package io.github.modelregistry.benchmarks;

import io.github.modelregistry.benchmarks.peers.HandWrittenClient;
import io.github.modelregistry.benchmarks.peers.ModelBeans;
import io.github.modelregistry.benchmarks.peers.ModelRecords;
import io.github.modelregistry.truefoundry.TrueFoundryClient;
import io.github.modelregistry.truefoundry.model.ListModelsResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One client of each kind for the same server, made once. */
final class Clients implements AutoCloseable {

  /** Where a control plane serves the list of models. */
  static final String PATH = "/api/ml/v1/models";

  static final String KEY = "not-a-secret";

  private static final String BASE_PATH = "/api/ml/v1";

  private final int limit;
  private final OkHttpClient bare = new OkHttpClient();
  private final Request bareRequest;
  private final byte[] buffer = new byte[8 * 1024];
  private final TrueFoundryClient sdk;
  private final HandWrittenClient<ModelRecords.Page> jacksonRecords;
  private final HandWrittenClient<ModelBeans.Page> fastjson;
  private final HandWrittenClient<ModelBeans.Page> gsonBeans;
  private final bench.stock.okhttpgson.ApiClient stockOkHttpGsonClient;
  private final bench.stock.okhttpgson.api.ModelsApi stockOkHttpGson;
  private final bench.stock.nativejackson.api.ModelsApi stockNative;

  /** Creates clients that ask a server for so many models at once. */
  Clients(String origin, int limit) {
    this.limit = limit;
    String url = origin + PATH;
    this.bareRequest =
        new Request.Builder()
            .url(url + "?offset=0&limit=" + limit)
            .header("Authorization", "Bearer " + KEY)
            .header("Accept", "application/json")
            .build();
    this.sdk = TrueFoundryClient.builder().host(origin).apiKey(KEY).build();
    this.jacksonRecords = new HandWrittenClient<>(url, KEY, ModelRecords::read);
    this.fastjson = new HandWrittenClient<>(url, KEY, ModelBeans::readWithFastjson);
    this.gsonBeans = new HandWrittenClient<>(url, KEY, ModelBeans::readWithGson);
    this.stockOkHttpGsonClient =
        new bench.stock.okhttpgson.ApiClient().setBasePath(origin + BASE_PATH);
    stockOkHttpGsonClient.setBearerToken(KEY);
    this.stockOkHttpGson = new bench.stock.okhttpgson.api.ModelsApi(stockOkHttpGsonClient);
    bench.stock.nativejackson.ApiClient stockNativeClient =
        new bench.stock.nativejackson.ApiClient();
    stockNativeClient.updateBaseUri(origin + BASE_PATH);
    // The native library leaves security schemes to its user.
    stockNativeClient.setRequestInterceptor(
        request -> request.header("Authorization", "Bearer " + KEY));
    this.stockNative = new bench.stock.nativejackson.api.ModelsApi(stockNativeClient);
  }

  /** Calls with OkHttp alone and reads the body without looking at it. */
  int rawOkHttp() throws IOException {
    try (Response response = bare.newCall(bareRequest).execute();
        InputStream body = response.body().byteStream()) {
      int length = 0;
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        length += read;
      }
      return length;
    }
  }

  /** Calls with OkHttp alone and reads the body token by token. */
  int tokenScan() throws IOException {
    try (Response response = bare.newCall(bareRequest).execute();
        InputStream body = response.body().byteStream()) {
      return TokenScan.scan(body);
    }
  }

  ListModelsResponse sdk() {
    return sdk.models().listModels(query -> query.offset(0L).limit(limit));
  }

  ModelRecords.Page jacksonRecords() throws IOException {
    return jacksonRecords.list(0, limit);
  }

  ModelBeans.Page fastjson() throws IOException {
    return fastjson.list(0, limit);
  }

  ModelBeans.Page gsonBeans() throws IOException {
    return gsonBeans.list(0, limit);
  }

  bench.stock.okhttpgson.model.ListModelsResponse stockOkHttpGson()
      throws bench.stock.okhttpgson.ApiException {
    return stockOkHttpGson.listModels(null, null, null, 0L, limit, null, null);
  }

  bench.stock.nativejackson.model.ListModelsResponse stockNative()
      throws bench.stock.nativejackson.ApiException {
    return stockNative.listModels(null, null, null, 0L, limit, null, null);
  }

  /** Calls with every client. */
  Map<String, PageSummary> summaries() throws Exception {
    return Map.of(
        "sdk", PageSummary.of(sdk()),
        "jacksonRecords", PageSummary.of(jacksonRecords()),
        "fastjson", PageSummary.of(fastjson()),
        "gsonBeans", PageSummary.of(gsonBeans()),
        "stockOkHttpGson", PageSummary.of(stockOkHttpGson()),
        "stockNative", PageSummary.of(stockNative()));
  }

  /** Closes what can be closed; the JDK's client of Java 17 cannot. */
  @Override
  public void close() {
    sdk.close();
    jacksonRecords.close();
    fastjson.close();
    gsonBeans.close();
    bare.connectionPool().evictAll();
    stockOkHttpGsonClient.getHttpClient().connectionPool().evictAll();
  }
}
