package io.github.modelregistry.wallaroo;

import io.github.modelregistry.error.NotFoundException;
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
        visible().stream().sorted(Comparator.comparing(Workspace::id)).toList();
    if (chosen == null) {
      return visible;
    }
    List<Workspace> wanted =
        visible.stream().filter(each -> Long.toString(each.id()).equals(chosen)).toList();
    if (wanted.isEmpty()) {
      wanted = visible.stream().filter(each -> chosen.equals(each.nameOrNull())).toList();
    }
    if (wanted.isEmpty()) {
      throw NotFoundException.deduced(
          "listWorkspaces", "no workspace with the id or name " + chosen + " is visible");
    }
    return wanted;
  }

  /** Returns all workspaces that the caller may see, in the server's order. */
  List<Workspace> visible() {
    return client.workspaces().listWorkspaces().workspaces();
  }

  /** Returns the models of a workspace. */
  List<ModelEntry> models(Workspace workspace) {
    return client.models().listModels(request -> request.workspaceId(workspace.id())).models();
  }
}
