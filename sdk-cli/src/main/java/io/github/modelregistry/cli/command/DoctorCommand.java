package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.doctor.Diagnosis;
import io.github.modelregistry.cli.doctor.DiagnosisJson;
import io.github.modelregistry.cli.doctor.DiagnosisPrinter;
import io.github.modelregistry.cli.doctor.Doctor;
import io.github.modelregistry.cli.output.Format;
import io.github.modelregistry.cli.output.SafeText;
import io.github.modelregistry.cli.output.TextOutput;
import io.github.modelregistry.cli.session.ExitCode;
import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.RegistryFailure;
import io.github.modelregistry.registry.driver.InstalledDrivers;
import io.github.modelregistry.registry.driver.RegistryDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what is set, what is missing, and whether and how the registries respond. */
@Command(
    name = "doctor",
    description = "Explain the settings, and check that each registry responds.")
final class DoctorCommand implements Callable<Integer> {

  private final RootCommand root;

  @Mixin private final RegistryOptions registry = new RegistryOptions();

  @Option(
      names = {"-o", "--format"},
      paramLabel = "FORMAT",
      description = "table (the default: for people), json or ndjson.")
  private Format format = Format.TABLE;

  @Option(
      names = "--verify",
      description = {
        "Also read models and versions, and report how the responses differ from the specs.",
        "Nothing is changed."
      })
  private boolean verify;

  DoctorCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    if (format == Format.CSV) {
      throw new InvalidRequestException(
          "doctor", "csv is not supported here; use --format json or ndjson");
    }
    TextOutput out = new TextOutput(root.context().out());
    TextOutput errors = new TextOutput(root.context().err());
    InstalledDrivers.load().warnings().forEach(warning -> errors.line("warning: " + warning));
    errors.flush();
    List<Diagnosis> diagnoses = new ArrayList<>();
    try (Session session = root.openSession()) {
      Doctor doctor = new Doctor(session, verify);
      for (RegistryDefinition target : session.definitions(registry.names())) {
        Diagnosis diagnosis = doctor.check(target);
        diagnoses.add(diagnosis);
        print(diagnosis, out);
      }
    }
    if (format == Format.JSON) {
      out.line(SafeText.json(DiagnosisJson.of(diagnoses).toPrettyString()));
    }
    out.flush();
    return exitCode(diagnoses);
  }

  private void print(Diagnosis diagnosis, TextOutput out) {
    if (format == Format.TABLE) {
      new DiagnosisPrinter(out).print(diagnosis);
    } else if (format == Format.NDJSON) {
      out.line(SafeText.json(DiagnosisJson.of(diagnosis).toString()));
    }
  }

  private int exitCode(List<Diagnosis> diagnoses) {
    List<RegistryFailure> failures = new ArrayList<>();
    int configured = 0;
    for (Diagnosis diagnosis : diagnoses) {
      configured += diagnosis.target().isConfigured() ? 1 : 0;
      @Nullable RegistryFailure failure = diagnosis.failure();
      if (failure != null) {
        failures.add(failure);
      }
    }
    return configured == 0 ? ExitCode.USAGE : registry.exitCode(configured, failures);
  }
}
