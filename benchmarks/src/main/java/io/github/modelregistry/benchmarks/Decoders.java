package io.github.modelregistry.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.modelregistry.benchmarks.peers.ModelBeans;
import io.github.modelregistry.benchmarks.peers.ModelRecords;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.truefoundry.model.ListModelsResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/** How each client reads the bytes of a page into models, without a network. */
final class Decoders {

  private static final TypeReference<bench.stock.nativejackson.model.ListModelsResponse>
      STOCK_NATIVE_PAGE = new TypeReference<>() {};

  private final ObjectMapper stockMapper =
      bench.stock.nativejackson.ApiClient.createDefaultObjectMapper();

  /** The stock client keeps its Gson in a static field, which its ApiClient fills. */
  Decoders() {
    new bench.stock.okhttpgson.ApiClient();
  }

  ListModelsResponse sdk(byte[] page) {
    return JsonDocuments.read(new ByteArrayInputStream(page), ListModelsResponse.codec());
  }

  ModelRecords.Page jacksonRecords(byte[] page) throws IOException {
    return ModelRecords.read(new ByteArrayInputStream(page));
  }

  ModelBeans.Page fastjson(byte[] page) {
    return ModelBeans.readWithFastjson(new ByteArrayInputStream(page));
  }

  ModelBeans.Page gsonBeans(byte[] page) throws IOException {
    return ModelBeans.readWithGson(new ByteArrayInputStream(page));
  }

  bench.stock.okhttpgson.model.ListModelsResponse stockOkHttpGson(byte[] page) throws IOException {
    return bench.stock.okhttpgson.JSON.deserialize(
        new ByteArrayInputStream(page), bench.stock.okhttpgson.model.ListModelsResponse.class);
  }

  /** By way of a string of the whole body, as the methods of that client do it. */
  bench.stock.nativejackson.model.ListModelsResponse stockNative(byte[] page) throws IOException {
    String body = new String(new ByteArrayInputStream(page).readAllBytes());
    return stockMapper.readValue(body, STOCK_NATIVE_PAGE);
  }

  /** Reads a page with every client. */
  Map<String, PageSummary> summaries(byte[] page) throws IOException {
    return Map.of(
        "sdk", PageSummary.of(sdk(page)),
        "jacksonRecords", PageSummary.of(jacksonRecords(page)),
        "fastjson", PageSummary.of(fastjson(page)),
        "gsonBeans", PageSummary.of(gsonBeans(page)),
        "stockOkHttpGson", PageSummary.of(stockOkHttpGson(page)),
        "stockNative", PageSummary.of(stockNative(page)));
  }
}
