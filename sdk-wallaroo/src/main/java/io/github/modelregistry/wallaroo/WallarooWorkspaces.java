package io.github.modelregistry.wallaroo;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.wallaroo.model.ModelEntry;
import io.github.modelregistry.wallaroo.model.Workspace;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The workspaces that a registry spans: all that the caller may see, or the chosen one. */
final class WallarooWorkspaces {

  private static final Comparator<Workspace> BY_ID =
      Comparator.comparing(
          Workspace::idOrNull, Comparator.nullsLast(Comparator.<Long>naturalOrder()));

  private final WallarooClient client;
  private final @Nullable String chosen;

  /**
   * Creates them.
   *
   * @param chosen the id or name of the only workspace to list, or null for all
   */
  WallarooWorkspaces(WallarooClient client, @Nullable String chosen) {
    this.client = client;
    this.chosen = chosen;
  }

  /**
   * Returns the workspaces by ascending id, so that a list can be resumed at one of them. Last come
   * those without a usable id, whose models cannot be listed.
   */
  List<Workspace> list() {
    List<Workspace> visible = visible().stream().sorted(BY_ID).toList();
    if (chosen == null) {
      return visible;
    }
    List<Workspace> wanted =
        visible.stream().filter(each -> chosen.equals(String.valueOf(each.idOrNull()))).toList();
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

  /** Returns the failure that names a workspace without a usable id. */
  static DecodingException unusable(Workspace workspace) {
    String name = workspace.nameOrNull();
    return new DecodingException(
        "$.workspaces[].id",
        "the workspace "
            + (name == null ? "without a name" : "'" + name + "'")
            + " has no usable id, so that its models cannot be listed");
  }

  /** Returns the models of a workspace that has an id. */
  List<ModelEntry> models(Workspace workspace) {
    return client.models().listModels(request -> request.workspaceId(workspace.id())).models();
  }
}
