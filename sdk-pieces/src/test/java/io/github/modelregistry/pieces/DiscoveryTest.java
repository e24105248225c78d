package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Pieces OS is looked for, and in which order. */
class DiscoveryTest {

  private static final String LINUX_FILE = "Documents/com.pieces.os/production/Config/.port.txt";

  @TempDir Path home;
  private final List<Integer> asked = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "Linux, Documents/com.pieces.os/production/Config/.port.txt",
    "Linux, Documents/com.pieces.os/production/config/.port.txt",
    "Windows 11, Documents/com.pieces.os/production/Config/.port.txt",
    "Mac OS X, Library/com.pieces.os/production/Config/.port.txt",
    "Mac OS X, Library/com.pieces.os/production/config/.port.txt"
  })
  void thePortOfThePortFileIsAskedFirst(String os, String file) throws IOException {
    write(file, "\uFEFF 39317\r\n");

    assertThat(find(discovery(os, 39_317, 39_300))).isEqualTo(39_317);
    assertThat(asked).containsExactly(39_317);
  }

  @Test
  void aPortFileWithoutAnEndIsPassedOver() throws IOException {
    write(LINUX_FILE, "");
    try (RandomAccessFile file = new RandomAccessFile(home.resolve(LINUX_FILE).toFile(), "rw")) {
      file.setLength(3L << 30); // holds nothing on the disk
    }

    assertThat(find(discovery("Linux", 39_300))).isEqualTo(39_300);
  }

  @Test
  void aPortFileThatIsOldIsNotTrusted() throws IOException {
    write(LINUX_FILE, "39317");

    assertThat(find(discovery("Linux", 39_301))).isEqualTo(39_301);
    assertThat(asked).containsExactly(39_317, 39_300, 39_301);
  }

  @Test
  void thePortFileMayHoldTheHighestPort() throws IOException {
    write(LINUX_FILE, "65535");

    assertThat(find(discovery("Linux", 65_535))).isEqualTo(65_535);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "65536", "99999999999", "port", "39300 39301", "3930O"})
  void aPortFileWithoutAPortIsPassedOver(String content) throws IOException {
    write(LINUX_FILE, content);

    assertThat(find(discovery("Linux", 39_300))).isEqualTo(39_300);
    assertThat(asked).containsExactly(39_300);
  }

  @Test
  void aPortFileThatCannotBeReadIsPassedOver() throws IOException {
    Files.createDirectories(home.resolve(LINUX_FILE));

    assertThat(find(discovery("Linux", 39_300))).isEqualTo(39_300);
    assertThatThrownBy(() -> find(discovery("Linux"))).hasMessageContaining("cannot be read");
  }

  @Test
  void thePortsAreAskedInOrderUntilOneAnswers() {
    assertThat(find(discovery("Linux", 39_333, 39_303))).isEqualTo(39_303);
    assertThat(asked).containsExactly(39_300, 39_301, 39_302, 39_303);
  }

  @ParameterizedTest
  @CsvSource({"Linux, 5323", "Mac OS X, 1000", "Windows 10, 1000"})
  void thePortOfOldReleasesIsAskedLast(String os, int port) {
    assertThat(find(discovery(os, 1_000, 5_323))).isEqualTo(port);
    assertThat(asked).hasSize(35).startsWith(39_300).endsWith(39_333, port);
  }

  @Test
  void noPortIsAskedTwice() throws IOException {
    write(LINUX_FILE, "39310");
    write(LINUX_FILE.replace("Config", "config"), "39310");

    assertThatThrownBy(() -> find(discovery("Linux"))).isInstanceOf(TransportException.class);

    assertThat(asked).hasSize(35).doesNotHaveDuplicates().startsWith(39_310, 39_300);
  }

  @Test
  void whatWasTriedIsNamed() throws IOException {
    write(LINUX_FILE, "39310");

    assertThatThrownBy(() -> find(discovery("Linux")))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("Pieces OS was not found on this machine")
        .hasMessageContaining("Ports tried: 39300 to 39333 and 5323")
        .hasMessageContaining("contains port 39310")
        .hasMessageContaining("there is no " + home.resolve(LINUX_FILE.replace("Config", "config")))
        .hasMessageContaining("start it")
        .hasMessageContaining("PIECES_URL");
  }

  @ParameterizedTest
  @CsvSource({
    "ok, true",
    "OK, true",
    "Ok!, true",
    "OK:52b0a0d7-2d0e-4e0b-9d0e-3e6f0f7e9a10, true",
    "'', false",
    "o, false",
    "' ok', false",
    "not ok, false",
    "<html>ok</html>, false"
  })
  void aHealthTextStartsWithOk(String text, boolean alive) {
    assertThat(PiecesDiscovery.isHealthText(text)).isEqualTo(alive);
  }

  @ParameterizedTest
  @CsvSource({"200, ok, true", "200, hello, false", "404, ok, false", "500, ok, false"})
  void aPortGetsOneHealthCheckWithoutAnId(int status, String body, boolean pieces) {
    try (ScriptedServer server =
        ScriptedServer.start().otherwise(ScriptedResponse.status(status).body(body))) {
      boolean answers = PiecesDiscovery.isPiecesOs(OkHttpTransports.standard(), server.uri(), null);

      assertThat(answers).isEqualTo(pieces);
      assertThat(server.requests())
          .singleElement()
          .satisfies(
              request -> {
                assertThat(request.method()).isEqualTo("GET");
                assertThat(request.rawTarget()).isEqualTo("/.well-known/health");
                assertThat(request.headers("X-Application-ID")).isEmpty();
                assertThat(request.headers("Authorization")).isEmpty();
              });
    }
  }

  @Test
  void aPortWhereNobodyListensIsNotIt() {
    assertThat(
            PiecesDiscovery.isPiecesOs(
                OkHttpTransports.standard(), ScriptedServer.refusing(), null))
        .isFalse();
  }

  @Test
  void anInterruptEndsTheSearch() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () ->
                PiecesDiscovery.isPiecesOs(
                    OkHttpTransports.standard(), ScriptedServer.refusing(), null))
        .isInstanceOf(TransportException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private void write(String file, String content) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private PiecesDiscovery discovery(String os, Integer... listening) {
    Set<Integer> ports = Set.of(listening);
    return new PiecesDiscovery(
        os, home, (url, timeLeft) -> asks(url) && ports.contains(url.getPort()));
  }

  private static int find(PiecesDiscovery discovery) {
    return discovery.find(() -> null);
  }

  private boolean asks(URI url) {
    assertThat(url.getHost()).isEqualTo("127.0.0.1");
    return asked.add(url.getPort());
  }
}
