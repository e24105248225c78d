package io.github.modelregistry.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.truefoundry.model.ListModelsResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** How each client turns the bytes of a page into models, without a network. */
final class Decoding {

  private static final TypeReference<bench.stock.nativejackson.model.ListModelsResponse>
      STOCK_NATIVE_PAGE = new TypeReference<>() {};

  private final ObjectMapper stockMapper =
      bench.stock.nativejackson.ApiClient.createDefaultObjectMapper();

  /** The stock client keeps its Gson in a static field, which its ApiClient fills. */
  Decoding() {
    new bench.stock.okhttpgson.ApiClient();
  }

  ListModelsResponse ours(byte[] page) {
    return JsonDocuments.read(new ByteArrayInputStream(page), ListModelsResponse.codec());
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
}
