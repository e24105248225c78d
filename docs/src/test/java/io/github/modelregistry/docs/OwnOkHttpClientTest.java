package io.github.modelregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.transport.OkHttpTransports;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An {@code OkHttpClient} of the user's carries the calls of all registries, logins included. */
@ExtendWith(SandboxExtension.class)
class OwnOkHttpClientTest {

  @Test
  void registriesOfSettingsUseIt(ModelRegistrySandbox sandbox) {
    Set<String> paths = ConcurrentHashMap.newKeySet();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  paths.add(chain.request().url().encodedPath());
                  return chain.proceed(chain.request());
                })
            .build();
    try (ModelRegistries registries =
        ModelRegistries.builder()
            .settings(Settings.of(sandbox.environment()))
            .transport(OkHttpTransports.using(client))
            .build()) {
      assertThat(registries.models()).hasSizeGreaterThan(5);
    }

    assertThat(paths)
        .contains(
            "/ims/token/v3",
            "/auth/realms/master/protocol/openid-connect/token",
            "/data/sensei/models",
            "/api/ml/v1/models");
    assertThat(client.dispatcher().executorService().isShutdown()).isFalse();
    client.connectionPool().evictAll();
  }
}
