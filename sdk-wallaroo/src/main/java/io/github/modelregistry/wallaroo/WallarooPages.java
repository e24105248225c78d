package io.github.modelregistry.wallaroo;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PageSource;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.wallaroo.model.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wallaroo has no pages; each workspace is one here. The cursor is the id of the workspace. */
final class WallarooPages implements PageSource<RegisteredModel> {

  private final WallarooWorkspaces workspaces;
  private final WallarooMapping mapping;
  private @Nullable List<Workspace> listed;

  WallarooPages(WallarooWorkspaces workspaces, WallarooMapping mapping) {
    this.workspaces = workspaces;
    this.mapping = mapping;
  }

  @Override
  public Page<RegisteredModel> fetch(@Nullable String cursor) {
    long from = cursor == null ? Long.MIN_VALUE : workspaceId(cursor);
    List<Workspace> all = listed == null ? workspaces.list() : listed;
    listed = all;
    List<Workspace> rest = all.stream().filter(workspace -> workspace.id() >= from).toList();
    if (rest.isEmpty()) {
      return Page.last(List.of());
    }
    Workspace current = rest.get(0);
    List<RegisteredModel> models =
        workspaces.models(current).stream().map(row -> mapping.model(row, current)).toList();
    return rest.size() == 1 ? Page.last(models) : Page.of(models, Long.toString(rest.get(1).id()));
  }

  /** A workspace without models, or with none that is new, says nothing about the next one. */
  @Override
  public boolean detectsRepeats() {
    return false;
  }

  private static long workspaceId(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException foreign) {
      throw new InvalidRequestException(
          "list", "this place in a list is not one of Wallaroo's; start from the beginning");
    }
  }
}
