package io.github.modelregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.marqtune.MarqtuneClient;
import io.github.modelregistry.pieces.PiecesClient;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.runtime.ClientBuilder;
import io.github.modelregistry.sensei.ImsLogin;
import io.github.modelregistry.sensei.SenseiClient;
import io.github.modelregistry.truefoundry.TrueFoundryClient;
import io.github.modelregistry.wallaroo.WallarooClient;
import io.github.modelregistry.wallaroo.WallarooLogin;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A variable that is not set gives null: what is missing is named, with the variable. */
class NullArgumentsTest {

  record Setter(ClientBuilder<?> builder, Method method) {

    @Override
    public String toString() {
      return builder.getClass().getName().replaceAll(".*\\.", "")
          + "."
          + method.getName()
          + "("
          + method.getParameterTypes()[0].getSimpleName()
          + ")";
    }
  }

  static Stream<Setter> setters() {
    return Stream.<ClientBuilder<?>>of(
            MarqtuneClient.builder(),
            PiecesClient.builder(),
            SenseiClient.builder(),
            TrueFoundryClient.builder(),
            WallarooClient.builder())
        .flatMap(
            builder ->
                Stream.of(builder.getClass().getMethods())
                    .filter(method -> !Modifier.isStatic(method.getModifiers()))
                    .filter(method -> method.getDeclaringClass() != Object.class)
                    .filter(method -> method.getParameterCount() == 1 && !method.isBridge())
                    .filter(
                        method ->
                            !method.getAnnotatedParameterTypes()[0].isAnnotationPresent(
                                Nullable.class))
                    .map(method -> new Setter(builder, method)));
  }

  @ParameterizedTest
  @MethodSource("setters")
  void aBuilderNamesWhatIsNull(Setter setter) {
    Throwable failure =
        catchThrowable(() -> setter.method().invoke(setter.builder(), new Object[] {null}));

    assertThat(failure).isInstanceOf(InvocationTargetException.class);
    assertThat(failure.getCause())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(" is null");
    Class<?> type = setter.method().getParameterTypes()[0];
    if (type == String.class || type == Secret.class || type == URI.class) {
      assertThat(failure.getCause()).hasMessageMatching("(?s).*\\([A-Z]+_[A-Z_]+\\) is null.*");
    }
  }

  @Test
  void theBuildersOfAllVendorsAreChecked() {
    assertThat(setters()).hasSizeGreaterThan(30);
  }

  @Test
  void loginsNameWhatIsNull() {
    namesSetting(() -> ImsLogin.of((String) null), "SENSEI_CLIENT_SECRET");
    namesSetting(() -> ImsLogin.of((Secret) null), "SENSEI_CLIENT_SECRET");
    namesSetting(() -> ImsLogin.of("s").withImsUrl((String) null), "SENSEI_IMS_URL");
    namesSetting(() -> ImsLogin.of("s").withImsUrl((URI) null), "SENSEI_IMS_URL");
    namesSetting(() -> WallarooLogin.of(null, "s"), "WALLAROO_USER");
    namesSetting(() -> WallarooLogin.of("ann", (String) null), "WALLAROO_PASSWORD");
    namesSetting(() -> WallarooLogin.of("ann", (Secret) null), "WALLAROO_PASSWORD");
    namesSetting(() -> WallarooLogin.of("ann", "s").withAuthUrl(null), "WALLAROO_AUTH_URL");
    namesSetting(() -> WallarooLogin.of("ann", "s").withClient(null, null), "WALLAROO_CLIENT_ID");
  }

  @Test
  void settingsAndConfigurationsNameWhatIsNull() {
    Map<String, String> incomplete = new HashMap<>();
    incomplete.put("TFY_API_KEY", null);

    namesSetting(() -> Settings.of(incomplete), "TFY_API_KEY");
    namesSetting(() -> Settings.of(null), "settings");
    namesSetting(() -> ModelRegistries.fromSettings(null), "settings");
    namesSetting(() -> ModelRegistries.builder().clientConfig(null), "client configuration");
    namesSetting(() -> ModelRegistries.builder().transport(null), "transport");
    namesSetting(() -> ClientConfig.builder().proxy(null), "proxy");
    namesSetting(() -> ClientConfig.builder().callTimeout(null), "callTimeout");
  }

  @Test
  void aKeyWithItsSchemeInFrontIsRefusedWithAdvice() {
    assertThatThrownBy(() -> TrueFoundryClient.builder().apiKey("Bearer geheim"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("TFY_API_KEY")
        .hasMessageContaining("remove that word")
        .hasMessageNotContaining("geheim");
  }

  private static void namesSetting(ThrowingCallable call, String what) {
    assertThatThrownBy(call)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(what)
        .hasMessageContaining("is null");
  }
}
