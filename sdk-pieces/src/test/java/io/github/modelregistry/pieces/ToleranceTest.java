package io.github.modelregistry.pieces;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ListDocument;
import io.github.modelregistry.contract.ToleranceLaws;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.PiecesSandbox;
import io.github.modelregistry.sandbox.SandboxVendor;
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
    return new PiecesModelRegistryProvider();
  }

  @Override
  protected Settings settings(URI address) {
    return Settings.of(Map.of("PIECES_URL", address.toString()));
  }

  @Override
  protected Stream<ListDocument> documents() {
    return Stream.concat(fixtures(), Stream.of(sandbox()));
  }

  private ListDocument sandbox() {
    try (ModelRegistrySandbox sandbox =
        ModelRegistrySandbox.builder().select(SandboxVendor.PIECES).start()) {
      VendorSandbox vendor = sandbox.vendor(PiecesSandbox.class);
      listAll(vendor.environment());
      String json = RecordedResponses.first(vendor.server(), "/models");
      return ListDocument.of("sandbox", "/models", json, List.of("iterable"), List.of("id"));
    }
  }

  private static Stream<ListDocument> fixtures() {
    return Stream.of("sheet/9-1-list-models.json", "sheet/9-1-list-models-downloading.json")
        .map(
            file ->
                ListDocument.of(
                    file, "/models", Fixtures.text(file), List.of("iterable"), List.of("id")));
  }
}
