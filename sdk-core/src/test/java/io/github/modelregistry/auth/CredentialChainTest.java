package io.github.modelregistry.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.ErrorDetails;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialChainTest {

  private final List<String> tried = new ArrayList<>();

  @Test
  void theFirstThatAreSetUpAreUsedAndTheOthersNotTried() {
    CredentialChain chain =
        CredentialChain.builder()
            .add("ACME_TOKEN", () -> unset("ACME_TOKEN"))
            .add("ACME_KEY", () -> set("ACME_KEY", "key-17"))
            .add("ACME_OTHER", () -> set("ACME_OTHER", "other-17"))
            .build();

    assertThat(tried).as("nothing is read when the chain is made").isEmpty();
    assertThat(chain.headers()).isEqualTo(Map.of("Authorization", "Bearer key-17"));
    assertThat(tried).containsExactly("ACME_TOKEN", "ACME_KEY");
  }

  @Test
  void thoseThatWorkedAreUsedFromThenOn() {
    CredentialChain chain =
        CredentialChain.builder()
            .add("ACME_TOKEN", () -> unset("ACME_TOKEN"))
            .add("ACME_KEY", () -> set("ACME_KEY", "key-17"))
            .build();
    chain.headers();
    tried.clear();

    chain.headers();
    chain.headersForTransfer(() -> null);

    assertThat(tried).isEmpty();
  }

  @Test
  void aChainOfWhichNothingIsSetUpSaysWhatWasTriedAndWhy(@TempDir Path folder) {
    Path missing = folder.resolve("token");
    CredentialChain chain =
        CredentialChain.builder()
            .add("ACME_TOKEN", () -> unset("ACME_TOKEN"))
            .add("the file", () -> Credentials.bearer(SecretSource.file(missing, "ACME_FILE")))
            .add("ACME_BAD", () -> Credentials.bearer(Secret.of("two\nlines", "ACME_BAD")))
            .build();

    assertThatThrownBy(chain::headers)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "No credentials are set up; tried in this order: ACME_TOKEN (ACME_TOKEN is null: give"
                + " it a value), the file (ACME_FILE: there is no file "
                + missing
                + "), ACME_BAD (ACME_BAD contains the control character U+000A at position 3: it"
                + " must be a single line)")
        .hasMessageNotContaining("lines");
    assertThat(chain.refresh(Map.of())).isFalse();
  }

  @Test
  void aRefusedLoginIsTheFailureAndNobodyElseLogsIn() {
    TokenSource refusing =
        previous -> {
          throw ApiException.of(ErrorDetails.builder("login", 401).build());
        };
    CredentialChain chain =
        CredentialChain.builder()
            .add("ACME_USER", () -> new TokenCache(refusing, clock(), Duration.ZERO))
            .add("ACME_TOKEN", () -> set("ACME_TOKEN", "token-17"))
            .build();

    assertThatThrownBy(chain::headers).isInstanceOf(AuthenticationException.class);
    assertThat(tried).isEmpty();
  }

  @Test
  void whatIsRejectedIsRenewedByThoseThatAreInUse() {
    int[] fetched = new int[1];
    TokenSource numbered =
        previous ->
            AccessToken.builder(Secret.of("token-" + ++fetched[0]), clock().instant()).build();
    CredentialChain chain =
        CredentialChain.builder()
            .add("ACME_USER", () -> new TokenCache(numbered, clock(), Duration.ZERO))
            .build();
    Map<String, String> rejected = chain.headers();

    assertThat(chain.refresh(rejected)).isTrue();
    assertThat(chain.headers()).isEqualTo(Map.of("Authorization", "Bearer token-2"));
  }

  @Test
  void itShowsNamesAloneAndIsNeverEmpty() {
    assertThat(
            CredentialChain.builder().add("A", () -> set("A", "s3")).add("B", () -> null).build())
        .hasToString("CredentialChain[A, B]");
    assertThatThrownBy(() -> CredentialChain.builder().build())
        .isInstanceOf(ConfigurationException.class);
  }

  private static Clock clock() {
    return Clock.systemUTC();
  }

  private Credentials set(String name, String secret) {
    tried.add(name);
    return Credentials.bearer(Secret.of(secret, name));
  }

  private Credentials unset(String name) {
    tried.add(name);
    return Credentials.bearer(Secret.of(null, name));
  }
}
