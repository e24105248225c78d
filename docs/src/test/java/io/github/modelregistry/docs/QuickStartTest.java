package io.github.modelregistry.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.marqtune.MarqtuneClient;
import io.github.modelregistry.pieces.DownloadProgress;
import io.github.modelregistry.pieces.DownloadWatch;
import io.github.modelregistry.pieces.PiecesClient;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.sandbox.MarqtuneSandbox;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.PiecesSandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SenseiSandbox;
import io.github.modelregistry.sandbox.WallarooSandbox;
import io.github.modelregistry.sensei.ImsLogin;
import io.github.modelregistry.sensei.SenseiClient;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.TargetFormat;
import io.github.modelregistry.truefoundry.TrueFoundryClient;
import io.github.modelregistry.wallaroo.WallarooClient;
import io.github.modelregistry.wallaroo.WallarooLogin;
import io.github.modelregistry.wallaroo.model.ModelEntry;
import io.github.modelregistry.wallaroo.model.ModelList;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs what the README shows. A region between the two marks is what one code block shows. */
@ExtendWith(SandboxExtension.class)
class QuickStartTest {

  private final List<Object> shown = new ArrayList<>();

  @Test
  void theInventoryRunsAsAProgramOfItsOwn(ModelRegistrySandbox sandbox) throws Exception {
    ProcessBuilder program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Inventory.class.getName())
            .redirectErrorStream(true);
    program.environment().putAll(sandbox.environment());
    Process process = program.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(output).contains("wallaroo:839  yolov8n-openvino  READY").contains("truefoundry:");
  }

  @Test
  void oneModelAndItsVersions(ModelRegistrySandbox sandbox) {
    Settings settings = Settings.of(sandbox.environment());
    // snippet
    try (ModelRegistries registries = ModelRegistries.fromSettings(settings)) {
      RegisteredModel model = registries.get("wallaroo:839");
      show(model.name(), model.framework(), model.sizeBytes(), model.rawJson());

      ModelRegistry wallaroo = registries.registry("wallaroo");
      for (ModelVersion version : wallaroo.require(VersionListing.class).versions(model.ref())) {
        show(version.ref(), version.status(), version.createdAt());
      }
    }
    // end
    assertThat(shown).contains("yolov8n-openvino", ModelRef.parse("wallaroo:839").version("837"));
  }

  @Test
  void aWallarooClient(WallarooSandbox sandbox) {
    URI url = sandbox.baseUrl();
    String user = sandbox.username();
    String password = sandbox.password();
    // snippet
    try (WallarooClient wallaroo =
        WallarooClient.builder().url(url).login(WallarooLogin.of(user, password)).build()) {
      ModelList list = wallaroo.models().listModels(q -> q.workspaceId(108L));
      for (ModelEntry entry : list.models()) {
        if (entry.model() != null) { // null on servers before 2024.1, which list flat rows
          show(entry.model().id(), entry.model().name());
        }
      }
    }
    // end
    assertThat(shown).contains(839L, "yolov8n-openvino");
  }

  @Test
  void aTrueFoundryClient(ModelRegistrySandbox sandbox) {
    URI controlPlane = sandbox.trueFoundry().baseUrl();
    String apiKey = sandbox.trueFoundry().token();
    // snippet
    try (TrueFoundryClient client =
        TrueFoundryClient.builder().host(controlPlane).apiKey(apiKey).build()) {
      client
          .models()
          .listModelsPaged(q -> q.limit(10).includeEmptyModels(false)) // 10 at a time, when needed
          .forEach(model -> show(model.fqn(), model.createdAt()));

      client.async().models().listModels().thenAccept(all -> show(all.data().size())).join();
      show(client.withRawResponse().models().listModels().headers());
    }
    // end
    assertThat(shown).contains(1);
  }

  @Test
  void aSenseiClient(SenseiSandbox sandbox) {
    URI url = sandbox.serviceUrl();
    String clientId = sandbox.clientId();
    String organization = sandbox.organization();
    ImsLogin login = ImsLogin.of(sandbox.clientSecret()).withImsUrl(sandbox.baseUrl());
    // snippet
    try (SenseiClient sensei =
        SenseiClient.builder()
            .url(url) // production if not set
            .clientId(clientId)
            .organization(organization)
            .login(login) // ImsLogin.of(clientSecret)
            .build()) {
      String run = "experimentRunId==33408593-2871-4198-a812-6d1b7d939cda";
      for (Model model : sensei.listModelsPaged(q -> q.property(List.of(run)))) {
        show(model.id(), model.name(), model.created());

        sensei
            .models()
            .updateModel(
                q -> q.modelId(model.id()).body(model).description("the one in production"));
        sensei
            .transcodings()
            .createTranscoding(q -> q.modelId(model.id()).targetFormat(TargetFormat.CORE_ML));
      }
    }
    // end
    assertThat(shown).contains("15c53796-bd6b-4e09-b51d-7296aa20af71");
  }

  @Test
  void aPiecesClient(PiecesSandbox sandbox) {
    URI url = sandbox.baseUrl();
    String modelId = sandbox.addModel("phi-3-mini");
    // snippet
    try (PiecesClient pieces = PiecesClient.builder().url(url).build()) { // or discover()
      pieces
          .models()
          .listModels()
          .models()
          .forEach(model -> show(model.uniqueName(), model.usage(), model.downloaded()));

      try (DownloadWatch watch = pieces.download(modelId)) {
        for (DownloadProgress progress : watch) {
          show(progress); // RUNNING 41.7 %
        }
      }
      show(pieces.models().loadModel(modelId).loaded());
    }
    // end
    assertThat(shown).contains("gpt-4o-mini").endsWith(true);
    assertThat(shown).extracting(String::valueOf).contains("COMPLETED");
  }

  @Test
  void aMarqtuneClient(MarqtuneSandbox sandbox) {
    URI url = sandbox.baseUrl();
    String apiKey = sandbox.token();
    String modelId = "7d3b9e10-52c4-4f7e-8a16-0c9d4e2b6f35";
    // snippet
    try (MarqtuneClient marqtune = MarqtuneClient.builder().url(url).apiKey(apiKey).build()) {
      var training = marqtune.models().getModel(modelId);
      show(
          training.modelName(),
          training.status(),
          training.checkpoints(),
          training.hyperparameters());

      RegisteredModel model = marqtune.registry().get(ModelRef.of("marqtune", modelId));
      show(model.status(), model.statusMessage(), model.latestVersionRef());
    }
    // end
    assertThat(shown)
        .contains("nameInSystem", ModelStatus.FAILED, "reasonForFailure")
        .contains(ModelRef.of("marqtune", modelId).version("checkpoint-2"));
  }

  @Test
  void partialResults(ModelRegistrySandbox sandbox) {
    sandbox.wallaroo().failNext(100, 500);
    Settings settings = Settings.of(sandbox.environment());
    // snippet
    try (ModelRegistries registries = ModelRegistries.fromSettings(settings);
        FederatedModels models =
            registries.models().onFailure(failure -> show(failure.registry(), failure.error()))) {
      models.forEach(model -> show(model.ref()));
    }
    // end
    assertThat(shown).contains("wallaroo").hasSizeGreaterThan(2);
  }

  @Test
  void errorsAndOptions(WallarooSandbox sandbox) {
    WallarooClient client =
        WallarooClient.builder().url(sandbox.baseUrl()).token(sandbox.token()).build();
    // snippet
    WallarooClient limited =
        client.withOptions(CallOptions.builder().callTimeout(Duration.ofSeconds(5)).build());
    try {
      show(limited.registry().get(ModelRef.parse("wallaroo:404")));
    } catch (NotFoundException e) {
      show("no such model");
    } catch (RateLimitedException e) {
      show("retry after " + e.retryAfter());
    } catch (RegistryException e) {
      show("other failure: " + e.getMessage());
    }
    // end
    assertThat(shown).contains("no such model");
    client.close();
  }

  @Test
  void aConfiguration() {
    // snippet
    ClientConfig config =
        ClientConfig.builder()
            .callTimeout(Duration.ofSeconds(30)) // all attempts and waits included
            .driftListener(event -> show("the API has changed: " + event))
            .build();
    // end
    assertThat(config.callTimeout()).hasSeconds(30);
  }

  private void show(Object... values) {
    shown.addAll(Arrays.asList(values));
  }
}
