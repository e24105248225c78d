package io.github.modelregistry.truefoundry;

import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.capability.VersionsRequest;
import io.github.modelregistry.truefoundry.api.ModelVersionsApi.ListModelVersionsRequest;
import io.github.modelregistry.truefoundry.model.Model;
import io.github.modelregistry.truefoundry.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The versions of TrueFoundry's models. */
final class TrueFoundryVersions implements VersionListing {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  private final String registryName;
  private final TrueFoundryClient client;
  private final Function<String, Model> models;
  private final TrueFoundryMapping mapping;

  TrueFoundryVersions(
      String registryName,
      TrueFoundryClient client,
      Function<String, Model> models,
      TrueFoundryMapping mapping) {
    this.registryName = registryName;
    this.client = client;
    this.models = models;
    this.mapping = mapping;
  }

  /** The server documents no order: all versions are read before the newest is known. */
  @Override
  public PagedResult<ModelVersion> versions(VersionsRequest request) {
    String id = request.model().idIn(registryName);
    return request.list(cursor -> Page.last(all(id, request.pageSize())), Supplier::get);
  }

  /**
   * Asks for the model first: an unknown model's list of versions is empty and not an error, and a
   * ref may hold a qualified name.
   */
  private List<Supplier<ModelVersion>> all(String id, int pageSize) {
    Model model = models.apply(id);
    return rows(model, pageSize, all -> {}).stream()
        .<Supplier<ModelVersion>>map(row -> () -> mapping.version(model, row))
        .toList();
  }

  @Override
  public ModelVersion version(ModelVersionRef ref) {
    Model model = models.apply(ref.model().idIn(registryName));
    if (ref.isLatest()) {
      if (model.latestVersion() == null) {
        throw TrueFoundryModelRegistry.notFound("getModel", ref.model() + " has no version");
      }
      return mapping.version(model, model.latestVersion());
    }
    return rows(model, ModelQuery.DEFAULT_PAGE_SIZE, request -> narrow(request, ref.version()))
        .stream()
        .filter(row -> TrueFoundryMapping.isMeant(row, ref.version()))
        .findFirst()
        .map(row -> mapping.version(model, row))
        .orElseThrow(
            () ->
                TrueFoundryModelRegistry.notFound(
                    "listModelVersions", ref.model() + " has no version " + ref.version()));
  }

  /** A number is asked for as such; aliases can only be found by looking at all versions. */
  private static void narrow(ListModelVersionsRequest.Builder request, String token) {
    if (NUMBER.matcher(token).matches()) {
      request.version(Long.valueOf(token));
    }
  }

  /** Returns what two versions differ in. One without an id is compared by all its fields. */
  private static String key(Version version) {
    String id = version.idOrNull();
    return id == null ? version.toJson() : id;
  }

  private List<Version> rows(
      Model model, int pageSize, Consumer<ListModelVersionsRequest.Builder> narrowing) {
    ListModelVersionsRequest.Builder request =
        ListModelVersionsRequest.builder().modelId(model.id()).limit(pageSize);
    narrowing.accept(request);
    List<Version> rows = new ArrayList<>();
    PagedResult.builder(
            client.modelVersions().listModelVersionsPaged(request.build()),
            TrueFoundryVersions::key)
        .build()
        .forEach(rows::add);
    rows.sort(TrueFoundryMapping.NEWEST_FIRST);
    return rows;
  }
}
