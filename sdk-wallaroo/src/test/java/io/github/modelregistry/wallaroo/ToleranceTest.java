package io.github.modelregistry.wallaroo;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ListDocument;
import io.github.modelregistry.contract.ToleranceLaws;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.VendorSandbox;
import io.github.modelregistry.sandbox.WallarooSandbox;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.RecordedResponses;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ToleranceTest extends ToleranceLaws {

  private static final String ONE_WORKSPACE =
      """
      {"workspaces":[{"id":31,"name":"mine","created_at":"2026-01-01T00:00:00.000001+00:00",
        "created_by":"ann@example.test","archived":false,"models":[690,702],"pipelines":[9]}]}\
      """;

  @Override
  protected ModelRegistryProvider provider() {
    return new WallarooModelRegistryProvider();
  }

  @Override
  protected Settings settings(URI address) {
    return Settings.of(Map.of("WALLAROO_URL", address.toString(), "WALLAROO_TOKEN", "token"));
  }

  @Override
  protected Map<String, String> otherDocuments() {
    return Map.of(
        FakeWallaroo.WORKSPACES,
        ONE_WORKSPACE,
        FakeWallaroo.LIST,
        Fixtures.text("sheet/9-3-list-nested.json"));
  }

  @Override
  protected Stream<ListDocument> documents() {
    return Stream.concat(fixtures(), Stream.of(sandbox()));
  }

  private ListDocument sandbox() {
    try (ModelRegistrySandbox sandbox =
        ModelRegistrySandbox.builder().select(SandboxVendor.WALLAROO).start()) {
      VendorSandbox vendor = sandbox.vendor(WallarooSandbox.class);
      listAll(vendor.environment());
      String json = RecordedResponses.first(vendor.server(), FakeWallaroo.LIST);
      return ListDocument.of(
          "sandbox", FakeWallaroo.LIST, json, List.of("models"), List.of("model", "id"));
    }
  }

  private static Stream<ListDocument> fixtures() {
    return Stream.of(
        models("sheet/9-3-list-nested.json", List.of("model", "id")),
        models("sheet/9-3-list-flat.json", List.of("id")),
        ListDocument.of(
                "versions",
                FakeWallaroo.LIST,
                Fixtures.text("sheet/9-3-list-nested.json"),
                List.of("models", 0, "model_versions"),
                List.of("model_version", "id"))
            .ofVersions("702")
            .needing(List.of("models", 0, "model", "id")),
        ListDocument.of(
                "workspaces",
                FakeWallaroo.WORKSPACES,
                ONE_WORKSPACE,
                List.of("workspaces"),
                List.of("id"))
            .neededByAll());
  }

  private static ListDocument models(String file, List<String> id) {
    return ListDocument.of(file, FakeWallaroo.LIST, Fixtures.text(file), List.of("models"), id);
  }
}
