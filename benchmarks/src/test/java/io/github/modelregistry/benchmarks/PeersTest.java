package io.github.modelregistry.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.Gson;
import java.io.ByteArrayInputStream;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The clients do the same work: only then are their figures comparable. */
class PeersTest {

  private final Decoders decoders = new Decoders();

  @Test
  void aPageIsTheSameEveryTime() {
    assertThat(ModelPages.page(20)).isEqualTo(ModelPages.page(20));
  }

  @Test
  void theScanReadsThePageToItsEnd() throws Exception {
    byte[] page = ModelPages.page(20);

    int characters = TokenScan.scan(new ByteArrayInputStream(page));

    assertThat(characters).isBetween(page.length / 2, page.length);
  }

  @Test
  void everyClientDecodesTheWholePage() throws Exception {
    PageSummary.requireEqual(20, decoders.summaries(ModelPages.page(20)));
  }

  @Test
  void everyClientGetsTheWholePage() throws Exception {
    byte[] page = ModelPages.page(20);
    try (LoopbackServer server = LoopbackServer.start(Clients.PATH, page);
        Clients clients = new Clients(server.origin(), 20)) {
      PageSummary.requireEqual(20, clients.summaries());
      assertThat(clients.rawOkHttp()).isEqualTo(page.length);
      assertThat(clients.tokenScan()).isPositive();
    }
  }

  @Test
  void noClientWrittenByHandDropsAField() throws Exception {
    byte[] page = ModelPages.page(20);
    ObjectMapper mapper =
        new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    JsonNode sent = withoutNulls(mapper.readTree(page));

    assertThat(mapper.readTree(mapper.writeValueAsBytes(decoders.jacksonRecords(page))))
        .isEqualTo(sent);
    assertThat(mapper.readTree(new Gson().toJson(decoders.gsonBeans(page)))).isEqualTo(sent);
    assertThat(mapper.readTree(new Gson().toJson(decoders.fastjson(page)))).isEqualTo(sent);
  }

  @Test
  void decodingAllocatesLessThanJacksonRecords() throws Exception {
    byte[] page = ModelPages.page(1000);

    long sdk = allocatedBy(() -> decoders.sdk(page));
    long records = allocatedBy(() -> decoders.jacksonRecords(page));

    assertThat(sdk).isLessThan(records);
  }

  private static JsonNode withoutNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.removeIf(JsonNode::isNull);
    }
    node.forEach(PeersTest::withoutNulls);
    return node;
  }

  /** Returns the bytes that an action allocates once its classes are loaded. */
  private static long allocatedBy(Callable<?> action) throws Exception {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      long before = AllocatedBytes.byThisThread();
      assertThat(action.call()).isNotNull();
      least = Math.min(least, AllocatedBytes.byThisThread() - before);
    }
    return least;
  }
}
