package io.github.modelregistry.specs.templates;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.SignedUrls;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.DownloadWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A transport that notes each call and answers with one prepared value. */
final class RecordingTransport implements ApiTransport {

  private final @Nullable Object answer;
  private final List<ApiCall<?>> calls;
  private final List<@Nullable CallOptions> optionsOfCalls;
  private final @Nullable CallOptions options;
  private final List<CompletableFuture<?>> futures = new ArrayList<>();
  private final Deque<Object> enqueued = new ArrayDeque<>();
  private boolean silent;
  private boolean closed;

  RecordingTransport(@Nullable Object answer) {
    this.answer = answer;
    this.calls = new ArrayList<>();
    this.optionsOfCalls = new ArrayList<>();
    this.options = null;
  }

  private RecordingTransport(RecordingTransport root, CallOptions options) {
    this.answer = root.answer;
    this.calls = root.calls;
    this.optionsOfCalls = root.optionsOfCalls;
    this.options = options;
  }

  /** Returns a transport whose futures nobody completes. */
  static RecordingTransport silent() {
    RecordingTransport transport = new RecordingTransport(null);
    transport.silent = true;
    return transport;
  }

  ApiCall<?> onlyCall() {
    if (calls.size() != 1) {
      throw new AssertionError(calls.size() + " calls: " + calls);
    }
    return calls.get(0);
  }

  List<ApiCall<?>> calls() {
    return calls;
  }

  /** Returns the options of the view that each call was made through, null for none. */
  List<@Nullable CallOptions> options() {
    return optionsOfCalls;
  }

  /** Adds values for the next calls, one each; an exception is thrown. */
  void enqueue(Object... values) {
    enqueued.addAll(List.of(values));
  }

  List<String> targets() {
    return calls.stream().map(ApiCall::target).toList();
  }

  boolean isClosed() {
    return closed;
  }

  String onlyBody() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      onlyCall().body().writeTo(bytes);
      return bytes.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CompletableFuture<?> onlyFuture() {
    return futures.get(0);
  }

  int count() {
    return calls.size();
  }

  @Override
  @SuppressWarnings("unchecked") // the test prepares an answer of the right type
  public <T> ApiResponse<T> execute(ApiCall<T> call) {
    calls.add(call);
    optionsOfCalls.add(options);
    Object value = enqueued.isEmpty() ? answer : enqueued.remove();
    if (value instanceof RuntimeException failure) {
      throw failure;
    }
    return ApiResponse.builder((T) value)
        .headers(Headers.of(Map.of("X-Id", "7")))
        .requestId("7")
        .build();
  }

  @Override
  public <T> CompletableFuture<ApiResponse<T>> executeAsync(ApiCall<T> call) {
    CompletableFuture<ApiResponse<T>> future =
        silent ? new CompletableFuture<>() : CompletableFuture.completedFuture(execute(call));
    futures.add(future);
    return future;
  }

  @Override
  public <T> FrameStream<T> open(ApiCall<T> call) {
    return new RecordedFrames<>(execute(call).body());
  }

  /** Writes the prepared answer, a text, to the target. */
  @Override
  public ApiResponse<Download> download(ApiCall<Download> call, DownloadTarget target) {
    calls.add(call);
    optionsOfCalls.add(options);
    byte[] bytes = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
    try (DownloadWriter writer = target.open()) {
      writer.begin(List.of("artifact"), bytes.length);
      writer.write(bytes, 0, bytes.length);
      return ApiResponse.builder(writer.finish()).requestId("7").build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CompletableFuture<ApiResponse<Download>> downloadAsync(
      ApiCall<Download> call, DownloadTarget target) {
    CompletableFuture<ApiResponse<Download>> future =
        CompletableFuture.completedFuture(download(call, target));
    futures.add(future);
    return future;
  }

  @Override
  public SignedUrls signedUrls() {
    throw new UnsupportedOperationException("no operation needs it");
  }

  @Override
  public URI baseUrl() {
    return URI.create("https://example.test");
  }

  @Override
  public ClientConfig config() {
    return ClientConfig.defaults();
  }

  @Override
  public ApiTransport withOptions(CallOptions options) {
    return new RecordingTransport(this, options);
  }

  @Override
  public void close() {
    closed = true;
  }
}
