package io.github.modelregistry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file is a list of registries or refused, and never shows a secret of the environment. */
class RegistriesFileFuzzTest {

  private static final String SECRET = "s3cr3t-t0ken";
  private static final Settings ENVIRONMENT = Settings.of(Map.of("KEY", SECRET, "EMPTY", ""));

  static Stream<Arguments> seeds() {
    return Stream.of(
            "{\"registries\":[]}",
            "{\"registries\":[{\"name\":\"wallaroo-eu\",\"vendor\":\"wallaroo\",\"settings\":"
                + "{\"WALLAROO_TOKEN\":\"${KEY}\",\"WALLAROO_URL\":\"https://h/$${KEY}\"}}]}",
            "{\"registries\":[{\"name\":\"a\",\"settings\":{\"A_TOKEN\":\"${EMPTY}${NONE}${\"}},"
                + "{\"name\":\"a\",\"settings\":{\"B\":1,\"C\":true,\"D\":null,\"E\":[]},\"x\":1}]}",
            "{\"registries\":[1,{}],\"registries\":2}")
        .map(text -> Seeds.bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("seeds")
  @DictionaryEntries({
    "${KEY}",
    "$${KEY}",
    "${EMPTY}",
    "\"registries\"",
    "\"name\"",
    "\"vendor\"",
    "\"settings\""
  })
  @FuzzTest
  void anyFileIsReadOrRefused(byte[] content) {
    String json = new String(content, StandardCharsets.UTF_8);
    try {
      RegistriesFile file = RegistriesFile.parse(json, "registries.json", ENVIRONMENT);
      file.entries()
          .forEach(
              entry -> {
                assertThat(entry.toString()).doesNotContain(SECRET);
                assertThat(entry.problems().toString()).doesNotContain(SECRET);
              });
    } catch (ConfigurationException refused) {
      assertThat(refused).hasMessageContaining("registries.json");
      assertThat(refused.getMessage()).doesNotContain(SECRET);
    }
  }
}
