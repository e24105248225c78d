package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.doctor.Diagnosis;
import io.github.modelregistry.cli.doctor.DiagnosisJson;
import io.github.modelregistry.cli.doctor.DiagnosisPrinter;
import io.github.modelregistry.cli.doctor.Doctor;
import io.github.modelregistry.cli.output.FailureLines;
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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
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
        "Also read up to 200 models of each registry, and the versions of five, and report how the",
        "responses differ from the specs. Nothing is changed."
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
      for (RegistryDefinition target : configuredFirst(session.definitions(registry.names()))) {
        Diagnosis diagnosis = doctor.check(target);
        diagnoses.add(diagnosis);
        print(diagnosis, out);
      }
    }
    if (format == Format.JSON) {
      out.line(SafeText.json(DiagnosisJson.of(diagnoses).toPrettyString()));
    }
    out.flush();
    return end(diagnoses, errors);
  }

  private static List<RegistryDefinition> configuredFirst(List<RegistryDefinition> all) {
    return all.stream().sorted(Comparator.comparing(each -> !each.isConfigured())).toList();
  }

  private void print(Diagnosis diagnosis, TextOutput out) {
    if (format == Format.TABLE) {
      new DiagnosisPrinter(out).print(diagnosis);
    } else if (format == Format.NDJSON) {
      out.line(SafeText.json(DiagnosisJson.of(diagnosis).toString()));
    }
  }

  private int end(List<Diagnosis> diagnoses, TextOutput errors) {
    int configured = (int) diagnoses.stream().filter(d -> d.target().isConfigured()).count();
    if (configured == 0) {
      errors.line("mreg: no registry is configured: set what one of them needs. " + Session.ADVICE);
      errors.flush();
      return ExitCode.USAGE;
    }
    List<RegistryFailure> failures =
        diagnoses.stream().map(Diagnosis::failure).filter(Objects::nonNull).toList();
    new FailureLines(errors, root.isDebugging()).printTraces(failures);
    return registry.exitCode(configured, failures);
  }
}
