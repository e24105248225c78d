package io.github.modelregistry.consumers.onevendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Counts what one vendor's client puts on the class path of a program, beside two other clients.
 * {@code mvn verify} prints the table.
 */
class FootprintIT {

  private static final Footprint OURS = Footprint.of("model-registry-truefoundry", ".");
  private static final Footprint STOCK =
      Footprint.of("stock generator, libraries without the client", "stock-generator");
  private static final Footprint OPENAI = Footprint.of("openai-java", "openai");

  @Test
  void theJarsAreThese() {
    assertThat(OURS.artifacts())
        .containsExactlyInAnyOrder(
            "model-registry-truefoundry",
            "model-registry-core",
            "okhttp-jvm",
            "okhttp",
            "okio-jvm",
            "kotlin-stdlib",
            "annotations",
            "jackson-core",
            "jspecify");
  }

  @Test
  void theirSizeHasALimit() {
    assertThat(OURS.kibibytes()).isBetween(1_000L, 5 * 1024L);
  }

  @Test
  void otherClientsHaveMoreJars() {
    System.out.printf("%n| client | jars | MiB |%n| --- | --- | --- |%n");
    for (Footprint client : List.of(OURS, STOCK, OPENAI)) {
      System.out.println(client);
    }
    assertThat(STOCK.jars().size()).isGreaterThan(OURS.jars().size());
    assertThat(OPENAI.jars().size()).isGreaterThan(OURS.jars().size());
  }
}
