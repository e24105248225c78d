package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sensei.model.Model;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that reads a model and writes it back must not remove what a newer server knows. */
class UnknownFieldsOnTheWireTest extends SandboxTestCase {

  private static final String ID = "15c53796-bd6b-4e09-b51d-7296aa20af71";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.10",
        "12345678901234567890.123456789012345678901234567890",
        "1e400",
        "null",
        "\"a text\"",
        "[]",
        "[1,null,{\"a\":[2.50]}]",
        "{}",
        "{\"level\":1.10,\"nothing\":null}"
      })
  void aFieldThatTheSpecificationLacksIsSentBack(String value) {
    server.patchModel(ID, "{\"fromNewerServers\":" + value + "}");

    Model model = client.models().getModel(ID);
    client.models().updateModel(q -> q.modelId(ID).body(model).description("changed"));

    JsonValue sent = JsonValue.parse(lastCall());
    assertThat(String.valueOf(sent.get("fromNewerServers"))).isEqualTo(value);
    assertThat(sent.at("description").asString()).isEqualTo("changed");
  }

  @Test
  void aValueOfAnotherTypeIsSentBackAsItCame() {
    server.patchModel(ID, "{\"labels\":{\"a\":1.10},\"name\":17}");

    Model model = client.models().getModel(ID);
    // The sandbox would refuse it: its request checker knows the specification only.
    server.failNext(1, 200, Map.of("Content-Type", "application/json"), "{\"id\":\"" + ID + "\"}");
    client.models().updateModel(q -> q.modelId(ID).body(model).description("changed"));

    assertThat(lastCall()).contains("\"labels\":{\"a\":1.10}", "\"name\":17");
  }

  private String lastCall() {
    return server.calls().get(server.calls().size() - 1).getBodyAsString();
  }
}
