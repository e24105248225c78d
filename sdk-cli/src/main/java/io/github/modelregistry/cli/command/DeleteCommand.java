package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.TextOutput;
import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes models and versions. */
@Command(
    name = "delete",
    description = {
      "Delete models and versions, and print the refs of those that were deleted.",
      "Names are not accepted, only refs. Each deletion is confirmed at the terminal first."
    })
final class DeleteCommand implements Callable<Integer> {

  private final RootCommand root;

  @Parameters(
      arity = "1..*",
      paramLabel = "REF",
      description = "registry:id for a model, registry:id@version for a version.")
  private List<String> refs = List.of();

  @Option(names = "--yes", description = "Do not ask for confirmation.")
  private boolean yes;

  @Option(
      names = "--all-versions",
      description = "Delete a model that has versions, with all of them.")
  private boolean allVersions;

  DeleteCommand(RootCommand root) {
    this.root = root;
  }

  /** Every ref is checked before the first deletion. */
  @Override
  public Integer call() {
    List<Deletion> deletions = new ArrayList<>();
    refs.forEach(ref -> deletions.add(Deletion.parse(ref)));
    try (Session session = root.openSession();
        ModelRegistries registries = session.registries(List.of())) {
      for (Deletion deletion : deletions) {
        deletion.check(registries, allVersions);
      }
      TextOutput out = new TextOutput(root.context().out());
      for (Deletion deletion : deletions) {
        if (yes || root.context().confirms(deletion.question())) {
          delete(deletion, registries, out);
        }
      }
      return 0;
    }
  }

  private static void delete(Deletion deletion, ModelRegistries registries, TextOutput out) {
    try {
      deletion.perform(registries);
    } catch (RegistryException failure) {
      out.flush(); // what was deleted before is known even so
      throw failure;
    }
    out.line(deletion.ref());
    out.flush();
  }
}
