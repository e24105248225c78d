package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.SafeText;
import io.github.modelregistry.cli.output.TextOutput;
import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.capability.DownloadedModel;
import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelDownloadRequest;
import io.github.modelregistry.registry.capability.ModelFiles;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.ProgressListener;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Downloads the files of one model or version. */
@Command(
    name = "download",
    description = {
      "Download the files of a model or version, then print their paths.",
      "If it fails, what has arrived is kept in a hidden file or folder, and the next run continues"
          + " with it."
    })
final class DownloadCommand implements Callable<Integer> {

  private static final String STANDARD_OUTPUT = "-";

  private final RootCommand root;

  @Mixin private final RefArgument ref = new RefArgument();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PATH",
      description =
          "A folder for all files, which exists or ends with '/'; a file; or - for the standard"
              + " output (default: the current folder).")
  private String output = "";

  @Option(
      names = "--file",
      paramLabel = "PATH",
      description = "Download only this file of a model that has several.")
  private @Nullable String file;

  @Option(names = "--replace", description = "Replace files that exist.")
  private boolean replace;

  @Option(
      names = "--no-resume",
      description = "Keep nothing if it fails, and do not continue an earlier run.")
  private boolean noResume;

  DownloadCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    try (Session session = root.openSession();
        ModelRegistries registries = session.registries(List.of())) {
      ModelFiles found =
          ref.read(
              registries,
              model -> of(model, registries).files(model),
              version -> of(version.model(), registries).files(version));
      ModelDownload download = of(found.model(), registries);
      print(
          OptionTerms.ofDownload()
              .call(
                  "download of " + ref.text(),
                  () -> root.transfer(progress -> download(found, download, progress))));
      return 0;
    }
  }

  private ModelDownloadRequest.Builder request() {
    ModelDownloadRequest.Builder request = ModelDownloadRequest.builder().path(file);
    if (output.equals(STANDARD_OUTPUT)) {
      return request.target(DownloadTarget.stream(TextOutput.bytes(root.context().out())));
    }
    if (replace) {
      request.replacingExisting();
    }
    if (!noResume) {
      request.resumable(this::noteKept);
    }
    Path path = path();
    boolean folder =
        output.isEmpty() || output.endsWith("/") || output.endsWith("\\") || isFolder(path);
    return folder ? request.folder(path) : request.target(DownloadTarget.file(path));
  }

  private void noteKept(Path part) {
    root.note(
        "What has arrived is kept in "
            + part
            + ". Run the command again to continue with it; if you do not want to, delete it.");
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path);
  }

  private Path path() {
    try {
      return Path.of(output);
    } catch (InvalidPathException e) {
      throw new InvalidRequestException("-o", "'" + output + "' is not a path");
    }
  }

  private static ModelDownload of(ModelRef model, ModelRegistries registries) {
    return registries.registry(model.registry()).require(ModelDownload.class);
  }

  private DownloadedModel download(
      ModelFiles found, ModelDownload download, ProgressListener progress) {
    ModelDownloadRequest.Builder request = request().progress(progress);
    if (found.version() == null) {
      request.model(found.model());
    } else {
      request.version(found.version());
    }
    return download.download(request.build());
  }

  private void print(DownloadedModel downloaded) {
    boolean terminal = root.context().terminalColumns() > 0;
    TextOutput out = new TextOutput(root.context().out());
    for (Download each : downloaded.files()) {
      if (each.file() != null) {
        String path = each.file().toString();
        out.line(terminal ? SafeText.oneLine(path) : path);
      }
    }
    out.flush();
  }
}
