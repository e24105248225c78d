package io.github.modelregistry.sensei;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ListDocument;
import io.github.modelregistry.contract.ToleranceLaws;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.SenseiSandbox;
import io.github.modelregistry.sandbox.VendorSandbox;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.RecordedResponses;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ToleranceTest extends ToleranceLaws {

  @Override
  protected ModelRegistryProvider provider() {
    return new SenseiModelRegistryProvider();
  }

  @Override
  protected Settings settings(URI address) {
    return Settings.of(
        Map.of(
            "SENSEI_URL", address + "/data/sensei",
            "SENSEI_CLIENT_ID", "client",
            "SENSEI_ORG_ID", "org@AdobeOrg",
            "SENSEI_ACCESS_TOKEN", "token"));
  }

  @Override
  protected Stream<ListDocument> documents() {
    return Stream.concat(fixtures(), Stream.of(sandbox()));
  }

  private ListDocument sandbox() {
    try (ModelRegistrySandbox sandbox =
        ModelRegistrySandbox.builder().select(SandboxVendor.SENSEI).start()) {
      VendorSandbox vendor = sandbox.vendor(SenseiSandbox.class);
      listAll(vendor.environment());
      String json = RecordedResponses.first(vendor.server(), "/models");
      return ListDocument.of(
          "sandbox", "/data/sensei/models", json, List.of("children"), List.of("id"));
    }
  }

  private static Stream<ListDocument> fixtures() {
    return Stream.of(
        ListDocument.of(
            "sheet/9-1-list-models-first-page.json",
            "/data/sensei/models",
            Fixtures.text("sheet/9-1-list-models-first-page.json"),
            List.of("children"),
            List.of("id")));
  }
}
