package io.github.modelregistry.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The clients do the same work, before anyone compares how they do it. */
class PeersTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Decoding decoding = new Decoding();

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
    byte[] page = ModelPages.page(20);

    Seen.requireAlike(
        20,
        Seen.of(decoding.ours(page)),
        Seen.of(decoding.stockOkHttpGson(page)),
        Seen.of(decoding.stockNative(page)));
  }

  @Test
  void everyClientGetsTheWholePage() throws Exception {
    try (LoopbackServer server = LoopbackServer.start(Clients.PATH, ModelPages.page(20));
        Clients clients = new Clients(server.origin(), 20)) {
      Seen.requireAlike(
          20,
          Seen.of(clients.ours()),
          Seen.of(clients.stockOkHttpGson()),
          Seen.of(clients.stockNative()));
      assertThat(clients.floor()).isPositive();
    }
  }

  @Test
  void decodingAThousandModelsAllocatesLessThanAThirdOfTheStockClients() throws Exception {
    byte[] page = ModelPages.page(1000);

    long ours = allocatedBy(() -> decoding.ours(page));
    long stock = allocatedBy(() -> decoding.stockOkHttpGson(page));

    assertThat(ours).isLessThan(stock / 3);
  }

  /**
   * A version holds two unions, which the stock clients decode by trying each alternative. Rows
   * without a version show that these are not what the comparison lives on.
   */
  @Test
  void withoutUnionsItIsStillLessThanAThird() throws Exception {
    byte[] page = withoutVersions(ModelPages.page(1000));
    assertThat(decoding.stockOkHttpGson(page).getData())
        .hasSize(1000)
        .allSatisfy(model -> assertThat(model.getLatestVersion()).isNull());

    long ours = allocatedBy(() -> decoding.ours(page));
    long stock = allocatedBy(() -> decoding.stockOkHttpGson(page));

    assertThat(ours).isLessThan(stock / 3);
  }

  private static byte[] withoutVersions(byte[] page) {
    return new String(page, UTF_8)
        .replaceAll("\"latest_version\":.*?\"run_id\":\"[^\"]*\"}}", "\"latest_version\":null")
        .getBytes(UTF_8);
  }

  /** Returns the bytes that an action allocates once its classes are there. */
  private static long allocatedBy(Callable<?> action) throws Exception {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      assertThat(action.call()).isNotNull();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
