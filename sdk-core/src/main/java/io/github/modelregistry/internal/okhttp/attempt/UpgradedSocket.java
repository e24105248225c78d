package io.github.modelregistry.internal.okhttp.attempt;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.Okio;
import okio.Socket;

/** A connection that was upgraded from HTTP. Thread-safe as far as reading and writing differ. */
public final class UpgradedSocket {

  /** Control frames are a few bytes: a server that does not take them in this time is lost. */
  private static final long WRITE_SECONDS = 5;

  private final Socket socket;
  private final BufferedSource source;
  private final BufferedSink sink;
  private volatile boolean taken;

  public UpgradedSocket(Socket socket) {
    this.socket = socket;
    socket.getSource().timeout().timeout(0, TimeUnit.NANOSECONDS); // a stream may be silent
    socket.getSink().timeout().timeout(WRITE_SECONDS, TimeUnit.SECONDS);
    this.source = Okio.buffer(socket.getSource());
    this.sink = Okio.buffer(socket.getSink());
  }

  public InputStream in() {
    return source.inputStream();
  }

  public OutputStream out() {
    return sink.outputStream();
  }

  /** Keeps it open after its response is closed; the caller must close it. */
  public void take() {
    taken = true;
  }

  public void closeUnlessTaken() {
    if (!taken) {
      close();
    }
  }

  /** Cuts the connection, which ends reading and writing at once; from any thread. Idempotent. */
  public void cut() {
    socket.cancel();
  }

  /** Closes the connection, when it is no longer read or written. Idempotent. */
  public void close() {
    cut();
    closeQuietly(source);
    closeQuietly(sink);
  }

  private static void closeQuietly(Closeable end) {
    try {
      end.close();
    } catch (IOException alreadyBroken) {
      // The connection is closed in any case.
    }
  }
}
