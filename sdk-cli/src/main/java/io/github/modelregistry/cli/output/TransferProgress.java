package io.github.modelregistry.cli.output;

import io.github.modelregistry.transfer.ProgressListener;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows the progress of a transfer in one line of a terminal, once the transfer has taken a second.
 * Closing it clears the line.
 */
public final class TransferProgress implements ProgressListener, AutoCloseable {

  private static final long HIDDEN_MILLIS = 1000;
  private static final long INTERVAL_MILLIS = 200;
  private static final int BAR = 20;

  private final TextOutput terminal;
  private final Clock clock;
  private final long start;
  private long shownAt;
  private int width;

  /** Creates the progress of a transfer that starts now. */
  public TransferProgress(OutputStream terminal, Clock clock) {
    this.terminal = new TextOutput(terminal);
    this.clock = clock;
    this.start = clock.millis();
  }

  @Override
  public synchronized void progressed(long bytes, long total) {
    long now = clock.millis();
    if (now - start < HIDDEN_MILLIS || (width > 0 && now - shownAt < INTERVAL_MILLIS)) {
      return;
    }
    shownAt = now;
    show(line(bytes, total, now - start));
  }

  /** Overwrites the line before. */
  private void show(String line) {
    terminal.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    terminal.flush();
    width = line.length();
  }

  private static String line(long bytes, long total, long millis) {
    double rate = bytes * 1000.0 / millis;
    String speed = CellFormat.size((long) rate) + "/s";
    if (total <= 0) {
      return CellFormat.size(bytes) + "  " + speed;
    }
    double part = Math.min(1, (double) bytes / total);
    int filled = (int) (part * BAR);
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d %%  %s of %s  %s%s",
        "=".repeat(filled),
        " ".repeat(BAR - filled),
        (int) (part * 100),
        CellFormat.size(bytes),
        CellFormat.size(total),
        speed,
        rate < 1 ? "" : "  " + time((long) ((total - bytes) / rate)) + " left");
  }

  private static String time(long seconds) {
    Duration left = Duration.ofSeconds(Math.max(0, seconds));
    return left.toHours() > 0
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", left.toMinutesPart(), left.toSecondsPart());
  }

  @Override
  public synchronized void close() {
    if (width > 0) {
      terminal.print("\r" + " ".repeat(width) + "\r");
      terminal.flush();
      width = 0;
    }
  }
}
