package io.github.modelregistry.sensei;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ModelRegistryLaws;
import io.github.modelregistry.registry.ModelRegistryProvider;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.SenseiSandbox;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sensei's driver keeps the laws of the facade when it logs in and the server keeps state, too. */
class SandboxLawsTest extends ModelRegistryLaws {

  private static final String MODELS = "/data/sensei/.*";

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().only(SandboxVendor.SENSEI).empty());

  private SenseiSandbox server = null;

  @BeforeEach
  void remember(SenseiSandbox sandbox) {
    server = sandbox;
  }

  @Override
  protected ModelRegistryProvider provider() {
    return new SenseiModelRegistryProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.of(server.environment());
  }

  @Override
  protected String secret() {
    return server.clientSecret();
  }

  @Override
  protected List<String> holdModels(int count) {
    return IntStream.range(0, count).mapToObj(i -> server.addModel("model-" + i)).toList();
  }

  @Override
  protected List<String> holdTwins() {
    return List.of(server.addModel("twin"), server.addModel("twin"));
  }

  @Override
  protected String unknownId() {
    return "00000000-0000-4000-8000-00000000dead";
  }

  @Override
  protected void answerAlways(int status, String contentType, String body) {
    server
        .server()
        .stubFor(
            any(urlPathMatching(MODELS))
                .willReturn(
                    aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", contentType)
                        .withBody(body)));
  }

  @Override
  protected void throttleOnce() {
    server.failNext(1, 429);
  }

  @Override
  protected int requests() {
    return server.server().findAll(anyRequestedFor(urlPathMatching(MODELS))).size();
  }
}
