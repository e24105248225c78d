package io.github.modelregistry.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ConfigurationException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportSpecTest {

  @ParameterizedTest
  @CsvSource({
    "https://h, https://h",
    "https://h/, https://h",
    "https://h:8443/api/svc///, https://h:8443/api/svc",
    "http://127.0.0.1:1/a%20b/, http://127.0.0.1:1/a%20b",
    "HTTPS://Host/, https://host",
  })
  void trailingSlashesGoAndAPathPrefixStays(String given, String kept) {
    assertThat(TransportSpec.builder("v", URI.create(given)).build().baseUrl()).hasToString(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://h, https",
    "h:path, port",
    "https:///path, host",
    "https://h?key=geheim, query",
    "https://h#geheim, fragment",
    "https://me:geheim@h, credentials",
    "https://me:ge/heim@h, credentials",
    "https://h/a/../b, '..'",
    "https://h/%2E%2e/b, '..'",
  })
  void aBaseUrlThatCannotBeOneIsRefusedWithoutRepeatingIt(String given, String expected) {
    assertThatThrownBy(() -> TransportSpec.builder("acme", URI.create(given)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("acme")
        .hasMessageContaining(expected)
        .hasMessageNotContaining("heim");
  }

  @Test
  void allProblemsOfABaseUrlAreNamedTogether() {
    assertThatThrownBy(() -> TransportSpec.builder("acme", URI.create("ftp://a@h?b")))
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.problems()).hasSize(3));
  }
}
