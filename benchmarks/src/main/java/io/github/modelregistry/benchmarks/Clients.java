package io.github.modelregistry.benchmarks;

import io.github.modelregistry.truefoundry.TrueFoundryClient;
import io.github.modelregistry.truefoundry.model.ListModelsResponse;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One client of each kind for the same server, each as its makers set it up, made once. */
final class Clients implements AutoCloseable {

  /** Where a control plane serves the list of models. */
  static final String PATH = "/api/ml/v1/models";

  private static final String BASE_PATH = "/api/ml/v1";
  private static final String KEY = "not-a-secret";

  private final int limit;
  private final OkHttpClient floor = new OkHttpClient();
  private final Request floorRequest;
  private final TrueFoundryClient ours;
  private final bench.stock.okhttpgson.ApiClient stockOkHttpGsonClient;
  private final bench.stock.okhttpgson.api.ModelsApi stockOkHttpGson;
  private final bench.stock.nativejackson.api.ModelsApi stockNative;

  /** Creates clients that ask a server for so many models at once. */
  Clients(String origin, int limit) {
    this.limit = limit;
    this.floorRequest =
        new Request.Builder()
            .url(origin + PATH + "?offset=0&limit=" + limit)
            .header("Authorization", "Bearer " + KEY)
            .header("Accept", "application/json")
            .build();
    this.ours = TrueFoundryClient.builder().host(origin).apiKey(KEY).build();
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

  /** Calls with bare OkHttp and takes the answer apart, keeping nothing. */
  int floor() throws IOException {
    try (Response response = floor.newCall(floorRequest).execute();
        InputStream body = response.body().byteStream()) {
      return TokenScan.scan(body);
    }
  }

  ListModelsResponse ours() {
    return ours.models().listModels(query -> query.offset(0L).limit(limit));
  }

  bench.stock.okhttpgson.model.ListModelsResponse stockOkHttpGson()
      throws bench.stock.okhttpgson.ApiException {
    return stockOkHttpGson.listModels(null, null, null, 0L, limit, null, null);
  }

  bench.stock.nativejackson.model.ListModelsResponse stockNative()
      throws bench.stock.nativejackson.ApiException {
    return stockNative.listModels(null, null, null, 0L, limit, null, null);
  }

  /** Closes what can be closed; the JDK's client of Java 17 cannot. */
  @Override
  public void close() {
    ours.close();
    floor.connectionPool().evictAll();
    stockOkHttpGsonClient.getHttpClient().connectionPool().evictAll();
  }
}
