package io.github.modelregistry.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.modelregistry.registry.ModelRegistry;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrueFoundryListFuzzTest {

  private static final ScriptedOkHttp SERVER = new ScriptedOkHttp(Map.of());
  private static final ModelRegistry REGISTRY = Registries.trueFoundry(SERVER);

  static Stream<Arguments> seeds() {
    return Seeds.documents("sdk-truefoundry", "9-1-", "9-3-", "9-5-", "list-models.json", "9-data");
  }

  @MethodSource("seeds")
  @DictionaryEntries({
    "\"data\"",
    "\"pagination\"",
    "\"latest_version\"",
    "\"manifest\"",
    "\"fqn\"",
    "\"id\"",
    "\"null\""
  })
  @FuzzTest
  void anyListIsModelsOrAnException(byte[] responses) {
    SERVER.respond(200, responses);
    Registries.list(REGISTRY);
  }
}
