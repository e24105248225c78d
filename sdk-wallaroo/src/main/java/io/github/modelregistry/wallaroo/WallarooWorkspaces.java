package io.github.modelregistry.wallaroo;

import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.wallaroo.model.ListModelsBody;
import io.github.modelregistry.wallaroo.model.ModelEntry;
import io.github.modelregistry.wallaroo.model.Workspace;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The workspaces that a registry spans: all that the caller may see, or the chosen one. */
final class WallarooWorkspaces {

  private final WallarooClient client;
  private final @Nullable String chosen;

  /**
   * Creates them.
   *
   * @param chosen the id or name of the only workspace wanted, or null for all
   */
  WallarooWorkspaces(WallarooClient client, @Nullable String chosen) {
    this.client = client;
    this.chosen = chosen;
  }

  /** Returns the workspaces by ascending id, so that a walk can be resumed at one of them. */
  List<Workspace> list() {
    List<Workspace> visible =
        client.workspaces().listWorkspaces(WallarooBodies.allWorkspaces()).workspaces().stream()
            .sorted(Comparator.comparing(Workspace::id))
            .toList();
    if (chosen == null) {
      return visible;
    }
    List<Workspace> wanted = visible.stream().filter(this::isChosen).toList();
    if (wanted.isEmpty()) {
      throw notFound(
          "listWorkspaces", "no workspace with the id or name " + chosen + " is visible");
    }
    return wanted;
  }

  /** Returns the models of a workspace. */
  List<ModelEntry> models(Workspace workspace) {
    return client
        .models()
        .listModels(
            request -> request.body(ListModelsBody.builder().workspaceId(workspace.id()).build()))
        .models();
  }

  private boolean isChosen(Workspace workspace) {
    return Long.toString(workspace.id()).equals(chosen) || workspace.name().equals(chosen);
  }

  /** What the server answers with a list that lacks it is not found all the same. */
  static NotFoundException notFound(String operation, String message) {
    return NotFoundException.deduced("wallaroo." + operation, message);
  }
}
