package io.github.modelregistry.sensei;

import io.github.modelregistry.page.PagedResult;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A server that may say where the next page begins, as a text, in a link, or not at all. */
final class CursorServer implements CursorPages.Fetch<String> {

  private static final String AFTER = "after ";

  final List<String> items = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  int cap = Integer.MAX_VALUE;
  @Nullable Long total;
  @Nullable String next;

  private boolean tellsNext;
  private @Nullable String linkHost;

  static CursorServer holding(int count) {
    CursorServer server = new CursorServer();
    IntStream.range(0, count).forEach(i -> server.items.add("m" + i));
    return server;
  }

  CursorServer tellingNext() {
    tellsNext = true;
    return this;
  }

  CursorServer linkingTo(String host) {
    linkHost = host;
    return this;
  }

  @Override
  public CursorPages.CursorPage<String> fetch(@Nullable String start, int limit) {
    asked.add(String.valueOf(start));
    int from = Math.min(items.size(), start == null ? 0 : index(start));
    int to = Math.min(items.size(), from + Math.min(limit, cap));
    String cursor = tellsNext && to < items.size() ? AFTER + items.get(to - 1) : null;
    if (linkHost == null) {
      return new CursorPages.CursorPage<>(
          items.subList(from, to), null, cursor == null ? next : cursor, total);
    }
    return new CursorPages.CursorPage<>(
        items.subList(from, to),
        cursor == null ? null : link(cursor),
        cursor == null ? null : next,
        total);
  }

  List<String> all(int pageSize) {
    List<String> all = new ArrayList<>();
    walk(pageSize, null).forEach(all::add);
    return all;
  }

  PagedResult<String> walk(int pageSize, @Nullable String token) {
    return PagedResult.builder(CursorPages.of(pageSize, this), (String item) -> item)
        .resumeFrom(token)
        .build();
  }

  private String link(String cursor) {
    return linkHost + "/models?limit=2&start=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
  }

  private int index(String start) {
    return start.startsWith(AFTER)
        ? items.indexOf(start.substring(AFTER.length())) + 1
        : Integer.parseInt(start);
  }
}
