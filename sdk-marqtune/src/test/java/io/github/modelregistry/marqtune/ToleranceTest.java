package io.github.modelregistry.marqtune;

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
    return new MarqtuneModelRegistryProvider();
  }

  @Override
  protected Settings settings(URI address) {
    return Settings.of(Map.of("MARQTUNE_URL", address.toString(), "MARQO_API_KEY", "key"));
  }

  @Override
  protected Stream<ListDocument> documents() {
    return Stream.of(
        document("sheet/3-1-list-models-object.json", List.of("models")),
        document("sheet/3-1-list-models-array.json", List.of()));
  }

  private static ListDocument document(String file, List<String> items) {
    return ListDocument.of(file, "/models", Fixtures.text(file), items, List.of("modelId"));
  }
}
