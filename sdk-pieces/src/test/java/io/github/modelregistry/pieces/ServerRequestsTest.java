package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.pieces.model.ApplicationName;
import io.github.modelregistry.pieces.model.Context;
import io.github.modelregistry.pieces.model.OllamaStatus;
import io.github.modelregistry.pieces.model.Platform;
import io.github.modelregistry.pieces.model.ReturnedUserProfile;
import io.github.modelregistry.pieces.model.SeededTrackedApplication;
import io.github.modelregistry.testkit.Fixtures;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls about the server, its user and Ollama, on the wire. */
class ServerRequestsTest {

  @RegisterExtension static final FakePieces PIECES = new FakePieces();

  @Test
  void aProgramRegistersByItsNameVersionAndPlatform() {
    String answer = Fixtures.text("sheet/9-connect.json");
    PIECES.answer("POST", "/connect", FakePieces.json(answer));

    Context context =
        PIECES
            .client()
            .connections()
            .connect(
                q ->
                    q.application(
                        SeededTrackedApplication.builder()
                            .name(ApplicationName.OPEN_SOURCE)
                            .version("0.1.0")
                            .platform(Platform.LINUX)
                            .build()));

    assertThat(JsonValue.parse(context.toJson())).isEqualTo(JsonValue.parse(answer));
    assertThat(context.user()).as("nobody is signed in").isNull();
    LoggedRequest sent = sent("POST", "/connect");
    assertThat(sent.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(sent.getHeader("X-Application-ID")).isNull();
    assertThat(sent.getBodyAsString())
        .isEqualTo(
            "{\"application\":{\"name\":\"OPEN_SOURCE\",\"version\":\"0.1.0\","
                + "\"platform\":\"LINUX\"}}");
  }

  @Test
  void theUserIsReadWithAllThatTheProfileHas() {
    String answer = Fixtures.text("sheet/9-user.json");
    PIECES.answer("GET", "/user", FakePieces.json(answer));

    ReturnedUserProfile returned = PIECES.client().connections().getUser();

    assertThat(JsonValue.parse(returned.toJson())).isEqualTo(JsonValue.parse(answer));
    assertThat(Objects.requireNonNull(returned.user()).id())
        .isEqualTo("5e0c1c9d-64a4-4b6e-8a33-0c40cf0a7e12");
    assertThat(sent("GET", "/user").getBody()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"user\":null}"})
  void nobodyIsSignedInWhereTheUserIsNullOrAbsent(String answer) {
    PIECES.answer("GET", "/user", FakePieces.json(answer));

    ReturnedUserProfile returned = PIECES.client().connections().getUser();

    assertThat(returned.user()).isNull();
    assertThat(returned.toJson()).isEqualTo(answer);
  }

  @Test
  void theStateOfOllamaIsReadWithWhatIsNull() {
    String answer = Fixtures.text("sheet/9-12-ollama-status.json");
    PIECES.answer("GET", "/ollama/status", FakePieces.json(answer));

    OllamaStatus status = PIECES.client().ollama().getOllamaStatus();

    assertThat(JsonValue.parse(status.toJson())).isEqualTo(JsonValue.parse(answer));
    assertThat(Objects.requireNonNull(status.updateRequired()).version()).isEqualTo("0.6.2");
    assertThat(status.installing()).isNull();
    assertThat(sent("GET", "/ollama/status").getBody()).isEmpty();
  }

  private static LoggedRequest sent(String method, String url) {
    LoggedRequest sent = PIECES.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo(method);
    assertThat(sent.getUrl()).isEqualTo(url);
    assertThat(sent.getHeader("Accept")).isEqualTo("application/json, text/plain");
    return sent;
  }
}
