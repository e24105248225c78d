package io.github.modelregistry.benchmarks.peers;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A client as one would write it by hand: OkHttp, and a JSON library that reads the body as a
 * stream.
 *
 * @param <T> what a page is read into
 */
public final class HandWrittenClient<T> implements AutoCloseable {

  /**
   * Reads the body of a response.
   *
   * @param <T> what it is read into
   */
  @FunctionalInterface
  public interface Decoder<T> {

    /** Reads a document to its end. */
    T read(InputStream json) throws IOException;
  }

  private final OkHttpClient client = new OkHttpClient();
  private final HttpUrl url;
  private final String authorization;
  private final Decoder<T> decoder;

  /**
   * Creates a client.
   *
   * @param url where the models are listed
   */
  public HandWrittenClient(String url, String key, Decoder<T> decoder) {
    this.url = HttpUrl.get(url);
    this.authorization = "Bearer " + key;
    this.decoder = decoder;
  }

  /** Gets one page. */
  public T list(long offset, int limit) throws IOException {
    HttpUrl page =
        url.newBuilder()
            .addQueryParameter("offset", Long.toString(offset))
            .addQueryParameter("limit", Integer.toString(limit))
            .build();
    Request request =
        new Request.Builder()
            .url(page)
            .header("Authorization", authorization)
            .header("Accept", "application/json")
            .build();
    try (Response response = client.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("HTTP " + response.code());
      }
      return decoder.read(response.body().byteStream());
    }
  }

  @Override
  public void close() {
    client.connectionPool().evictAll();
  }
}
