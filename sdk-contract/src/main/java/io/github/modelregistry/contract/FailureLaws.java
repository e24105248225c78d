package io.github.modelregistry.contract;

import static io.github.modelregistry.contract.DriverUnderTest.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.PermissionDeniedException;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.registry.ModelRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of failures: typed, reported once, and without secrets. */
public interface FailureLaws extends DriverUnderTest {

  @Test
  default void refusedCredentialsAreAnAuthenticationFailure(ModelRegistry registry) {
    assertThat(listingFailure(registry, 401)).isInstanceOf(AuthenticationException.class);
  }

  @Test
  default void aForbiddenListIsAPermissionFailure(ModelRegistry registry) {
    assertThat(listingFailure(registry, 403)).isInstanceOf(PermissionDeniedException.class);
  }

  @Test
  default void endlessThrottlingIsARateLimitFailure(ModelRegistry registry) {
    assertThat(listingFailure(registry, 429)).isInstanceOf(RateLimitedException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  default void aBrokenServerIsAServerFailure(int status, ModelRegistry registry) {
    assertThat(listingFailure(registry, status)).isInstanceOf(ServerException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 418, 429, 500, 503})
  default void everyFailureCountsItsAttemptsAndHidesTheSecret(int status, ModelRegistry registry) {
    int before = requests();
    ApiException failure = listingFailure(registry, status);

    assertThat(failure.details().status()).isEqualTo(status);
    assertThat(failure.details().attempts()).isEqualTo(requests() - before);
    assertThat(failure.toString()).doesNotContain(secret());
  }

  @Test
  default void aServerThatThrottlesOnceIsAskedAgain(ModelRegistry registry) {
    List<String> held = holdModels(2);
    registry.checkHealth();
    int calm = requests();
    throttleOnce();

    registry.checkHealth();

    assertThat(requests() - calm).isEqualTo(calm + 1);
    assertThat(ids(registry.models())).isEqualTo(held);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>proxy</html>", "{\"data\":", "\"text\"", "17"})
  default void anAnswerThatIsNotTheVendorsIsADecodingFailure(String body, ModelRegistry registry) {
    holdModels(1);
    respondAlways(200, "application/json", body);

    assertThatThrownBy(() -> ids(registry.models()))
        .isInstanceOf(DecodingException.class)
        .hasMessageNotContaining(secret());
  }

  private ApiException listingFailure(ModelRegistry registry, int status) {
    holdModels(1);
    respondAlways(status, "application/json", "{\"message\":\"law\"}");
    RegistryException failure =
        catchThrowableOfType(RegistryException.class, () -> ids(registry.models()));
    assertThat(failure).isInstanceOf(ApiException.class);
    return (ApiException) failure;
  }
}
