package io.github.modelregistry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.marqtune.MarqtuneClient;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.pieces.PiecesClient;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.sensei.SenseiClient;
import io.github.modelregistry.truefoundry.TrueFoundryClient;
import io.github.modelregistry.wallaroo.WallarooClient;
import java.util.ArrayList;
import java.util.List;

/** The registries of all vendors on scripted responses, and what holds for any response. */
final class Registries {

  private static final String URL = "http://localhost";
  private static final int LONGEST_MESSAGE = 8_000;

  private Registries() {}

  static ModelRegistry marqtune(ScriptedOkHttp server) {
    return MarqtuneClient.builder()
        .url(URL)
        .apiKey(ScriptedOkHttp.SECRET)
        .config(ScriptedOkHttp.config())
        .transport(server.transport())
        .build()
        .registry();
  }

  static ModelRegistry pieces(ScriptedOkHttp server) {
    return PiecesClient.builder()
        .url(URL)
        .config(ScriptedOkHttp.config())
        .transport(server.transport())
        .build()
        .registry();
  }

  static ModelRegistry sensei(ScriptedOkHttp server) {
    return SenseiClient.builder()
        .url(URL)
        .clientId("client")
        .organization("org")
        .token(ScriptedOkHttp.SECRET)
        .config(ScriptedOkHttp.config())
        .transport(server.transport())
        .build()
        .registry();
  }

  static ModelRegistry trueFoundry(ScriptedOkHttp server) {
    return TrueFoundryClient.builder()
        .host(URL)
        .apiKey(ScriptedOkHttp.SECRET)
        .config(ScriptedOkHttp.config())
        .transport(server.transport())
        .build()
        .registry();
  }

  static ModelRegistry wallaroo(ScriptedOkHttp server) {
    return WallarooClient.builder()
        .url(URL)
        .token(ScriptedOkHttp.SECRET)
        .config(ScriptedOkHttp.config())
        .transport(server.transport())
        .build()
        .registry();
  }

  /**
   * Lists the models, and the versions of the first: values that hold together, or an exception.
   */
  static void list(ModelRegistry registry) {
    try (PagedResult<RegisteredModel> pages = registry.models()) {
      List<RegisteredModel> models = new ArrayList<>();
      pages.forEach(models::add);
      models.forEach(Registries::check);
      if (!models.isEmpty()) {
        registry
            .capability(VersionListing.class)
            .ifPresent(listing -> versions(listing, models.get(0).ref()));
      }
    } catch (RegistryException failure) {
      check(failure, !registry.vendor().equals(PiecesClient.VENDOR));
    }
  }

  private static void versions(VersionListing listing, ModelRef model) {
    try (PagedResult<ModelVersion> versions = listing.versions(model)) {
      versions.forEach(Registries::check);
    }
  }

  private static void check(RegisteredModel model) {
    assertThat(ModelRef.parse(model.ref().toString())).isEqualTo(model.ref());
    String json = JsonDocuments.toJson(model, RegisteredModel.codec());
    RegisteredModel read = JsonDocuments.read(json, RegisteredModel.codec());
    assertThat(JsonDocuments.toJson(read, RegisteredModel.codec())).isEqualTo(json);
    JsonValue.parse(model.rawJson());
  }

  private static void check(ModelVersion version) {
    assertThat(ModelVersionRef.parse(version.ref().toString())).isEqualTo(version.ref());
    String json = JsonDocuments.toJson(version, ModelVersion.codec());
    ModelVersion read = JsonDocuments.read(json, ModelVersion.codec());
    assertThat(JsonDocuments.toJson(read, ModelVersion.codec())).isEqualTo(json);
  }

  private static void check(RegistryException failure, boolean sentTheSecret) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      assertThat(message).hasSizeLessThan(LONGEST_MESSAGE);
      assertThat(sentTheSecret && message.contains(ScriptedOkHttp.SECRET)).as(message).isFalse();
    }
  }
}
