package io.github.modelregistry.sandbox.internal.server;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import wiremock.org.eclipse.jetty.server.HttpChannel;
import wiremock.org.eclipse.jetty.server.HttpOutput;
import wiremock.org.eclipse.jetty.util.Callback;

/** Delays the body of a response, and closes the connection after a number of bytes of it. */
final class DisturbedOutput implements HttpOutput.Interceptor {

  /** In place of a number of bytes: not even the head of the response is sent. */
  static final long NOTHING = -1;

  private final HttpChannel channel;
  private final RateLimiter rateLimiter;
  private long left;

  /**
   * Creates an output.
   *
   * @param cutAfter the number of bytes that are sent, or {@link #NOTHING}
   */
  DisturbedOutput(HttpChannel channel, RateLimiter rateLimiter, long cutAfter) {
    this.channel = channel;
    this.rateLimiter = rateLimiter;
    this.left = cutAfter;
  }

  @Override
  public void write(ByteBuffer content, boolean last, Callback callback) {
    if (left == NOTHING) {
      close(callback);
      return;
    }
    int count = content.remaining();
    try {
      rateLimiter.pass(count);
    } catch (InterruptedIOException e) {
      callback.failed(e);
      return;
    }
    if (count <= left) {
      left -= count;
      channel.write(content, last, callback);
    } else {
      content.limit(content.position() + (int) left);
      channel.write(content, false, Callback.from(() -> close(callback), callback::failed));
    }
  }

  private void close(Callback callback) {
    channel.getEndPoint().close();
    callback.failed(new EOFException("closed as the test requested"));
  }

  @Override
  public HttpOutput.Interceptor getNextInterceptor() {
    return channel;
  }
}
