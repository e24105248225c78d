package io.github.modelregistry.marqtune;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ListDocument;
import io.github.modelregistry.contract.ToleranceLaws;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.sandbox.MarqtuneSandbox;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.VendorSandbox;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.RecordedResponses;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ToleranceTest extends ToleranceLaws {

  private static final String ID = "5f0c7a52-3c1e-4d0e-9b7a-2f4f6f1f9a11";

  @Override
  protected ModelRegistryProvider provider() {
    return new MarqtuneModelRegistryProvider();
  }

  @Override
  protected Settings settings(URI address) {
    return Settings.of(Map.of("MARQTUNE_URL", address.toString(), "MARQO_API_KEY", "key"));
  }

  @Override
  protected Stream<ListDocument> documents() {
    return Stream.concat(fixtures(), Stream.of(sandbox(), versionsOfTheSandbox()));
  }

  private ListDocument sandbox() {
    try (ModelRegistrySandbox sandbox =
        ModelRegistrySandbox.builder().select(SandboxVendor.MARQTUNE).start()) {
      VendorSandbox vendor = sandbox.vendor(MarqtuneSandbox.class);
      listAll(vendor.environment());
      String json = RecordedResponses.first(vendor.server(), "/models");
      return ListDocument.of("sandbox", "/models", json, List.of("models"), List.of("modelId"));
    }
  }

  private ListDocument versionsOfTheSandbox() {
    try (ModelRegistrySandbox sandbox =
        ModelRegistrySandbox.builder().select(SandboxVendor.MARQTUNE).start()) {
      VendorSandbox vendor = sandbox.vendor(MarqtuneSandbox.class);
      String id = listVersions(vendor.environment());
      return versions("sandbox", id, RecordedResponses.last(vendor.server(), "/models/" + id));
    }
  }

  private static Stream<ListDocument> fixtures() {
    return Stream.of(
        document("sheet/3-1-list-models-object.json", List.of("models")),
        document("sheet/3-1-list-models-array.json", List.of()),
        document("sheet/3-1-list-models-wrapped.json", List.of("body", "models"))
            .needing(List.of("statusCode")),
        versions("sheet", ID, Fixtures.text("sheet/9-1-get-model.json")));
  }

  private static ListDocument versions(String from, String id, String json) {
    return ListDocument.of(
            "versions of the " + from, "/models/" + id, json, List.of("checkpoints"), List.of())
        .ofVersions(id)
        .needing(List.of("modelId"));
  }

  private static ListDocument document(String file, List<String> items) {
    return ListDocument.of(file, "/models", Fixtures.text(file), items, List.of("modelId"));
  }
}
