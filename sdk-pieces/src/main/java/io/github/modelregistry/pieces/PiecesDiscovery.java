package io.github.modelregistry.pieces;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Limits;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.pieces.api.WellKnownApi;
import io.github.modelregistry.retry.RetrySettings;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.TransportFactory;
import io.github.modelregistry.runtime.TransportSpec;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds Pieces OS on this machine.
 *
 * <p>Since release 11 it takes the first free port from 39300 to 39333 and writes it into a file;
 * releases before had port 1000, on Linux 5323. The file may be old and anybody may listen on a
 * port, so each port is used only after a health check.
 */
final class PiecesDiscovery {

  static final int FIRST_PORT = 39_300;
  static final int LAST_PORT = 39_333;
  private static final int OLD_PORT = 1_000;
  private static final int OLD_PORT_ON_LINUX = 5_323;
  private static final int HIGHEST_PORT = 65_535;
  private static final int LONGEST_PORT_FILE = 64;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** A server on this machine responds at once. */
  private static final ClientConfig PROBE_CONFIG =
      ClientConfig.builder()
          .connectTimeout(Duration.ofMillis(250))
          .readTimeout(Duration.ofSeconds(1))
          .callTimeout(Duration.ofSeconds(2))
          .limits(Limits.builder().maxResponseBytes(4_096).build())
          .retry(RetrySettings.disabled())
          .build();

  private final boolean mac;
  private final boolean linux;
  private final Path home;
  private final HealthProbe healthProbe;

  /** Checks the health of a port of this machine. */
  @FunctionalInterface
  interface HealthProbe {
    boolean isPiecesOs(URI url, @Nullable Duration timeLeft);
  }

  /**
   * Creates it.
   *
   * @param osName the operating system as Java names it
   * @param home the user's home folder
   */
  PiecesDiscovery(String osName, Path home, HealthProbe healthProbe) {
    String os = osName.toLowerCase(Locale.ROOT);
    this.mac = os.startsWith("mac");
    this.linux = os.startsWith("linux");
    this.home = home;
    this.healthProbe = healthProbe;
  }

  /** Returns what looks on this machine, for the user who runs this program. */
  static PiecesDiscovery onThisMachine(TransportFactory transports) {
    return new PiecesDiscovery(
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", "")),
        (url, timeLeft) -> isPiecesOs(transports, url, timeLeft));
  }

  /** Returns whether a text is the health text: only its beginning is known, ignoring case. */
  static boolean isHealthText(String health) {
    return health.regionMatches(true, 0, "ok", 0, 2);
  }

  /**
   * Returns the port where Pieces OS listens.
   *
   * @throws TransportException if it is not found; the message lists what was tried
   */
  int find(Supplier<@Nullable Duration> timeLeft) {
    List<String> tried = new ArrayList<>();
    for (int port : ports(tried)) {
      Duration left = timeLeft.get();
      if (Duration.ZERO.equals(left)) {
        break;
      }
      if (healthProbe.isPiecesOs(URI.create("http://127.0.0.1:" + port), left)) {
        return port;
      }
    }
    throw new TransportException(
        "findPiecesOs",
        "Pieces OS was not found on this machine: start it, or set its URL (PIECES_URL in"
            + " settings) if it runs elsewhere. "
            + String.join("; ", tried),
        0,
        false,
        null);
  }

  /** Returns the ports to try, the most likely first, and notes which they are. */
  private Set<Integer> ports(List<String> tried) {
    Set<Integer> ports = new LinkedHashSet<>();
    int old = linux ? OLD_PORT_ON_LINUX : OLD_PORT;
    tried.add("Ports tried: " + FIRST_PORT + " to " + LAST_PORT + " and " + old);
    for (Path file : portFiles()) {
      Integer port = port(file, tried);
      if (port != null) {
        ports.add(port);
      }
    }
    IntStream.rangeClosed(FIRST_PORT, LAST_PORT).forEach(ports::add);
    ports.add(old);
    return ports;
  }

  /** The vendor's own clients disagree on one letter, which counts on some file systems. */
  private List<Path> portFiles() {
    Path product = home.resolve(mac ? "Library" : "Documents").resolve("com.pieces.os/production");
    return List.of(product.resolve("Config/.port.txt"), product.resolve("config/.port.txt"));
  }

  private static @Nullable Integer port(Path file, List<String> tried) {
    try {
      String text = beginning(file).replace(BYTE_ORDER_MARK, "").strip();
      int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
      boolean possible = port > 0 && port <= HIGHEST_PORT;
      tried.add(file + (possible ? " contains port " + port : " contains no port"));
      return possible ? port : null;
    } catch (NoSuchFileException none) {
      tried.add("there is no " + file);
    } catch (IOException unreadable) {
      tried.add(file + " cannot be read");
    }
    return null;
  }

  /** No more than a port needs: whatever it is, it is to be read soon. */
  private static String beginning(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("not a regular file"); // as a pipe
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST_PORT_FILE), StandardCharsets.UTF_8);
    }
  }

  /** Sends no application id: the server on that port is not known yet. */
  static boolean isPiecesOs(TransportFactory transports, URI url, @Nullable Duration timeLeft) {
    ClientConfig config =
        timeLeft == null || timeLeft.compareTo(PROBE_CONFIG.callTimeout()) >= 0
            ? PROBE_CONFIG
            : PROBE_CONFIG.toBuilder().callTimeout(timeLeft).build();
    TransportSpec spec = TransportSpec.builder(PiecesClient.VENDOR, url).config(config).build();
    try (ApiTransport transport = transports.create(spec)) {
      return isHealthText(new WellKnownApi(transport).getHealth());
    } catch (RegistryException silentOrAnother) {
      if (Thread.currentThread().isInterrupted()) {
        throw silentOrAnother;
      }
      return false;
    }
  }
}
