package io.github.modelregistry.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.server.Faults;
import io.github.modelregistry.sandbox.internal.server.TransferFaults.Transfer;
import io.github.modelregistry.sandbox.internal.server.VendorServer;
import io.github.modelregistry.sandbox.internal.server.VendorSimulator;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Simulates the API of one vendor on 127.0.0.1.
 *
 * <p>It keeps state, requires credentials, and checks every request against the vendor's
 * specification: for an unknown query parameter, a value of the wrong type, a missing field or
 * part, it returns a 400 in the vendor's error format that describes the problem (415 or 422 where
 * the vendor uses them).
 *
 * <p>It is based on a WireMock server. Stubs of a test take precedence, so that any response can be
 * replaced, and all requests can be verified:
 *
 * <pre>{@code
 * sandbox.wallaroo().server().stubFor(post("/v1/api/workspaces/list").willReturn(serverError()));
 * ...
 * sandbox.wallaroo().server().verify(2, postRequestedFor(urlEqualTo("/v1/api/workspaces/list")));
 * }</pre>
 *
 * <p>It serves programs on this machine: a request whose {@code Host} is not a name of loopback
 * gets a 421, one whose {@code Origin} is a web page of another host a 403; WireMock's admin
 * interface and the sandbox's {@linkplain ModelRegistrySandbox#environment() control URL} need a
 * secret. So no web page can use it.
 *
 * <p>The last thousand requests are kept, each with the first 16 KiB of its response. Files of any
 * size pass in both directions: those above 1 MiB are written to private temporary files, which are
 * deleted at the latest when the sandbox is reset or closed. Stubs and the record of requests see
 * bodies and parts above 16 KiB without content. Requests are served concurrently. An argument that
 * is out of the documented range is an {@link IllegalArgumentException}. WireMock itself returns a
 * 500 for an incomplete multipart body or an invalid percent sign in a query. Thread-safe.
 */
public abstract class VendorSandbox {

  private final SandboxVendor vendor;
  private final VendorServer server;
  private final VendorSimulator simulator;

  VendorSandbox(SandboxVendor vendor, SandboxStart start, VendorSimulator simulator) {
    this.vendor = vendor;
    this.simulator = simulator;
    this.server =
        VendorServer.start(
            vendor.id(), start.port(), simulator, start.secret(), start.control()::respond);
  }

  /** Returns the vendor. */
  public final SandboxVendor vendor() {
    return vendor;
  }

  /** Returns the base URL for clients: scheme, host and port. */
  public final URI baseUrl() {
    return server.origin();
  }

  /** Returns the underlying WireMock server, to add stubs and to verify requests. */
  public final WireMockServer server() {
    return server.wireMock();
  }

  /** Returns a bearer token that does not expire. */
  public abstract String token();

  /** Returns the settings for clients, by names of environment variables. */
  public abstract Map<String, String> environment();

  /**
   * Makes the next calls of the API fail with a status and the vendor's error body.
   *
   * @param calls the number of calls, at least 1
   * @param status the HTTP status, 200 to 599
   */
  public final void failNext(int calls, int status) {
    failNext(calls, status, Map.of(), null);
  }

  /**
   * Makes the next calls of the API fail. Failures queue up in the order of these calls. Token
   * endpoints and stubs are not affected.
   *
   * @param calls the number of calls, at least 1
   * @param status the HTTP status, 200 to 599
   * @param headers headers of the response, such as {@code Retry-After}
   * @param body the whole body, or null for the vendor's error body
   */
  public final void failNext(
      int calls, int status, Map<String, String> headers, @Nullable String body) {
    simulator.faults().failNext(calls, new Faults.Failure(status, Map.copyOf(headers), body));
  }

  /**
   * Returns the same response to all calls of the API, also for unknown paths, until {@link
   * #reset()}. Queued failures wait until then. Token endpoints and stubs are not affected.
   *
   * @param status the HTTP status, 200 to 599
   * @param contentType the media type of the body
   * @param body the whole body
   */
  public final void respondAlways(int status, String contentType, String body) {
    simulator
        .faults()
        .respondAlways(new SandboxResponse(status, Map.of("Content-Type", contentType), body));
  }

  /**
   * Returns the calls of the API received so far, oldest first, including those handled by stubs.
   * Calls of token endpoints are not included, see {@link #server()} for those, nor are those of
   * {@link #storageCalls()}.
   */
  public final List<LoggedRequest> calls() {
    return requests(RequestKind.CALL);
  }

  /**
   * Returns the requests for signed URLs received so far, oldest first, including those handled by
   * stubs and those that were cut.
   */
  public final List<LoggedRequest> storageCalls() {
    return requests(RequestKind.STORAGE);
  }

  private List<LoggedRequest> requests(RequestKind kind) {
    return recordedRequests().stream()
        .filter(request -> request.kind() == kind)
        .map(request -> request.event().getRequest())
        .toList();
  }

  /** Returns all requests that are recorded, oldest first. */
  final List<RecordedRequest> recordedRequests() {
    List<RecordedRequest> recorded = new ArrayList<>();
    for (ServeEvent event : server().getAllServeEvents()) {
      recorded.add(new RecordedRequest(kind(VendorServer.pathOf(event.getRequest())), event));
    }
    Collections.reverse(recorded);
    return recorded;
  }

  private RequestKind kind(String path) {
    if (simulator.isStorage(path)) {
      return RequestKind.STORAGE;
    }
    return simulator.isCall(path) ? RequestKind.CALL : RequestKind.TOKEN;
  }

  /**
   * Delays every response of the simulation; {@link Duration#ZERO}, as at the start, ends that.
   *
   * @param latency the delay, not negative
   */
  public final void latency(Duration latency) {
    simulator.faults().latency(latency);
  }

  /**
   * Cuts responses of the API that are not files: closes the connections after a number of bytes of
   * the next bodies. The status and the {@code Content-Length} are those of the whole response.
   * Bodies that are not longer than this are sent whole and not counted.
   *
   * @param responses the number of responses, at least 1
   * @param afterBytes the number of bytes that are sent, 0 or more
   */
  public final void cutResponses(int responses, long afterBytes) {
    simulator.faults().transfers().cut(Transfer.RESPONSE, responses, afterBytes);
  }

  /**
   * Cuts downloads: closes the connections after a number of bytes of the next files, of the API or
   * of signed URLs. The status and the {@code Content-Length} are those of the whole file. Files
   * that are not longer than this are sent whole and not counted.
   *
   * @param downloads the number of downloads, at least 1
   * @param afterBytes the number of bytes that are sent, 0 or more
   */
  public final void cutDownloads(int downloads, long afterBytes) {
    simulator.faults().transfers().cut(Transfer.DOWNLOAD, downloads, afterBytes);
  }

  /**
   * Cuts uploads: closes the connections after a number of bytes of the next bodies that send a
   * file, to the API or to signed URLs, without a response. Nothing is stored of them. Bodies that
   * are not longer than this are received whole and not counted.
   *
   * @param uploads the number of uploads, at least 1
   * @param afterBytes the number of bytes that are received, 0 or more
   */
  public final void cutUploads(int uploads, long afterBytes) {
    simulator.faults().transfers().cut(Transfer.UPLOAD, uploads, afterBytes);
  }

  /**
   * Slows down uploads and downloads of files until {@link #reset()}: each body is received or sent
   * at this rate at most.
   *
   * @param bytesPerSecond the number of bytes in a second, at least 1
   */
  public final void limitTransferRate(long bytesPerSecond) {
    simulator.faults().transfers().limitRate(bytesPerSecond);
  }

  /**
   * Makes the next requests for signed URLs fail, with the XML of an error of Amazon S3; {@link
   * #failNext(int, int)} does not affect these. Stubs take precedence.
   *
   * @param calls the number of requests, at least 1
   * @param status the HTTP status, 400 to 599; a 503 is S3's {@code SlowDown}
   */
  public final void failNextStorageCalls(int calls, int status) {
    simulator.faults().transfers().failStorage(calls, status);
  }

  /**
   * Makes all signed URLs issued so far expire: they get a 403, as after their time. It has no
   * effect where the vendor issues none.
   */
  public final void expireSignedUrls() {
    simulator.expireSignedUrls();
  }

  /**
   * Ends all failures, delays, cuts and limits that the methods of this class have requested, those
   * of token endpoints included. The state, the stubs and the record of requests remain, and tokens
   * and signed URLs that have expired stay so.
   */
  public final void clearFaults() {
    simulator.clearFaults();
  }

  /** Adds models with the names {@code bulk-0000001} and so on. */
  public abstract void addModels(int models);

  /**
   * Resets everything to the start: initial models, no stubs, no recorded requests, no failures.
   * {@link #token()} stays valid.
   */
  public final void reset() {
    server.reset();
  }

  final void close() {
    server.close();
  }

  static JsonValue json(String text) {
    JsonValue value = JsonValue.parse(text);
    if (!value.isObject()) {
      throw new IllegalArgumentException("must be a JSON object: " + text);
    }
    return value;
  }
}
