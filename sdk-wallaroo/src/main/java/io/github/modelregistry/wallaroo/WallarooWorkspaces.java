package io.github.modelregistry.wallaroo;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.wallaroo.WallarooModelRegistry.Row;
import io.github.modelregistry.wallaroo.model.Workspace;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The workspaces that a registry spans: all that the caller may see, or the chosen one. */
final class WallarooWorkspaces {

  private static final String ID_PATH = "$.workspaces[].id";

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
    return chosen == null ? visible : matching(visible, chosen);
  }

  /**
   * Returns the id of the workspace that a new model goes to.
   *
   * @param namespace its id or name; null for the only workspace of the registry
   * @throws NotFoundException if it is not among those that the registry spans
   * @throws InvalidRequestException if several have this name
   * @throws DecodingException if the server sent no id that can be read
   */
  long id(@Nullable String namespace) {
    List<Workspace> wanted = namespace == null ? list() : matching(list(), namespace);
    List<Long> ids = wanted.stream().map(Workspace::idOrNull).filter(Objects::nonNull).toList();
    String name = Objects.requireNonNullElse(namespace, String.valueOf(chosen));
    if (ids.isEmpty()) {
      throw new DecodingException(ID_PATH, "the workspace '" + name + "' has no usable id");
    }
    if (ids.size() > 1) {
      throw new InvalidRequestException(
          "registration at Wallaroo",
          "namespace: several workspaces have the name '" + name + "'; give the id of one: " + ids);
    }
    return ids.get(0);
  }

  /** Returns the workspace that has this id, or else those that have this name. */
  private static List<Workspace> matching(List<Workspace> all, String idOrName) {
    List<Workspace> wanted =
        all.stream().filter(each -> idOrName.equals(String.valueOf(each.idOrNull()))).toList();
    if (wanted.isEmpty()) {
      wanted = all.stream().filter(each -> idOrName.equals(each.nameOrNull())).toList();
    }
    if (wanted.isEmpty()) {
      throw NotFoundException.deduced(
          "listWorkspaces", "no workspace with the id or name " + idOrName + " is visible");
    }
    return wanted;
  }

  /** Returns all workspaces that the caller may see, in the server's order. */
  List<Workspace> visible() {
    return client.workspaces().listWorkspaces().workspaces();
  }

  /**
   * Returns the models of a workspace, or one row that has the failure of listing them. A failure
   * that other workspaces would have, too, is thrown.
   */
  List<Row> rows(Workspace workspace) {
    if (workspace.idOrNull() == null) {
      return List.of(failed(workspace, "it has no usable id", null));
    }
    try {
      return client
          .models()
          .listModels(request -> request.workspaceId(workspace.id()))
          .models()
          .stream()
          .map(entry -> new Row(entry, workspace, null))
          .toList();
    } catch (AuthenticationException | RateLimitedException shared) {
      throw shared;
    } catch (DecodingException unreadable) {
      return List.of(failed(workspace, unreadable.detail(), unreadable));
    } catch (ApiException refused) {
      refused.addSuppressed(failed(workspace, "the server refused it", null).failure());
      return List.of(new Row(null, workspace, refused));
    }
  }

  private static Row failed(Workspace workspace, String reason, @Nullable DecodingException cause) {
    String name = workspace.nameOrNull() == null ? "without a name" : "'" + workspace.name() + "'";
    String detail = "the models of the workspace " + name + " cannot be listed: " + reason;
    DecodingException failure =
        cause == null
            ? new DecodingException(ID_PATH, detail)
            : new DecodingException(
                cause.operation(), cause.path(), detail, cause.excerpt(), cause);
    return new Row(null, workspace, failure);
  }
}
