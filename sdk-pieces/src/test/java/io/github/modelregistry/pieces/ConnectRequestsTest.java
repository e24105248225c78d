package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.pieces.model.ApplicationName;
import io.github.modelregistry.pieces.model.Context;
import io.github.modelregistry.pieces.model.Platform;
import io.github.modelregistry.pieces.model.SeededTrackedApplication;
import io.github.modelregistry.testkit.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A program that registers itself, as it goes over the wire. */
class ConnectRequestsTest {

  @RegisterExtension static final FakePieces PIECES = new FakePieces();

  @Test
  void aProgramIsRegisteredAndTheContextReadWhole() {
    String context = Fixtures.text("sheet/9-connect.json");
    PIECES.answer("POST", "/connect", FakePieces.json(context));
    SeededTrackedApplication program =
        SeededTrackedApplication.builder()
            .name(ApplicationName.OPEN_SOURCE)
            .version("0.1.0")
            .platform(Platform.LINUX)
            .build();

    Context connected = PIECES.client().connections().connect(q -> q.application(program));

    assertThat(JsonValue.parse(connected.toJson())).isEqualTo(JsonValue.parse(context));
    LoggedRequest sent = PIECES.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo("POST");
    assertThat(sent.getUrl()).isEqualTo("/connect");
    assertThat(sent.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(JsonValue.parse(sent.getBodyAsString()))
        .isEqualTo(
            JsonValue.parse(
                "{\"application\":{\"name\":\"OPEN_SOURCE\",\"version\":\"0.1.0\","
                    + "\"platform\":\"LINUX\"}}"));
  }
}
