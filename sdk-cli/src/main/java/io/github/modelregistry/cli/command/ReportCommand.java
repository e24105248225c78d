package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.FailureLines;
import io.github.modelregistry.cli.output.ListedModel;
import io.github.modelregistry.cli.output.SafeText;
import io.github.modelregistry.cli.output.TextOutput;
import io.github.modelregistry.cli.report.HtmlReport;
import io.github.modelregistry.cli.report.ReportFile;
import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegistryFailure;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a report of the models of all registries. */
@Command(
    name = "report",
    description = {
      "Write an HTML page with the models of all registries, their versions, and charts.",
      "It is one file without outside resources; failed registries are named in it."
    })
final class ReportCommand implements Callable<Integer> {

  private static final Path STANDARD_OUTPUT = Path.of("-");

  private final RootCommand root;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write, or - for the standard output (the default in a pipe).")
  private @Nullable Path output;

  @Option(names = "--replace", description = "Replace a file that exists.")
  private boolean replace;

  @Option(
      names = "--no-versions",
      description = "Leave out the versions, which need at least one call for each model.")
  private boolean withoutVersions;

  @Mixin private final ListingOptions options = new ListingOptions();
  @Mixin private final RegistryOptions registry = new RegistryOptions();

  ReportCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    ModelListing models = options.listing(root.context().clock());
    ReportFile file = file();
    try (Session session = root.openSession();
        ModelRegistries registries = session.registries(registry.names())) {
      FailedRegistries failed = new FailedRegistries();
      HtmlReport report = read(models, registries, failed);
      write(report, failed.all(), file);
      new FailureLines(new TextOutput(root.context().err()), root.isDebugging())
          .print(failed.all());
      return registry.exitCode(registries, failed.all());
    }
  }

  /** Returns the checked file to write, or null for the standard output. */
  private @Nullable ReportFile file() {
    if (output == null && root.context().terminalColumns() > 0) {
      throw new InvalidRequestException(
          "-o", "name the file to write, such as -o inventory.html; - is the terminal");
    }
    if (output == null || output.equals(STANDARD_OUTPUT)) {
      return null;
    }
    ReportFile file = new ReportFile(output, replace);
    file.check();
    return file;
  }

  private HtmlReport read(
      ModelListing models, ModelRegistries registries, FailedRegistries failed) {
    HtmlReport report =
        new HtmlReport(
            registries.all().stream().map(ModelRegistry::name).toList(),
            root.context().clock().instant(),
            options.selection());
    VersionsOfModels versions = new VersionsOfModels(registries);
    models.forEach(
        registries,
        failed,
        model ->
            report.add(
                withoutVersions ? ListedModel.of(model, null) : versions.join(model, failed)));
    return report;
  }

  private void write(HtmlReport report, List<RegistryFailure> failures, @Nullable ReportFile file) {
    if (file == null) {
      try {
        report.write(failures, root.context().out());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the output: " + e.getMessage(), e);
      }
      return;
    }
    root.interruptAtExit();
    file.write(out -> report.write(failures, out));
    String path = file.path().toString();
    root.print(root.context().terminalColumns() > 0 ? SafeText.oneLine(path) : path);
  }
}
