package io.github.modelregistry.wallaroo;

import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.registry.capability.LogLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log of the conversion of a version. The server sends all of it each time. */
final class UploadLog {

  /** The format of container logs: time, stream, F for a whole line, text. */
  private static final Pattern LINE =
      Pattern.compile("(\\S+) (?:stdout|stderr) [FP] (.*)", Pattern.DOTALL);

  private final WallarooClient client;
  private final long versionId;
  private final Consumer<? super LogLine> lines;
  private int given;

  UploadLog(WallarooClient client, long versionId, Consumer<? super LogLine> lines) {
    this.client = client;
    this.versionId = versionId;
    this.lines = lines;
  }

  long versionId() {
    return versionId;
  }

  /** Gives the lines that were not given before. */
  void readOn(CallOptions options) {
    List<String> all =
        client
            .withOptions(options)
            .models()
            .getUploadLogs(call -> call.modelVersionId(versionId))
            .lines();
    while (all != null && given < all.size()) {
      String text = all.get(given);
      given++;
      lines.accept(line(text));
    }
  }

  private static LogLine line(String text) {
    Matcher parts = LINE.matcher(text);
    if (parts.matches()) {
      try {
        return LogLine.of(Instant.parse(parts.group(1)), parts.group(2));
      } catch (DateTimeException otherFormat) {
        // The whole line is the text.
      }
    }
    return LogLine.of(null, text);
  }
}
