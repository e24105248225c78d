package io.github.modelregistry.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.modelregistry.registry.ModelRegistry;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SenseiListFuzzTest {

  private static final ScriptedOkHttp SERVER = new ScriptedOkHttp(Map.of());
  private static final ModelRegistry REGISTRY = Registries.sensei(SERVER);

  static Stream<Arguments> seeds() {
    return Seeds.documents(
        "sdk-sensei", "9-1-", "9-3-", "list-models.response", "get-model.response");
  }

  @MethodSource("seeds")
  @DictionaryEntries({
    "\"children\"",
    "\"id\"",
    "\"_page\"",
    "\"_links\"",
    "\"next\"",
    "\"href\"",
    "\"totalCount\"",
    "\"null\""
  })
  @FuzzTest
  void anyListIsModelsOrAnException(byte[] responses) {
    SERVER.respond(200, responses);
    Registries.list(REGISTRY);
  }
}
