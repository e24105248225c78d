package io.github.modelregistry.registry;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PageSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Maps the rows of a list to models. A row without a usable id is left out, and is named by the
 * failure with which the list ends.
 *
 * @param <R> the vendor's row
 */
final class ReceivedRows<R> implements PageSource<RegisteredModel> {

  /** How many rows a message names. */
  private static final int NAMED = 10;

  private final PageSource<R> rows;
  private final Function<? super R, RegisteredModel> mapping;
  // By page and row, so that a page that is requested again counts once.
  private final Map<String, DecodingException> failures = new LinkedHashMap<>();

  ReceivedRows(PageSource<R> rows, Function<? super R, RegisteredModel> mapping) {
    this.rows = rows;
    this.mapping = mapping;
  }

  @Override
  public Page<RegisteredModel> fetch(@Nullable String cursor) {
    Page<R> page = rows.fetch(cursor);
    List<RegisteredModel> models = new ArrayList<>(page.items().size());
    for (int row = 0; row < page.items().size(); row++) {
      try {
        models.add(mapping.apply(page.items().get(row)));
      } catch (DecodingException unusable) {
        failures.put(cursor + " " + row, unusable);
      }
    }
    return Page.of(models, page.nextCursor());
  }

  @Override
  public boolean detectsRepeats() {
    return rows.detectsRepeats();
  }

  /** Returns the failure that names the rows that were left out, or null if there are none. */
  @Nullable DecodingException failure() {
    if (failures.isEmpty()) {
      return null;
    }
    StringBuilder detail = new StringBuilder();
    detail.append(failures.size()).append(failures.size() == 1 ? " row has" : " rows have");
    detail.append(" no usable id; all other models were listed");
    String separator = ": ";
    for (DecodingException failure : failures.values().stream().limit(NAMED).toList()) {
      detail.append(separator).append(failure.path()).append(": ").append(failure.detail());
      separator = "; ";
    }
    DecodingException first = failures.values().iterator().next();
    return new DecodingException(null, first.path(), detail.toString(), null, first);
  }
}
