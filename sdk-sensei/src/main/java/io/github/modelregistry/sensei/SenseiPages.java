package io.github.modelregistry.sensei;

import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.page.PagedIterable;
import io.github.modelregistry.sensei.api.ModelsApi;
import io.github.modelregistry.sensei.api.ModelsApi.ListModelsRequest;
import io.github.modelregistry.sensei.api.TranscodingsApi;
import io.github.modelregistry.sensei.api.TranscodingsApi.ListTranscodingsRequest;
import io.github.modelregistry.sensei.model.Link;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.ModelTranscoding;
import io.github.modelregistry.sensei.model.Paging;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The service's lists in pages: by cursor, by the link to the next page, or by counting. */
final class SenseiPages {

  /** The most that the service sends at a time. */
  static final int LARGEST_PAGE = 100;

  /** Sent where no order is asked for: the vendor's documents disagree about the default. */
  private static final List<String> OLDEST_FIRST = List.of("created");

  private SenseiPages() {}

  static PagedIterable<Model> models(ModelsApi api, ListModelsRequest request) {
    ListModelsRequest ordered = request.toBuilder().orderby(order(request.orderby())).build();
    return CursorPages.of(
        limit(request.limit()),
        (start, limit) -> {
          String from = start == null ? request.start() : start;
          var list = api.listModels(ordered.toBuilder().start(from).limit(limit).build());
          var links = list.links();
          return page(list, list.children(), links == null ? null : links.next(), list.page());
        });
  }

  static PagedIterable<ModelTranscoding> transcodings(
      TranscodingsApi api, ListTranscodingsRequest request) {
    ListTranscodingsRequest ordered = request.toBuilder().orderby(order(request.orderby())).build();
    return CursorPages.of(
        limit(request.limit()),
        (start, limit) -> {
          String from = start == null ? request.start() : start;
          var list = api.listTranscodings(ordered.toBuilder().start(from).limit(limit).build());
          var links = list.links();
          return page(list, list.children(), links == null ? null : links.next(), list.page());
        });
  }

  private static List<String> order(@Nullable List<String> wanted) {
    return wanted == null ? OLDEST_FIRST : wanted;
  }

  private static int limit(@Nullable Integer wanted) {
    return wanted == null ? LARGEST_PAGE : Math.min(wanted, LARGEST_PAGE);
  }

  /** The vendor's schema requires none of it, the items included. */
  private static <T> CursorPages.CursorPage<T> page(
      JsonModel list, @Nullable List<T> items, @Nullable Link next, @Nullable Paging paging) {
    return new CursorPages.CursorPage<>(
        Objects.requireNonNullElse(items, List.of()),
        next == null ? null : next.hrefOrNull(),
        paging == null ? null : paging.next(),
        paging == null ? null : paging.totalCount(),
        list.skippedElements());
  }
}
