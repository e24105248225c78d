package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.internal.masking.SecretMask;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Checks a pooled connection before a request is written to it, and a response's head before its
 * connection may become a pooled one (decision 0130). Thread-safe.
 *
 * <p>Between two exchanges a server has nothing to send: bytes that are there would be taken as the
 * response to the next request.
 */
public final class ConnectionCheck implements Interceptor {

  private static final String CONTENT_LENGTH = "Content-Length";
  private static final int SWITCHING_PROTOCOLS = 101;

  /**
   * After this time OkHttp itself reads from the connection, except for a GET, and keeps what it
   * reads where it cannot be seen from here.
   */
  private static final long HIDDEN_READ_NANOS = Duration.ofSeconds(10).toNanos();

  /** When the head of the last response came; connections that are missing here are new. */
  private final Map<Connection, Long> used = Collections.synchronizedMap(new WeakHashMap<>());

  /** Reports that nothing was sent, because the pooled connection was unfit for it. */
  private static final class StaleConnectionException extends IOException {

    private static final long serialVersionUID = 1L;

    StaleConnectionException() {
      super("the pooled connection had ended, or held bytes that belong to no request");
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Connection connection = chain.connection();
    AttemptWatch watch = chain.request().tag(AttemptWatch.class);
    if (connection == null
        || watch == null
        || connection.protocol().compareTo(Protocol.HTTP_1_1) > 0) {
      return chain.proceed(chain.request());
    }
    Socket socket = connection.socket();
    Long last = used.get(connection);
    if (last != null && !isFit(socket, watch.nanos() - last, chain.request())) {
      socket.close(); // the pool drops it the next time it is looked at
      watch.staleConnection();
      throw new StaleConnectionException();
    }
    Response response = proceed(chain, socket);
    used.put(connection, watch.nanos());
    if (response.code() == SWITCHING_PROTOCOLS && !watch.isStream()) {
      socket.close();
    }
    return response;
  }

  private static Response proceed(Chain chain, Socket socket) throws IOException {
    try {
      Response response = chain.proceed(chain.request());
      checkContentLength(response);
      return response;
    } catch (IllegalStateException | IllegalArgumentException unreadable) {
      socket.close();
      throw notHttp("the head of the response cannot be read", unreadable);
    } catch (ProtocolException ambiguous) {
      socket.close();
      throw ambiguous;
    }
  }

  /** The length says where the next response begins: there is one, or the connection is lost. */
  private static void checkContentLength(Response response) throws ProtocolException {
    List<String> lengths = response.headers().values(CONTENT_LENGTH);
    if (lengths.isEmpty() || (lengths.size() == 1 && lengths.get(0).indexOf(',') < 0)) {
      return;
    }
    String all = String.join(",", lengths);
    if (Stream.of(all.split(",", -1)).map(String::strip).distinct().count() > 1) {
      throw new MalformedResponseException("its Content-Length fields differ");
    }
  }

  private static ProtocolException notHttp(String detail, RuntimeException cause) {
    ProtocolException problem = new MalformedResponseException(detail);
    problem.initCause(SecretMask.typeOf(cause));
    return problem;
  }

  private static boolean isFit(Socket socket, long idleNanos, Request request) {
    if (idleNanos >= HIDDEN_READ_NANOS && !request.method().equals("GET")) {
      return false;
    }
    SocketChannel channel = socket.getChannel();
    try {
      return channel == null
          ? isSilent(socket)
          : socket.getInputStream().available() == 0 && isSilent(channel);
    } catch (IOException broken) {
      return false;
    }
  }

  /** Does not wait. Under TLS it reads a byte of the encrypted stream, if one is there. */
  private static boolean isSilent(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    try {
      return channel.read(ByteBuffer.allocate(1)) == 0;
    } finally {
      channel.configureBlocking(true);
    }
  }

  private static boolean isSilent(Socket socket) throws IOException {
    int timeout = socket.getSoTimeout();
    socket.setSoTimeout(1);
    try {
      socket.getInputStream().read();
      return false;
    } catch (SocketTimeoutException silent) {
      return true;
    } finally {
      socket.setSoTimeout(timeout);
    }
  }
}
