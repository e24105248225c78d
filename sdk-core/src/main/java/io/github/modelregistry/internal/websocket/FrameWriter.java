package io.github.modelregistry.internal.websocket;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.concurrent.locks.ReentrantLock;

/** Sends the control frames of a client, which sends no other frames. Thread-safe. */
public final class FrameWriter {

  private final OutputStream out;
  private final SecureRandom random = new SecureRandom();
  private final ReentrantLock lock = new ReentrantLock();
  private boolean closing;

  /** Creates a writer onto an open connection. */
  public FrameWriter(OutputStream out) {
    this.out = out;
  }

  /** Replies to a ping; without effect once a close frame was sent. */
  void pong(byte[] payload) throws IOException {
    lock.lock();
    try {
      if (!closing) {
        write(Opcode.PONG, payload);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Says that the connection is about to be closed; only the first time, and only if nothing else
   * is just being sent: closing must not wait for a server that takes nothing.
   */
  public void close(int code) throws IOException {
    if (!lock.tryLock()) {
      return;
    }
    try {
      if (!closing) {
        closing = true;
        write(Opcode.CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
      }
    } finally {
      lock.unlock();
    }
  }

  /** Sends no more and closes what it writes to, having waited for what is just being sent. */
  public void finish() throws IOException {
    lock.lock();
    try {
      closing = true;
      out.close();
    } finally {
      lock.unlock();
    }
  }

  /** Control payloads have at most 125 bytes, so one byte is enough for the length. */
  private void write(int opcode, byte[] payload) throws IOException {
    byte[] mask = new byte[4];
    random.nextBytes(mask);
    byte[] frame = new byte[6 + payload.length];
    frame[0] = (byte) (0x80 | opcode);
    frame[1] = (byte) (0x80 | payload.length);
    System.arraycopy(mask, 0, frame, 2, mask.length);
    for (int i = 0; i < payload.length; i++) {
      frame[6 + i] = (byte) (payload[i] ^ mask[i % 4]);
    }
    out.write(frame);
    out.flush();
  }
}
