package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the control plane does beyond reading models: every response fits the specification. */
@ExtendWith(SandboxExtension.class)
class TrueFoundryAdditionsTest {

  private static final String ML = "/api/ml/v1/";
  private static final String SVC = "/api/svc/v1/";
  private static final String ROUTER_2 = "a94e1d3b-7c20-4f5d-8e61-2b9d0c7f5a12";
  private static final String MANIFEST =
      """
      {"type":"%s-version","name":"%s","ml_repo":"support-ml","metadata":{"n":1.10},
       "source":{"type":"truefoundry"},"step":0}\
      """;

  private TrueFoundrySandbox trueFoundry;
  private Caller caller;
  private Caller svc;

  @BeforeEach
  void connect(TrueFoundrySandbox sandbox) {
    trueFoundry = sandbox;
    caller = Caller.of(sandbox, "ml");
    svc = Caller.of(sandbox, "svc");
  }

  private Caller.Response put(Caller by, String path, String json) {
    return by.send(
        by.to(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
  }

  private Caller.Response delete(String path) {
    return caller.send(caller.to(ML + path).DELETE());
  }

  private static String manifest(String kind, String name) {
    return "{\"manifest\":" + MANIFEST.formatted(kind, name) + "}";
  }

  private static String text(Caller.Response response, Object... path) {
    return response.json().at(path).asString();
  }

  @ParameterizedTest
  @CsvSource({"model, models, model_id", "artifact, artifacts, artifact_id"})
  void anEntryLivesFromItsFirstVersionToItsDeletion(String kind, String entries, String idField) {
    String versions = kind + "-versions";

    Caller.Response first = put(caller, ML + versions, manifest(kind, "new"));
    Caller.Response second = put(svc, SVC + versions, manifest(kind, "new"));
    String entry = text(first, "data", idField);
    String tags =
        "{\"%s_version_id\":\"%s\",\"tags\":[\"eu\"]}".formatted(kind, text(first, "data", "id"));

    assertThat(first.at("data", "manifest", "version")).isEqualTo("1");
    assertThat(first.at("data", "manifest", "metadata")).isEqualTo("{\"n\":1.10}");
    assertThat(second.at("data", "manifest", "version")).isEqualTo("2");
    assertThat(put(caller, ML + versions + "/tags", tags).text()).isEqualTo("{}");
    assertThat(caller.get(ML + versions + "?tag=eu&" + idField + "=" + entry).at("data", 0, "id"))
        .isEqualTo(first.at("data", "id"));
    assertThat(caller.get(ML + entries + "/" + entry).at("data", "latest_version", "id"))
        .isEqualTo(second.at("data", "id"));
    assertThat(caller.get(ML + entries + "?name=new&run_id=none").json().at("data").elements())
        .isEmpty();
    assertThat(delete(versions + "/" + text(second, "data", "id")).text()).isEqualTo("{}");
    assertThat(caller.get(ML + versions + "/" + text(second, "data", "id")).status())
        .isEqualTo(404);
    assertThat(delete(entries + "/" + entry).text()).isEqualTo("{}");
    assertThat(delete(entries + "/" + entry).status()).isEqualTo(404);
  }

  @Test
  void filesOfTheStartAreListedAndRead() {
    String root = "{\"id\":\"" + ROUTER_2 + "\"}";
    Caller.Response urls =
        caller.post(
            ML + "artifact-versions/signed-urls",
            "{\"id\":\"%s\",\"paths\":[\"README.md\"],\"operation\":\"READ\"}".formatted(ROUTER_2));

    assertThat(caller.post(ML + "artifact-versions/files", root).json().at("data").elements())
        .extracting(file -> file.at("path").asString())
        .containsExactly("README.md", "weights");
    assertThat(read(text(urls, "data", 0, "signed_url")).text()).contains(ROUTER_2);
  }

  @ParameterizedTest
  @CsvSource({"false, S3_COMPATIBLE, s3://", "true, AZURE_BLOB, wasbs://"})
  void aStageGivesUrlsOfEitherStorage(boolean azure, String provider, String scheme) {
    if (azure) {
      trueFoundry.useAzureStorage();
    }

    Caller.Response stage =
        caller.post(ML + "artifact-versions/stage", manifest("model", "staged"));
    Caller.Response parts =
        caller.post(
            ML + "artifact-versions/signed-urls/multipart",
            "{\"id\":\"%s\",\"path\":\"w.bin\",\"num_parts\":3}".formatted(text(stage, "id")));

    assertThat(text(stage, "storage_root")).startsWith(scheme);
    assertThat(text(parts, "data", "storage_provider")).isEqualTo(provider);
    assertThat(parts.json().at("data", "part_signed_urls").elements()).hasSize(3);
    assertThat(caller.get(ML + "models?name=staged").json().at("data").elements()).isEmpty();
    String failed = "{\"id\":\"" + text(stage, "id") + "\"}";
    assertThat(caller.post(ML + "artifact-versions/mark-stage-failure", failed).text())
        .isEqualTo("{}");
    assertThat(caller.post(ML + "artifact-versions/mark-stage-failure", failed).status())
        .isEqualTo(404);
  }

  @Test
  void reposAreWrittenInOneGenerationOnly() {
    String body =
        """
        {"manifest":{"type":"ml-repo","name":"growth-ml","collaborators":[],
         "storage_integration_fqn":"acme:aws:prod:blob-storage:acme-ml"}}\
        """;

    assertThat(
            Caller.exchange(caller.to(ML + "ml-repos").PUT(BodyPublishers.ofString(body)).build())
                .status())
        .isEqualTo(404);
    Caller.Response created = put(svc, SVC + "ml-repos", body);
    String id = text(created, "data", "id");

    assertThat(caller.get(ML + "ml-repos/" + id).at("data", "artifact_type_counts"))
        .isEqualTo("{\"model\":0,\"artifact\":0}");
    assertThat(caller.get(ML + "ml-repos?name=growth-ml").at("data", 0, "id"))
        .isEqualTo("\"" + id + "\"");
    assertThat(delete("ml-repos/" + id).text()).isEqualTo("{}");
    assertThat(caller.get(ML + "ml-repos/" + id).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"ml, 422, detail", "svc, 400, message"})
  void aManifestThatLacksItsRepoIsRefusedAsEachGenerationDoesIt(
      String service, int status, String field) {
    Caller either = Caller.of(trueFoundry, service);
    String body = manifest("model", "new").replace("\"ml_repo\":\"support-ml\",", "");

    Caller.Response refused = put(either, "/api/" + service + "/v1/model-versions", body);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.at(field)).contains("manifest.ml_repo");
  }

  @Test
  void aPostToACollectionOfVersionsIsNoCallOfTheSandbox() {
    HttpRequest post =
        caller
            .to(ML + "model-versions")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(manifest("model", "ticket-router")))
            .build();

    assertThat(Caller.exchange(post).status()).isEqualTo(400);
    assertThat(caller.get(ML + "model-versions/" + ROUTER_2).status()).isEqualTo(200);
  }

  @Test
  void resettingBringsTheStartBack() {
    assertThat(delete("models/5f0c7a52-3d1e-4b86-9a57-1c2f6e8d4b01").status()).isEqualTo(200);
    put(caller, ML + "model-versions", manifest("model", "new"));

    trueFoundry.reset();

    assertThat(caller.get(ML + "models").json().at("pagination", "total").asLong()).isEqualTo(205);
    String root = "{\"id\":\"" + ROUTER_2 + "\",\"path\":\"weights\"}";
    JsonValue files = caller.post(ML + "artifact-versions/files", root).json().at("data");
    assertThat(files.elements()).hasSize(2);
  }

  private static Caller.Response read(String url) {
    return Caller.exchange(HttpRequest.newBuilder(URI.create(url)).build());
  }
}
