package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.registry.ModelRef;
import org.junit.jupiter.api.Test;

/** How the driver reports the failures of a server with a state. */
class RegistryInSandboxTest extends PiecesSandboxCase {

  @Test
  void status410IsNotFound() {
    NotFoundException error =
        catchThrowableOfType(
            NotFoundException.class, () -> client.registry().get(ref("no-such-model")));

    assertThat(error.status()).isEqualTo(410);
  }

  @Test
  void aServerThatNobodyIsSignedInToSaysHowToMendIt() {
    server.signOut();

    assertThatThrownBy(() -> client.registry().models().stream().toList())
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("Sign in to Pieces");
    assertThat(client.registry().checkHealth().endpoint()).hasPath("/.well-known/health");
  }

  @Test
  void aRouteThatIsUnknownIsNoModelThatIsUnknown() {
    server.failNext(1, 404);

    ApiException error =
        catchThrowableOfType(ApiException.class, () -> client.registry().get(ref(CODER)));

    assertThat(error).isExactlyInstanceOf(ApiException.class).hasMessageContaining("release");
  }

  private static ModelRef ref(String id) {
    return ModelRef.of("pieces", id);
  }
}
