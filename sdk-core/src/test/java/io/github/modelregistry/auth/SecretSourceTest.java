package io.github.modelregistry.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSourceTest {

  @TempDir Path folder;
  private Path file;
  private SecretSource source;

  @BeforeEach
  void name() {
    file = folder.resolve("token");
    source = SecretSource.file(file, "ACME_TOKEN");
  }

  @Test
  void aFileIsReadAgainEachTimeAndWithoutWhiteSpaceAround() throws IOException {
    Files.writeString(file, "  first-token\n");
    assertThat(source.current()).isEqualTo(Secret.of("first-token"));

    Files.writeString(file, "other-token\r\n");
    assertThat(source.current()).isEqualTo(Secret.of("other-token"));

    Path next = Files.writeString(folder.resolve("next"), "third-token");
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(source.current()).isEqualTo(Secret.of("third-token"));
  }

  @Test
  void aFileThatIsBeingWrittenKeepsItsSecretButNeverHasOneToBeginWith() throws IOException {
    Files.writeString(file, "\n");
    assertThatThrownBy(source::current)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("ACME_TOKEN in the file " + file + " is empty");

    Files.writeString(file, "first-token");
    source.current();
    Files.writeString(file, "");

    assertThat(source.current()).isEqualTo(Secret.of("first-token"));
  }

  @Test
  void aFileThatIsMissingIsNamedWithItsSettingAlsoAfterItWasThere() throws IOException {
    assertThatThrownBy(source::current)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("ACME_TOKEN: there is no file " + file);

    Files.writeString(file, "first-token");
    source.current();
    Files.delete(file);

    assertThatThrownBy(source::current).isInstanceOf(ConfigurationException.class);
  }

  @Test
  void whatIsNoSecretIsRefusedAndNotShown() throws IOException {
    Files.writeString(file, "two-lines\nof-secrets");
    assertThatThrownBy(source::current)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("ACME_TOKEN in the file " + file + " contains the control character")
        .hasMessageNotContaining("secrets");

    Files.write(file, "schl\u00fcssel".getBytes(ISO_8859_1));
    assertThatThrownBy(source::current)
        .hasMessageContaining("ACME_TOKEN: " + file + " is not valid UTF-8");

    Files.write(file, new byte[(1 << 20) + 1]);
    assertThatThrownBy(source::current).hasMessageContaining("larger than the limit");
    assertThatThrownBy(SecretSource.file(folder, "ACME_TOKEN")::current)
        .hasMessageContaining(folder + " is not a regular file");
  }

  @Test
  void aSourceShowsItsFileAndNoSecret() throws IOException {
    Files.writeString(file, "first-token");
    Credentials credentials = Credentials.bearer(source);
    credentials.headers();

    assertThat(source).hasToString("SecretSource[ACME_TOKEN in the file " + file + "]");
    assertThat(credentials.toString()).contains("ACME_TOKEN").doesNotContain("first-token");
  }

  @Test
  void aSecretIsTheSourceOfItself() {
    Secret secret = Secret.of("key-17");

    assertThat(secret.current()).isSameAs(secret);
  }

  @Test
  void headersAreMadeOfTheSecretAsItIsNow() {
    AtomicReference<Secret> vault = new AtomicReference<>(Secret.of("one"));

    Credentials bearer = Credentials.bearer(vault::get);
    Credentials key = Credentials.header("x-api-key", vault::get);
    Credentials basic = Credentials.basic("ann", vault::get);
    Credentials both = Credentials.bearer(Secret.of("fixed")).withHeader("x-api-key", vault::get);
    vault.set(Secret.of("two"));

    assertThat(bearer.headers()).isEqualTo(Map.of("Authorization", "Bearer two"));
    assertThat(key.headers()).isEqualTo(Map.of("x-api-key", "two"));
    assertThat(basic.headers())
        .isEqualTo(
            Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString("ann:two".getBytes(ISO_8859_1))));
    assertThat(both.headers())
        .isEqualTo(Map.of("Authorization", "Bearer fixed", "x-api-key", "two"));
  }

  @Test
  void aFileIsSentWithTheSameHeadersAndOneThatIsRejectedLeadsToTheSameQuestion() {
    AtomicReference<Secret> vault = new AtomicReference<>(Secret.of("one"));
    Credentials bearer = Credentials.bearer(vault::get);

    assertThat(bearer.headersForTransfer(() -> null))
        .isEqualTo(Map.of("Authorization", "Bearer one"));
    vault.set(Secret.of("two"));
    assertThat(bearer.refreshWithin(Map.of("Authorization", "Bearer one"), () -> null)).isTrue();
  }

  @Test
  void aRejectedSecretIsWorthAnotherAttemptOnlyIfItChanged() {
    AtomicReference<Secret> vault = new AtomicReference<>(Secret.of("one"));
    Credentials bearer = Credentials.bearer(vault::get);
    Credentials both = Credentials.bearer(Secret.of("fixed")).withHeader("x-api-key", vault::get);
    Map<String, String> rejected = bearer.headers();
    Map<String, String> rejectedBoth = both.headers();

    assertThat(bearer.refresh(rejected)).isFalse();
    assertThat(both.refresh(rejectedBoth)).isFalse();
    vault.set(Secret.of("two"));

    assertThat(bearer.refresh(rejected)).isTrue();
    assertThat(both.refresh(rejectedBoth)).isTrue();
  }

  @Test
  void aSourceOfNothingOrOfWhatNoHeaderCanHoldNamesTheHeader() {
    assertThatThrownBy(() -> Credentials.header("x-api-key", () -> null).headers())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("The secret for the header x-api-key is null");
    assertThatThrownBy(
            () -> Credentials.header("x-api-key", () -> Secret.of("schl\u00fcssel")).headers())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("x-api-key")
        .hasMessageNotContaining("ssel");
  }
}
