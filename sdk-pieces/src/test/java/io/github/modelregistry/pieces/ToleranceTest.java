package io.github.modelregistry.pieces;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ListDocument;
import io.github.modelregistry.contract.ToleranceLaws;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.testkit.Fixtures;
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
    return Stream.of("sheet/9-1-list-models.json", "sheet/9-1-list-models-downloading.json")
        .map(
            file ->
                ListDocument.of(
                    file, "/models", Fixtures.text(file), List.of("iterable"), List.of("id")));
  }
}
