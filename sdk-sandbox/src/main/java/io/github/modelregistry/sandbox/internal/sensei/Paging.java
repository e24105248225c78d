package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cuts lists into pages, in each of the ways that the vendor's documents speak of, as well or as
 * badly as a test wants it. A list that is one page says nothing about others, as in the guide.
 */
public final class Paging {

  /** How a page leads to the next. */
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

  /** Lets pages lead on by a link alone, to an origin that may be foreign. */
  public void sendNextLinkTo(String origin) {
    lead = Lead.LINK;
    linkOrigin = origin;
  }

  /** Lets pages not lead on: their start is a number that callers count up themselves. */
  public void omitNextLink() {
    lead = Lead.NOTHING;
  }

  /** Lets no page hold more entries than this. */
  public void cap(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a page holds at least one entry, not " + most);
    }
    cap = most;
  }

  /** Lets every page be the first. */
  public void ignoreStart() {
    ignoresStart = true;
  }

  /** Lets every page claim a total. */
  public void claimTotal(long total) {
    claimedTotal = total;
  }

  /**
   * Returns the page that a request asks for.
   *
   * @throws IllegalArgumentException when the page's start cannot be made out
   */
  JsonValue page(
      SandboxRequest request,
      List<StoredDocument> sorted,
      Filter filter,
      Function<StoredDocument, JsonValue> row) {
    List<StoredDocument> visible = sorted.stream().filter(filter::holdsFor).toList();
    int from = Math.min(start(request, sorted, filter), visible.size());
    int to = (int) Math.min((long) from + limit(request), visible.size());
    List<StoredDocument> entries = visible.subList(from, to);
    boolean more = !entries.isEmpty() && to < visible.size();
    String next = more && lead != Lead.NOTHING ? entries.get(entries.size() - 1).id() : null;
    JsonFields page =
        new JsonFields()
            .put("children", JsonValue.array(entries.stream().map(row).toList()))
            .put("_page", about(request, filter, entries.size(), next));
    if (next != null) {
      String origin = linkOrigin == null ? NextLink.origin(request) : linkOrigin;
      JsonValue link = new JsonFields().put("href", NextLink.of(origin, request, next)).build();
      page.put("_links", new JsonFields().put("next", link).build());
    }
    return page.build();
  }

  private JsonValue about(SandboxRequest request, Filter filter, int count, @Nullable String next) {
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
    if (claimedTotal != null) {
      page.put("totalCount", claimedTotal);
    }
    page.put("count", count);
    if (next != null && lead == Lead.CURSOR_AND_LINK) {
      page.put("next", next);
    }
    return page.build();
  }

  /**
   * Returns how many entries lie before the page. A cursor stays good when its entry is deleted.
   */
  private int start(SandboxRequest request, List<StoredDocument> sorted, Filter filter) {
    String start = request.queryValue("start");
    if (start == null || ignoresStart) {
      return 0;
    }
    for (int i = 0; lead != Lead.NOTHING && i < sorted.size(); i++) {
      if (sorted.get(i).id().equals(start)) {
        return (int) sorted.subList(0, i + 1).stream().filter(filter::holdsFor).count();
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
