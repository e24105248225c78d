package io.github.modelregistry.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.modelregistry.registry.ModelRegistry;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MarqtuneListFuzzTest {

  private static final ScriptedOkHttp SERVER = new ScriptedOkHttp(Map.of());
  private static final ModelRegistry REGISTRY = Registries.marqtune(SERVER);

  static Stream<Arguments> seeds() {
    return Seeds.documents("sdk-marqtune", "3-1-", "9-1-get-model.json", "get-model.json");
  }

  @MethodSource("seeds")
  @DictionaryEntries({
    "\"models\"",
    "\"model_id\"",
    "\"checkpoints\"",
    "\"statusCode\"",
    "\"body\"",
    "\"null\""
  })
  @FuzzTest
  void anyListIsModelsOrAnException(byte[] responses) {
    SERVER.respond(200, responses);
    Registries.list(REGISTRY);
  }
}
