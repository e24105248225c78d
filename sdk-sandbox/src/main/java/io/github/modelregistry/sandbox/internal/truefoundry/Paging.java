package io.github.modelregistry.sandbox.internal.truefoundry;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Splits lists into pages, with the faults that a test has requested. */
final class Paging {

  private static final int DEFAULT_LIMIT = 100;

  private int cap = Integer.MAX_VALUE;
  private boolean ignoresOffset;
  private @Nullable Long claimedTotal;

  void cap(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("the page size must be at least 1, not " + most);
    }
    cap = most;
  }

  void claimTotal(long total) {
    claimedTotal = total;
  }

  void ignoreOffset(boolean ignores) {
    ignoresOffset = ignores;
  }

  /** Returns how many entries a page has that may have so many. */
  int capped(int limit) {
    return Math.min(cap, limit);
  }

  /** Returns the requested page with its envelope. */
  <T> JsonValue page(SandboxRequest request, List<T> all, Function<T, JsonValue> document) {
    int offset = ignoresOffset ? 0 : number(request, "offset", 0);
    int limit = capped(number(request, "limit", DEFAULT_LIMIT));
    int from = Math.min(offset, all.size());
    int to = (int) Math.min((long) from + limit, all.size());
    List<JsonValue> entries = all.subList(from, to).stream().map(document).toList();
    JsonValue pagination =
        new JsonFields()
            .put("total", claimedTotal == null ? all.size() : claimedTotal)
            .put("offset", number(request, "offset", 0))
            .put("limit", limit)
            .build();
    return new JsonFields()
        .put("data", JsonValue.array(entries))
        .put("pagination", pagination)
        .build();
  }

  private static int number(SandboxRequest request, String name, int usual) {
    String value = request.queryValue(name);
    return value == null ? usual : Integer.parseInt(value);
  }
}
