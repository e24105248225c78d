package io.github.modelregistry.cli.report;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A long text in memory, compressed. It is appended to, then written once. */
final class CompressedText {

  private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
  private final Writer text;

  CompressedText() {
    try {
      text =
          new BufferedWriter(
              new OutputStreamWriter(new GZIPOutputStream(compressed), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  void append(String more) {
    try {
      text.write(more);
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /** Writes the text, which is complete. */
  void writeTo(Writer writer) throws IOException {
    text.close();
    ByteArrayInputStream bytes = new ByteArrayInputStream(compressed.toByteArray());
    try (Reader reader =
        new InputStreamReader(new GZIPInputStream(bytes), StandardCharsets.UTF_8)) {
      reader.transferTo(writer);
    }
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("cannot keep the text", e);
  }
}
