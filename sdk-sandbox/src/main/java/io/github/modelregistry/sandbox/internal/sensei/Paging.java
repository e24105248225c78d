package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits lists into pages, in each of the ways that the vendor's documents describe, with the
 * faults that a test has requested. The only page of a list has no link to a next one, as in the
 * guide.
 */
public final class Paging {

  /** How a page refers to the next. */
  private enum Lead {
    CURSOR_AND_LINK,
    LINK,
    NOTHING
  }

  private static final int USUAL_LIMIT = 25;

  private Lead lead = Lead.CURSOR_AND_LINK;
  private @Nullable String linkOrigin;
  private int cap = Integer.MAX_VALUE;
  private boolean ignoresStart;
  private @Nullable Long claimedTotal;

  Paging() {}

  /** Refers to the next page by a link only, to any origin. */
  public void sendNextLinkTo(String origin) {
    lead = Lead.LINK;
    linkOrigin = origin;
  }

  /** Omits the reference to the next page: its start is the number of entries to skip. */
  public void omitNextLink() {
    lead = Lead.NOTHING;
  }

  /** Limits the number of entries of a page. */
  public void cap(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("the page size must be at least 1, not " + most);
    }
    cap = most;
  }

  /** Returns the first page for every start. */
  public void ignoreStart() {
    ignoresStart = true;
  }

  /** Reports a total in every page. */
  public void claimTotal(long total) {
    claimedTotal = total;
  }

  /**
   * Returns the requested page.
   *
   * @throws IllegalArgumentException if the page's start is invalid
   */
  JsonValue page(SandboxRequest request, List<StoredDocument> sorted, Filter filter, Kind kind) {
    List<StoredDocument> visible = sorted.stream().filter(filter::matches).toList();
    int from = Math.min(start(request, sorted, filter), visible.size());
    int to = (int) Math.min((long) from + limit(request), visible.size());
    List<StoredDocument> entries = visible.subList(from, to);
    boolean more = !entries.isEmpty() && to < visible.size();
    String next = more && lead != Lead.NOTHING ? entries.get(entries.size() - 1).id() : null;
    JsonFields page =
        new JsonFields()
            .put("children", JsonValue.array(entries.stream().map(kind::row).toList()))
            .put(
                "_page", about(request, filter, total(kind, visible.size()), entries.size(), next));
    if (next != null) {
      String origin = linkOrigin == null ? NextLink.origin(request) : linkOrigin;
      JsonValue link = new JsonFields().put("href", NextLink.of(origin, request, next)).build();
      page.put("_links", new JsonFields().put("next", link).build());
    }
    return page.build();
  }

  private @Nullable Long total(Kind kind, int entries) {
    return claimedTotal == null && kind.isCounted() ? Long.valueOf(entries) : claimedTotal;
  }

  private JsonValue about(
      SandboxRequest request,
      Filter filter,
      @Nullable Long total,
      int count,
      @Nullable String next) {
    JsonFields page = new JsonFields();
    String orderBy = request.queryValue("orderby");
    String start = request.queryValue("start");
    if (orderBy != null) {
      page.put("orderby", orderBy);
    }
    page.put("property", filter.text());
    if (start != null) {
      page.put("start", lead == Lead.NOTHING ? JsonValue.number(start) : JsonValue.of(start));
    }
    if (total != null) {
      page.put("totalCount", total);
    }
    page.put("count", count);
    if (next != null && lead == Lead.CURSOR_AND_LINK) {
      page.put("next", next);
    }
    return page.build();
  }

  /**
   * Returns the number of entries before the page. A cursor stays valid after its entry was
   * deleted.
   */
  private int start(SandboxRequest request, List<StoredDocument> sorted, Filter filter) {
    String start = request.queryValue("start");
    if (start == null || ignoresStart) {
      return 0;
    }
    for (int i = 0; lead != Lead.NOTHING && i < sorted.size(); i++) {
      if (sorted.get(i).id().equals(start)) {
        return (int) sorted.subList(0, i + 1).stream().filter(filter::matches).count();
      }
    }
    if (!start.matches("0|[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("The start " + start + " is not supported");
    }
    return Integer.parseInt(start);
  }

  private int limit(SandboxRequest request) {
    String limit = request.queryValue("limit");
    return Math.min(cap, limit == null ? USUAL_LIMIT : Integer.parseInt(limit));
  }
}
