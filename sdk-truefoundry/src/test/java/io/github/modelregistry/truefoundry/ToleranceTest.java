package io.github.modelregistry.truefoundry;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ListDocument;
import io.github.modelregistry.contract.ToleranceLaws;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.TrueFoundrySandbox;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.RecordedResponses;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ToleranceTest extends ToleranceLaws {

  private static final String VERSIONS = "/api/ml/v1/model-versions";

  @Override
  protected ModelRegistryProvider provider() {
    return new TrueFoundryModelRegistryProvider();
  }

  @Override
  protected Settings settings(URI address) {
    return Settings.of(Map.of("TFY_HOST", address.toString(), "TFY_API_KEY", "key"));
  }

  @Override
  protected Stream<ListDocument> documents() {
    return Stream.concat(fixtures(), Stream.of(sandbox(), versionsOfTheSandbox()));
  }

  private ListDocument sandbox() {
    try (ModelRegistrySandbox sandbox =
        ModelRegistrySandbox.builder().select(SandboxVendor.TRUEFOUNDRY).start()) {
      TrueFoundrySandbox vendor = withOneModel(sandbox);
      listAll(vendor.environment());
      String json = RecordedResponses.first(vendor.server(), "/models");
      return ListDocument.of("sandbox", "/api/ml/v1/models", json, List.of("data"), List.of("id"));
    }
  }

  /** The journal keeps no more than 16 KiB of a response. */
  private static TrueFoundrySandbox withOneModel(ModelRegistrySandbox sandbox) {
    TrueFoundrySandbox vendor = sandbox.trueFoundry();
    vendor.capPagesAt(1);
    vendor.reportWrongTotal(1);
    return vendor;
  }

  private ListDocument versionsOfTheSandbox() {
    try (ModelRegistrySandbox sandbox =
        ModelRegistrySandbox.builder().select(SandboxVendor.TRUEFOUNDRY).start()) {
      TrueFoundrySandbox vendor = withOneModel(sandbox);
      listVersions(vendor.environment());
      return versions("sandbox", RecordedResponses.last(vendor.server(), VERSIONS));
    }
  }

  private static Stream<ListDocument> fixtures() {
    String sheet = Fixtures.text("sheet/9-5-list-model-versions.json");
    return Stream.concat(Stream.of(versions("sheet", sheet)), models());
  }

  private static ListDocument versions(String from, String json) {
    return ListDocument.of(
            "versions of the " + from, VERSIONS, json, List.of("data"), List.of("id"))
        .ofVersions("m-1");
  }

  @Override
  protected Map<String, String> otherDocuments() {
    return Map.of("/api/ml/v1/models/m-1", "{\"data\":{\"id\":\"m-1\",\"name\":\"m\"}}");
  }

  private static Stream<ListDocument> models() {
    return Stream.of("seed/list-models.json", "sheet/9-1-list-models-ml.json")
        .map(
            file ->
                ListDocument.of(
                    file,
                    "/api/ml/v1/models",
                    Fixtures.text(file),
                    List.of("data"),
                    List.of("id")));
  }
}
