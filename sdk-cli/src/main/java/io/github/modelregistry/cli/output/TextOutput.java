package io.github.modelregistry.cli.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * An output of the program, in UTF-8 regardless of the locale.
 *
 * <p>Its methods throw {@link UncheckedIOException} when the reader has closed the output.
 */
public final class TextOutput {

  private static final int BUFFER = 1 << 14;

  private final Writer writer;

  /** Creates an output over a stream; the caller closes the stream. */
  public TextOutput(OutputStream stream) {
    this.writer =
        new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER);
  }

  /** Says that it was the output that failed, where a failure of a server has the same text. */
  public static final class WriteException extends IOException {

    private static final long serialVersionUID = 1L;

    WriteException(IOException failed) {
      super(failed.getMessage(), failed);
    }
  }

  /** Returns an output for bytes, whose failures are {@link WriteException}s. */
  public static OutputStream bytes(OutputStream stream) {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
          stream.write(bytes, offset, length);
        } catch (IOException failed) {
          throw new WriteException(failed);
        }
      }

      @Override
      public void flush() throws IOException {
        try {
          stream.flush();
        } catch (IOException failed) {
          throw new WriteException(failed);
        }
      }
    };
  }

  /** Writes a text unchanged. */
  public void print(String text) {
    try {
      writer.write(text);
    } catch (IOException failed) {
      throw refused(failed);
    }
  }

  /** Returns a writer to this output, which throws the same exceptions. */
  public PrintWriter writer() {
    Writer unchecked =
        new Writer() {
          @Override
          public void write(char[] text, int offset, int length) {
            print(new String(text, offset, length));
          }

          @Override
          public void flush() {
            TextOutput.this.flush();
          }

          @Override
          public void close() {
            flush();
          }
        };
    return new PrintWriter(unchecked, true);
  }

  /** Writes a text and ends the line, with a line feed on every platform. */
  public void line(String text) {
    print(text);
    print("\n");
  }

  /** Flushes the output. */
  public void flush() {
    try {
      writer.flush();
    } catch (IOException failed) {
      throw refused(failed);
    }
  }

  private static UncheckedIOException refused(IOException failed) {
    return new UncheckedIOException("cannot write the output: " + failed.getMessage(), failed);
  }
}
