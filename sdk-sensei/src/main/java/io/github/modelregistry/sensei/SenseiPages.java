package io.github.modelregistry.sensei;

import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.page.PagedIterable;
import io.github.modelregistry.sensei.CursorPages.CursorPage;
import io.github.modelregistry.sensei.api.EnginesApi.ListEnginesRequest;
import io.github.modelregistry.sensei.api.ExperimentsApi.ListExperimentsRequest;
import io.github.modelregistry.sensei.api.InsightsApi.ListInsightsRequest;
import io.github.modelregistry.sensei.api.MlInstancesApi.ListMlInstancesRequest;
import io.github.modelregistry.sensei.api.MlServicesApi.ListMlServicesRequest;
import io.github.modelregistry.sensei.api.ModelsApi.ListModelsRequest;
import io.github.modelregistry.sensei.api.RunsApi.ListRunsRequest;
import io.github.modelregistry.sensei.api.TranscodingsApi.ListTranscodingsRequest;
import io.github.modelregistry.sensei.model.Engine;
import io.github.modelregistry.sensei.model.EngineListing;
import io.github.modelregistry.sensei.model.Experiment;
import io.github.modelregistry.sensei.model.ExperimentListing;
import io.github.modelregistry.sensei.model.ExperimentRun;
import io.github.modelregistry.sensei.model.ExperimentRunListing;
import io.github.modelregistry.sensei.model.Insight;
import io.github.modelregistry.sensei.model.InsightListing;
import io.github.modelregistry.sensei.model.Link;
import io.github.modelregistry.sensei.model.ListingLinks;
import io.github.modelregistry.sensei.model.MlInstance;
import io.github.modelregistry.sensei.model.MlInstanceListing;
import io.github.modelregistry.sensei.model.MlService;
import io.github.modelregistry.sensei.model.MlServiceListing;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.ModelListing;
import io.github.modelregistry.sensei.model.ModelTranscoding;
import io.github.modelregistry.sensei.model.ModelTranscodingListing;
import io.github.modelregistry.sensei.model.Paging;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The service's lists in pages: by cursor, by the link to the next page, or by counting. */
final class SenseiPages {

  /** The most that the service sends at a time. */
  static final int LARGEST_PAGE = 100;

  /** Sent where no order is asked for: the vendor's documents disagree about the default. */
  private static final List<String> OLDEST_FIRST = List.of("created");

  /** The parameters in which the request of a page differs from that of its list. */
  private record Slice(@Nullable String start, int limit, List<String> orderby) {}

  /** What all lists have alike. The vendor's schemas require none of it, the items included. */
  private record Parts<L, T>(
      Function<L, @Nullable List<T>> items,
      Function<L, @Nullable ListingLinks> links,
      Function<L, @Nullable Paging> page) {}

  private final SenseiClient client;

  SenseiPages(SenseiClient client) {
    this.client = client;
  }

  PagedIterable<Model> models(ListModelsRequest q) {
    return pages(
        q.start(),
        q.limit(),
        q.orderby(),
        at ->
            client
                .models()
                .listModels(
                    q.toBuilder().start(at.start).limit(at.limit).orderby(at.orderby).build()),
        new Parts<>(ModelListing::children, ModelListing::links, ModelListing::page));
  }

  PagedIterable<ModelTranscoding> transcodings(ListTranscodingsRequest q) {
    return pages(
        q.start(),
        q.limit(),
        q.orderby(),
        at ->
            client
                .transcodings()
                .listTranscodings(
                    q.toBuilder().start(at.start).limit(at.limit).orderby(at.orderby).build()),
        new Parts<>(
            ModelTranscodingListing::children,
            ModelTranscodingListing::links,
            ModelTranscodingListing::page));
  }

  PagedIterable<Experiment> experiments(ListExperimentsRequest q) {
    return pages(
        q.start(),
        q.limit(),
        q.orderby(),
        at ->
            client
                .experiments()
                .listExperiments(
                    q.toBuilder().start(at.start).limit(at.limit).orderby(at.orderby).build()),
        new Parts<>(
            ExperimentListing::children, ExperimentListing::links, ExperimentListing::page));
  }

  PagedIterable<ExperimentRun> runs(ListRunsRequest q) {
    return pages(
        q.start(),
        q.limit(),
        q.orderby(),
        at ->
            client
                .runs()
                .listRuns(
                    q.toBuilder().start(at.start).limit(at.limit).orderby(at.orderby).build()),
        new Parts<>(
            ExperimentRunListing::children,
            ExperimentRunListing::links,
            ExperimentRunListing::page));
  }

  PagedIterable<Insight> insights(ListInsightsRequest q) {
    return pages(
        q.start(),
        q.limit(),
        q.orderby(),
        at ->
            client
                .insights()
                .listInsights(
                    q.toBuilder().start(at.start).limit(at.limit).orderby(at.orderby).build()),
        new Parts<>(InsightListing::children, InsightListing::links, InsightListing::page));
  }

  PagedIterable<Engine> engines(ListEnginesRequest q) {
    return pages(
        q.start(),
        q.limit(),
        q.orderby(),
        at ->
            client
                .engines()
                .listEngines(
                    q.toBuilder().start(at.start).limit(at.limit).orderby(at.orderby).build()),
        new Parts<>(EngineListing::children, EngineListing::links, EngineListing::page));
  }

  PagedIterable<MlInstance> mlInstances(ListMlInstancesRequest q) {
    return pages(
        q.start(),
        q.limit(),
        q.orderby(),
        at ->
            client
                .mlInstances()
                .listMlInstances(
                    q.toBuilder().start(at.start).limit(at.limit).orderby(at.orderby).build()),
        new Parts<>(
            MlInstanceListing::children, MlInstanceListing::links, MlInstanceListing::page));
  }

  PagedIterable<MlService> mlServices(ListMlServicesRequest q) {
    return pages(
        q.start(),
        q.limit(),
        q.orderby(),
        at ->
            client
                .mlServices()
                .listMlServices(
                    q.toBuilder().start(at.start).limit(at.limit).orderby(at.orderby).build()),
        new Parts<>(MlServiceListing::children, MlServiceListing::links, MlServiceListing::page));
  }

  private static <L extends JsonModel, T> PagedIterable<T> pages(
      @Nullable String first,
      @Nullable Integer limit,
      @Nullable List<String> orderby,
      Function<Slice, L> call,
      Parts<L, T> parts) {
    List<String> order = orderby == null ? OLDEST_FIRST : orderby;
    int size = limit == null ? LARGEST_PAGE : Math.min(limit, LARGEST_PAGE);
    return CursorPages.of(
        size,
        (start, most) ->
            page(call.apply(new Slice(start == null ? first : start, most, order)), parts));
  }

  private static <L extends JsonModel, T> CursorPage<T> page(L list, Parts<L, T> parts) {
    ListingLinks links = parts.links.apply(list);
    Link next = links == null ? null : links.next();
    Paging paging = parts.page.apply(list);
    return new CursorPage<>(
        Objects.requireNonNullElse(parts.items.apply(list), List.of()),
        next == null ? null : next.hrefOrNull(),
        paging == null ? null : paging.next(),
        paging == null ? null : paging.totalCount(),
        list.skippedElements());
  }
}
