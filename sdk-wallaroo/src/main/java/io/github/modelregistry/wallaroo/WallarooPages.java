package io.github.modelregistry.wallaroo;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PagedIterable;
import io.github.modelregistry.wallaroo.WallarooModelRegistry.Row;
import io.github.modelregistry.wallaroo.model.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Wallaroo has no pages; each workspace is one here. The cursor is the id of the workspace. The
 * last page also has a row without a model for each workspace without a usable id.
 */
final class WallarooPages implements PagedIterable<Row> {

  private final WallarooWorkspaces workspaces;
  private @Nullable List<Workspace> listed;

  WallarooPages(WallarooWorkspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public Page<Row> fetch(@Nullable String cursor) {
    long from = cursor == null ? Long.MIN_VALUE : workspaceId(cursor);
    List<Workspace> all = listed == null ? workspaces.list() : listed;
    listed = all;
    List<Workspace> rest =
        all.stream().filter(each -> each.idOrNull() == null || each.id() >= from).toList();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < rest.size(); i++) {
      Long id = rest.get(i).idOrNull();
      if (i > 0 && id != null) {
        return Page.of(rows, id.toString());
      }
      rows.addAll(workspaces.rows(rest.get(i)));
    }
    return Page.last(rows);
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
          "list", "this page position is not one of Wallaroo's; start from the first page");
    }
  }
}
