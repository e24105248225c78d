package io.github.modelregistry.cli.doctor;

import io.github.modelregistry.cli.output.SafeText;
import io.github.modelregistry.cli.output.TextOutput;
import io.github.modelregistry.client.DriftEvent;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.registry.driver.RegistryDefinition;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints a diagnosis as text. */
public final class DiagnosisPrinter {

  private final TextOutput out;

  /** Creates the printer. */
  public DiagnosisPrinter(TextOutput out) {
    this.out = out;
  }

  /** Prints a diagnosis, at once. */
  public void print(Diagnosis diagnosis) {
    RegistryDefinition target = diagnosis.target();
    String vendor = target.vendor().equals(target.name()) ? "" : " (" + target.vendor() + ")";
    out.line(SafeText.oneLine(target.name() + vendor));
    for (ShownSetting setting : diagnosis.settings()) {
      item("setting", setting.name() + " = " + setting.value() + ", from " + setting.origin());
    }
    diagnosis.warnings().forEach(warning -> item("warning", warning));
    if (!target.isConfigured()) {
      item("unused", "not configured; it needs " + SettingSpec.needed(target.specs()));
    }
    if (diagnosis.health() != null) {
      item("reached", diagnosis.health().toString());
    }
    if (diagnosis.failure() != null) {
      item("failed", diagnosis.failure().message().replace("\n", "\n            "));
    }
    printDrift(diagnosis);
    out.line("");
    out.flush();
  }

  private void printDrift(Diagnosis diagnosis) {
    Diagnosis.@Nullable Read read = diagnosis.read();
    if (read != null) {
      item("read", count(read.models(), "model") + ", " + count(read.versions(), "version"));
      if (diagnosis.drift().isEmpty()) {
        item("differs", "nothing: all responses that were read match the spec");
      }
    }
    for (DriftNotes.Note note : diagnosis.drift()) {
      item(
          "differs",
          words(note.event()) + (note.count() == 1 ? "" : ", " + note.count() + " times"));
    }
  }

  private static String words(DriftEvent event) {
    String kind = event.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return event.operation() + ": " + kind + " '" + event.name() + "' at " + event.path();
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private void item(String what, String text) {
    out.line("  " + what + " ".repeat(Math.max(1, 10 - what.length())) + SafeText.lines(text));
  }
}
