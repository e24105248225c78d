package io.github.modelregistry.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A server that counts, with the faults of real ones. */
final class CountingServer implements OffsetPages.Fetch<String> {

  final List<String> items = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  int cap = Integer.MAX_VALUE;
  @Nullable Long claimedTotal;
  boolean tellsTotal = true;

  static CountingServer holding(int count) {
    CountingServer server = new CountingServer();
    IntStream.range(0, count).forEach(i -> server.items.add("m" + i));
    return server;
  }

  @Override
  public OffsetPages.OffsetPage<String> fetch(long offset, int limit) {
    asked.add(offset + "+" + limit);
    int from = (int) Math.min(offset, items.size());
    int to = Math.min(items.size(), from + Math.min(limit, cap));
    Long total = claimedTotal != null ? claimedTotal : Long.valueOf(items.size());
    return OffsetPages.OffsetPage.of(items.subList(from, to), tellsTotal ? total : null);
  }

  PagedResult<String> walk(int pageSize) {
    return PagedResult.builder(OffsetPages.of(pageSize, this), (String item) -> item).build();
  }
}
