package io.github.modelregistry.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.modelregistry.registry.ModelRegistry;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WallarooListFuzzTest {

  private static final String WORKSPACES =
      "{\"workspaces\":[{\"id\":31,\"name\":\"mine\",\"models\":null}]}";

  private static final ScriptedOkHttp SERVER =
      new ScriptedOkHttp(Map.of("/v1/api/workspaces/list", WORKSPACES));
  private static final ModelRegistry REGISTRY = Registries.wallaroo(SERVER);

  static Stream<Arguments> seeds() {
    return Seeds.documents("sdk-wallaroo", "9-3-", "list.response");
  }

  @MethodSource("seeds")
  @DictionaryEntries({
    "\"models\"",
    "\"model\"",
    "\"model_versions\"",
    "\"model_version\"",
    "\"config\"",
    "\"id\"",
    "\"null\""
  })
  @FuzzTest
  void anyListIsModelsOrAnException(byte[] responses) {
    SERVER.respond(200, responses);
    Registries.list(REGISTRY);
  }
}
