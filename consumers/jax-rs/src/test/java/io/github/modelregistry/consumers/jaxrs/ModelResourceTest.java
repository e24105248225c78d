package io.github.modelregistry.consumers.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.WallarooSandbox;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jersey calls the resource without a server: nothing about the SDK is configured. */
@ExtendWith(SandboxExtension.class)
class ModelResourceTest {

  private static final URI BASE = URI.create("http://localhost/");

  private ModelRegistries registries;
  private ApplicationHandler jersey;

  @BeforeEach
  void start(WallarooSandbox sandbox) {
    registries = ModelRegistries.fromSettings(Settings.of(sandbox.environment()));
    jersey = new ApplicationHandler(new ResourceConfig().register(new ModelResource(registries)));
  }

  @AfterEach
  void stop() {
    registries.close();
  }

  @Test
  void aRefIsBoundToAPathParameterAndTheModelIsWrittenWhole() throws Exception {
    assertThat(body("models/wallaroo:839")).isEqualTo(registries.get("wallaroo:839").toJson());
  }

  @Test
  void aRefOfAVersionIsBoundToAQueryParameter() throws Exception {
    assertThat(body("version?ref=wallaroo:839@837"))
        .startsWith("{\"ref\":\"wallaroo:839@837\",\"version\":\"837\",");
  }

  @ParameterizedTest
  @ValueSource(strings = {"models/wallaroo", "version?ref=wallaroo:839"})
  void aTextThatIsNoRefIsNotFound(String path) throws Exception {
    ContainerResponse response = get(path, new ByteArrayOutputStream());

    assertThat(response.getStatus()).as("what JAX-RS prescribes").isEqualTo(404);
  }

  private String body(String path) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(get(path, bytes).getStatus()).isEqualTo(200);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private ContainerResponse get(String path, ByteArrayOutputStream to) throws Exception {
    ContainerRequest request =
        new ContainerRequest(
            BASE,
            BASE.resolve(path),
            "GET",
            null,
            new MapPropertiesDelegate(),
            jersey.getConfiguration());
    return jersey.apply(request, to).get();
  }
}
