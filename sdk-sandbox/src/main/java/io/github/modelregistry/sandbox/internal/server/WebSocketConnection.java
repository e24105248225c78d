package io.github.modelregistry.sandbox.internal.server;

import io.github.modelregistry.sandbox.internal.socket.BrokenFrameException;
import io.github.modelregistry.sandbox.internal.socket.Frame;
import io.github.modelregistry.sandbox.internal.socket.FrameReader;
import io.github.modelregistry.sandbox.internal.socket.SocketHost;
import io.github.modelregistry.sandbox.internal.socket.TextSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.io.AbstractConnection;
import wiremock.org.eclipse.jetty.io.Connection;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.util.BufferUtil;

/**
 * A connection after its upgrade to a WebSocket. It needs no thread of its own: Jetty's threads
 * call it when it can be read or written.
 */
final class WebSocketConnection extends AbstractConnection
    implements Connection.UpgradeTo, TextSocket {

  private static final int READ_AT_ONCE = 4_096;
  private static final long CLOSE_TIMEOUT_MILLIS = 5_000;

  private final String path;
  private final SocketHost host;
  private final Outbox outbox;
  private final FrameReader reader = new FrameReader();

  WebSocketConnection(EndPoint endPoint, Executor executor, String path, SocketHost host) {
    super(endPoint, executor);
    this.path = path;
    this.host = host;
    this.outbox = new Outbox(endPoint);
  }

  /** Takes over the bytes that the client sent after its request. */
  @Override
  public void onUpgradeTo(@Nullable ByteBuffer sentAlready) {
    if (sentAlready != null) {
      reader.append(sentAlready);
    }
  }

  @Override
  public void onOpen() {
    super.onOpen();
    // A download may make no progress for any time.
    getEndPoint().setIdleTimeout(0);
    host.opened(path, this);
    if (handleFrames()) {
      fillInterested();
    }
  }

  @Override
  public void onClose(@Nullable Throwable cause) {
    super.onClose(cause);
    host.closed(this);
  }

  @Override
  public void onFillable() {
    ByteBuffer buffer = BufferUtil.allocate(READ_AT_ONCE);
    try {
      int count = getEndPoint().fill(buffer);
      while (count > 0) {
        reader.append(buffer);
        if (!handleFrames()) {
          return;
        }
        BufferUtil.clear(buffer);
        count = getEndPoint().fill(buffer);
      }
      if (count < 0) {
        getEndPoint().close();
      } else {
        fillInterested();
      }
    } catch (IOException e) {
      getEndPoint().close(e);
    }
  }

  /**
   * Responds to pings and close frames; clients send nothing else.
   *
   * @return false when nothing more is to be read
   */
  private boolean handleFrames() {
    try {
      for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
        if (frame.opcode() == Frame.PING) {
          outbox.put(new Frame(Frame.PONG, frame.payload()).toBytes());
        } else if (frame.opcode() == Frame.CLOSE) {
          close(frame);
          return false;
        }
      }
      return true;
    } catch (BrokenFrameException e) {
      close(e.code());
      return false;
    }
  }

  @Override
  public void send(String text) {
    outbox.put(Frame.text(text).toBytes());
  }

  @Override
  public void close(int code) {
    close(Frame.close(code));
  }

  private void close(Frame closeFrame) {
    sendAndClose(closeFrame.toBytes());
  }

  @Override
  public void drop() {
    sendAndClose(ByteBuffer.allocate(0));
  }

  /** Limits the time that a client which does not read can delay the close. */
  private void sendAndClose(ByteBuffer last) {
    getEndPoint().setIdleTimeout(CLOSE_TIMEOUT_MILLIS);
    outbox.putLast(last);
  }
}
