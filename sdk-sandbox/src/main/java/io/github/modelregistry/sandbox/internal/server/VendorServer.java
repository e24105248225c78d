package io.github.modelregistry.sandbox.internal.server;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.client.ApacheHttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.sandbox.internal.blob.BlobStore;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.socket.SocketHost;
import java.net.URI;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.util.thread.QueuedThreadPool;
import wiremock.org.eclipse.jetty.util.thread.ThreadPool;

/** A simulator behind a WireMock server on 127.0.0.1. */
public final class VendorServer implements AutoCloseable {

  /** The path of the control interface, which every server of a sandbox has. */
  public static final String CONTROL_PATH = "/__sandbox";

  /** The header with the secret that only the owner of the sandbox knows. */
  public static final String TOKEN_HEADER = "X-Sandbox-Token";

  private static final HttpClientFactory FORWARDING = new ApacheHttpClientFactory();
  private static final String LOOPBACK = "127.0.0.1";
  private static final int MOST_THREADS = 64;
  private static final int FEWEST_THREADS = 3;
  private static final int REMEMBERED_REQUESTS = 1_000;
  private static final int REMEMBERED_BYTES_OF_A_RESPONSE = 16_384;

  private final WireMockServer server;
  private final VendorSimulator simulator;
  private final BlobStore store;

  private VendorServer(WireMockServer server, VendorSimulator simulator, BlobStore store) {
    this.server = server;
    this.simulator = simulator;
    this.store = store;
  }

  /**
   * Starts a server without a control interface, on a free port, as the tests of a new vendor need
   * it.
   *
   * @param vendor the vendor's name, for the names of the threads
   */
  public static VendorServer start(String vendor, VendorSimulator simulator) {
    return start(
        vendor, 0, simulator, UUID.randomUUID().toString(), request -> SandboxResponse.empty(404));
  }

  /**
   * Starts a server.
   *
   * @param vendor the vendor's name, for the names of the threads
   * @param port the port, 0 for any free one
   * @param secret the value of {@link #TOKEN_HEADER}
   * @param control responds to requests below {@link #CONTROL_PATH}; see {@link ControlHandler}
   * @throws IllegalStateException when the port is taken
   */
  @SuppressWarnings("ThreadLocalUsage") // one for each server, shared by two parts of it
  public static VendorServer start(
      String vendor,
      int port,
      VendorSimulator simulator,
      String secret,
      Function<SandboxRequest, SandboxResponse> control) {
    SecretToken token = new SecretToken(secret);
    UnaryOperator<Handler> controlled =
        behind -> new AccessHandler(token, new ControlHandler(token, control, behind));
    BlobStore store = new BlobStore();
    ThreadLocal<@Nullable Exchange> exchanges = new ThreadLocal<>();
    WireMockConfiguration configuration =
        WireMockConfiguration.wireMockConfig()
            .port(port)
            .bindAddress(LOOPBACK)
            .httpServerFactory(
                (options, admin, stubs) ->
                    new DaemonServer(
                        options,
                        admin,
                        stubs,
                        wireMock ->
                            controlled.apply(handlers(simulator, exchanges, store, wireMock))))
            .threadPoolFactory(options -> threads(vendor))
            .httpClientFactory(
                (options, trusting, trusted, cookies) ->
                    new LazyHttpClient(
                        () -> FORWARDING.buildHttpClient(options, trusting, trusted, cookies)))
            .jettyAcceptors(1)
            .http2PlainDisabled(true)
            .http2TlsDisabled(true)
            .templatingEnabled(false)
            .extensionScanningEnabled(false)
            .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
            // Read-only, and the same wherever the program was started.
            .usingFilesUnderClasspath("")
            .mappingSource(new FallbackStub())
            .notifier(new Slf4jNotifier(false))
            .maxRequestJournalEntries(REMEMBERED_REQUESTS)
            .maxLoggedResponseSize(REMEMBERED_BYTES_OF_A_RESPONSE)
            .extensions(new SimulatorExtension(simulator, exchanges));
    WireMockServer server = new WireMockServer(configuration);
    try {
      server.start();
    } catch (FatalStartupException e) {
      stopAfter(e, server);
      throw new IllegalStateException(
          "the sandbox of "
              + vendor
              + " cannot listen on port "
              + port
              + ": check that no other program uses it",
          e);
    }
    VendorServer started = new VendorServer(server, simulator, store);
    simulator.serveAt(started.origin());
    return started;
  }

  private static Handler handlers(
      VendorSimulator simulator,
      ThreadLocal<@Nullable Exchange> exchanges,
      BlobStore store,
      Handler wireMock) {
    Handler uploads = new UploadHandler(exchanges, store, simulator.faults().transfers(), wireMock);
    SocketHost sockets = simulator.sockets();
    return sockets == null ? uploads : new UpgradeHandler(sockets, uploads);
  }

  /** Jetty, half started, throws when it is stopped; by then everything has ended. */
  private static void stopAfter(FatalStartupException failure, WireMockServer server) {
    try {
      server.stop();
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }

  private static ThreadPool threads(String vendor) {
    QueuedThreadPool pool = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS);
    pool.setName(DaemonServer.THREADS + vendor);
    pool.setDaemon(true);
    return pool;
  }

  /** Returns the WireMock server. */
  public WireMockServer wireMock() {
    return server;
  }

  /** Returns the path of a recorded request, as it was sent. */
  public static String pathOf(LoggedRequest request) {
    return request.getUrl().replaceFirst("\\?.*", "");
  }

  /** Returns scheme, host and port. */
  public URI origin() {
    return URI.create("http://" + LOOPBACK + ":" + server.port());
  }

  /** Restores the initial state: no stubs, no recorded requests, the initial models. */
  public void reset() {
    server.resetAll();
    simulator.reset();
    store.clear();
  }

  /** Stops the server; calling it again has no effect. */
  @Override
  public void close() {
    simulator.closeConnections();
    server.stop();
    store.close();
  }
}
