package io.github.modelregistry.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** Watches a download as a client does, with OkHttp's WebSocket. */
final class SocketClient extends WebSocketListener implements AutoCloseable {

  private final OkHttpClient http = new OkHttpClient();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final WebSocket socket;

  SocketClient(PiecesSandbox pieces, String modelId) {
    socket =
        http.newWebSocket(
            new Request.Builder()
                .url(pieces.baseUrl() + "/model/" + modelId + "/download/progress")
                .header("Accept", "application/json, text/plain")
                .build(),
            this);
  }

  @Override
  public void onMessage(WebSocket webSocket, String text) {
    events.add(text);
  }

  @Override
  public void onClosing(WebSocket webSocket, int code, String reason) {
    events.add("closing " + code);
    webSocket.close(1000, null);
  }

  @Override
  public void onClosed(WebSocket webSocket, int code, String reason) {
    events.add("closed " + code);
  }

  @Override
  public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
    events.add(response == null ? "broken" : "refused " + response.code());
  }

  /** Returns the next frame, or what has happened to the socket. */
  String next() {
    try {
      return String.valueOf(events.poll(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  List<String> next(int count) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      found.add(next());
    }
    return found;
  }

  WebSocket socket() {
    return socket;
  }

  @Override
  public void close() {
    socket.cancel();
    http.dispatcher().executorService().shutdownNow();
    http.connectionPool().evictAll();
  }
}
