package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Limits;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** A small response that would become a large value. */
class ResponseMemoryTest {

  private static final String UNKNOWN = "{\"data\":[],\"unknown\":[";
  private static final String MODELS = "{\"data\":[";
  private static final String REFUSED =
      "more than 500000 list elements, map entries and unknown fields; to allow more, raise"
          + " maxJsonValues in the client's Limits";

  /** Lists models in a JVM of its own and prints how each call fails. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      try (TrueFoundryClient client = client(URI.create(arguments[0]), Limits.defaults())) {
        for (int call = 0; call < 3; call++) {
          try {
            client.models().listModels();
          } catch (DecodingException refused) {
            System.out.println(refused.path() + " " + refused.detail());
          }
        }
      }
    }
  }

  @Test
  void aFewKilobytesOfGzipThatWouldFillTheMemoryAreRefusedIn64MebibytesOfHeap() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(
          bomb(UNKNOWN, "1,"), bomb(UNKNOWN, "{\"a\":[1.5]},"), bomb(MODELS, "\"no object\","));
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      Process process =
          new ProcessBuilder(
                  java,
                  "-Xmx64m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Program.class.getName(),
                  server.uri().toString())
              .redirectErrorStream(true)
              .start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

      assertThat(process.waitFor()).as(output).isZero();
      assertThat(output.lines().toList())
          .hasSize(3)
          .allMatch(line -> line.contains(REFUSED))
          .first()
          .asString()
          .startsWith("$.unknown[499999] ");
    }
  }

  @Test
  void rowsWithoutFieldsAreCountedToo() throws IOException {
    try (ScriptedServer server = ScriptedServer.start().enqueue(bomb(MODELS, "{},"));
        TrueFoundryClient client = client(server.uri(), Limits.defaults())) {
      assertThatThrownBy(() -> client.models().listModels())
          .isInstanceOfSatisfying(
              DecodingException.class,
              refused -> assertThat(refused.path()).isEqualTo("$.data[500000]"))
          .hasMessageContaining(REFUSED);
    }
  }

  @Test
  void theLimitCountsWhatIsKeptToTheValueAndCanBeRaised() {
    String threeValues = "{\"data\":[],\"unknown\":[1,2]}";
    try (ScriptedServer server = ScriptedServer.start().otherwise(FixedResponse.json(threeValues));
        TrueFoundryClient narrow = client(server.uri(), Limits.builder().maxJsonValues(2).build());
        TrueFoundryClient wide = client(server.uri(), Limits.builder().maxJsonValues(3).build())) {
      assertThat(wide.models().listModels().toJson()).isEqualTo(threeValues);
      assertThatThrownBy(() -> narrow.models().listModels())
          .isInstanceOfSatisfying(
              DecodingException.class,
              refused -> {
                assertThat(refused.path()).isEqualTo("$.unknown[1]");
                assertThat(refused.detail()).startsWith("there are more than 2 list elements");
              });
    }
  }

  private static TrueFoundryClient client(URI host, Limits limits) {
    return TrueFoundryClient.builder()
        .host(host)
        .apiKey("k")
        .config(ClientConfig.builder().limits(limits).build())
        .build();
  }

  private static FixedResponse bomb(String start, String element) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    byte[] block = element.repeat(10_000).getBytes(StandardCharsets.UTF_8);
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(start.getBytes(StandardCharsets.UTF_8));
      for (int size = 0; size < 60_000_000; size += block.length) {
        gzip.write(block);
      }
      gzip.write("0]}".getBytes(StandardCharsets.UTF_8));
    }
    return FixedResponse.status(200)
        .header("Content-Type", "application/json")
        .header("Content-Encoding", "gzip")
        .body(compressed.toByteArray());
  }
}
