package io.github.modelregistry.pieces;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.pieces.model.ApplicationName;
import io.github.modelregistry.pieces.model.Context;
import io.github.modelregistry.pieces.model.OllamaStatus;
import io.github.modelregistry.pieces.model.Platform;
import io.github.modelregistry.pieces.model.SeededTrackedApplication;
import java.util.Iterator;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a server with a state says of itself, its user and Ollama. */
class ServerSandboxTest extends PiecesSandboxCase {

  @Test
  void aServerThatIsSignedOutIsHealthyAllTheSame() {
    assertThat(client.wellKnown().getHealth()).isEqualTo("ok");

    server.signOut();

    assertThat(client.wellKnown().getHealth()).isEqualTo("ok");
  }

  @Test
  void theReleaseIsTheOneThatARegistrationReturns() {
    String release = client.wellKnown().getVersion();

    assertThat(release).isEqualTo("12.3.9");
    assertThat(registered(ApplicationName.VIM).health().os().version()).isEqualTo(release);
  }

  @Test
  void aProgramThatRegistersAgainGetsTheSameId() {
    Context first =
        client.connections().connect(q -> q.application(program(ApplicationName.OPEN_SOURCE)));
    Context again =
        client.connections().connect(q -> q.application(program(ApplicationName.OPEN_SOURCE)));

    assertThat(again.application().id())
        .isEqualTo(first.application().id())
        .isEqualTo(server.token())
        .isNotEqualTo(registered(ApplicationName.VIM).application().id());
    client.withApplicationId(first.application().id()).models().listModels();
    server
        .server()
        .verify(
            1,
            getRequestedFor(urlEqualTo("/models"))
                .withHeader("X-Application-ID", equalTo(server.token())));
  }

  @Test
  void theUserIsThereUntilItSignsOut() {
    assertThat(client.connections().getUser().user())
        .isNotNull()
        .isEqualTo(registered(ApplicationName.VIM).user());

    server.signOut();

    assertThat(client.connections().getUser().user()).isNull();
    assertThat(registered(ApplicationName.VIM).user()).isNull();
  }

  @Test
  void theStateOfOllamaReadsBackChanged() {
    OllamaStatus before = client.ollama().getOllamaStatus();
    assertThat(Objects.requireNonNull(before.installation()).version()).isEqualTo("0.5.7");
    assertThat(Objects.requireNonNull(before.updateRequired()).version()).isEqualTo("0.6.2");

    server.patchOllamaStatus("{\"installation\":{\"version\":\"0.6.2\"},\"updateRequired\":null}");

    OllamaStatus after = client.ollama().getOllamaStatus();
    assertThat(Objects.requireNonNull(after.installation()).version()).isEqualTo("0.6.2");
    assertThat(after.updateRequired()).isNull();
  }

  @Test
  void theStateOfOllamaComesAtOnceAndWithEachChange() {
    try (FrameStream<OllamaStatus> frames = client.ollama().watchOllamaStatus()) {
      Iterator<OllamaStatus> each = frames.iterator();
      assertThat(each.next()).isEqualTo(client.ollama().getOllamaStatus());

      server.patchOllamaStatus("{\"installation\":null}");

      OllamaStatus changed = each.next();
      assertThat(changed.installation()).isNull();
      assertThat(changed).isEqualTo(client.ollama().getOllamaStatus());
    }
  }

  private Context registered(ApplicationName name) {
    return client.connections().connect(q -> q.application(program(name)));
  }

  private static SeededTrackedApplication program(ApplicationName name) {
    return SeededTrackedApplication.builder()
        .name(name)
        .version("1.0.0")
        .platform(Platform.LINUX)
        .build();
  }
}
