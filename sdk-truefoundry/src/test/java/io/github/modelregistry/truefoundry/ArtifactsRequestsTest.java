package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.truefoundry.model.ArtifactEntry;
import io.github.modelregistry.truefoundry.model.ArtifactType;
import io.github.modelregistry.truefoundry.model.ArtifactVersion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The calls about artifacts and their versions, held against the specification. */
class ArtifactsRequestsTest {

  @RegisterExtension static final FakeTrueFoundry TRUE_FOUNDRY = new FakeTrueFoundry();

  private static final String SUBJECT = "{\"subjectId\":\"u-1\",\"subjectType\":\"user\"}";
  private static final String VERSION =
      """
      {"id":"av-2","fqn":"artifact:acme/growth-ml/texts:2","artifact_id":"a-1","ml_repo_id":"420",
       "created_by_subject":%s,"created_at":"2026-03-01T08:00:00Z","tags":["eu"],
       "manifest":{"type":"artifact-version","name":"texts","ml_repo":"growth-ml","version":2,
        "metadata":{"rows":10},"source":{"type":"external","uri":"gs://acme/texts"},"step":0}}\
      """
          .formatted(SUBJECT);
  private static final String ARTIFACT =
      """
      {"id":"a-1","ml_repo_id":"420","type":"artifact","name":"texts",
       "fqn":"artifact:acme/growth-ml/texts","created_by_subject":%s,"latest_version":%s,
       "run_steps":[3]}\
      """
          .formatted(SUBJECT, VERSION);

  @Test
  void artifactsAreListedWithAllFilters() {
    TRUE_FOUNDRY.answer("/artifacts", "{\"data\":[" + ARTIFACT + "],\"pagination\":{\"total\":1}}");

    List<ArtifactEntry> artifacts =
        TRUE_FOUNDRY
            .client()
            .artifacts()
            .listArtifacts(
                q ->
                    q.fqn("artifact:acme/growth-ml/texts")
                        .mlRepoId("420")
                        .name("texts")
                        .offset(0L)
                        .limit(1)
                        .runId("9f2c")
                        .includeEmptyArtifacts(false))
            .data();

    ArtifactEntry artifact = artifacts.get(0);
    assertThat(artifact.type()).isEqualTo(ArtifactType.ARTIFACT);
    assertThat(artifact.runSteps()).containsExactly(new BigDecimal(3));
    ArtifactVersion latest = Objects.requireNonNull(artifact.latestVersion());
    assertThat(Objects.requireNonNull(latest.manifest()).version()).isEqualTo(2);
    assertThat(TRUE_FOUNDRY.onlyRequest().getMethod()).isEqualTo(RequestMethod.GET);
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl())
        .isEqualTo(
            "/api/ml/v1/artifacts?fqn=artifact%3Aacme%2Fgrowth-ml%2Ftexts&ml_repo_id=420&name=texts"
                + "&offset=0&limit=1&run_id=9f2c&include_empty_artifacts=false");
  }

  @Test
  void anArtifactIsReadByItsId() {
    TRUE_FOUNDRY.answer("/artifacts/a-1", "{\"data\":" + ARTIFACT + "}");

    ArtifactEntry artifact = TRUE_FOUNDRY.client().artifacts().getArtifact("a-1").data();

    assertThat(artifact.name()).isEqualTo("texts");
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl()).isEqualTo("/api/ml/v1/artifacts/a-1");
  }

  @Test
  void anArtifactIsDeletedByItsId() {
    TRUE_FOUNDRY.answer("/artifacts/a-1", "{}");

    JsonValue response = TRUE_FOUNDRY.client().artifacts().deleteArtifact("a-1");

    assertThat(response).isEqualTo(JsonValue.object(Map.of()));
    assertThat(TRUE_FOUNDRY.onlyRequest().getMethod()).isEqualTo(RequestMethod.DELETE);
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl()).isEqualTo("/api/ml/v1/artifacts/a-1");
  }

  @Test
  void versionsAreListedWithAllFilters() {
    TRUE_FOUNDRY.answer(
        "/artifact-versions", "{\"data\":[" + VERSION + "],\"pagination\":{\"total\":1}}");

    List<ArtifactVersion> versions =
        TRUE_FOUNDRY
            .client()
            .artifactVersions()
            .listArtifactVersions(
                q ->
                    q.tag("eu")
                        .fqn("artifact:acme/growth-ml/texts:2")
                        .artifactId("a-1")
                        .mlRepoId("420")
                        .name("texts")
                        .version(2L)
                        .runIds(List.of("a", "b"))
                        .runSteps(List.of(BigDecimal.ONE))
                        .includeInternalMetadata(true)
                        .offset(0L)
                        .limit(10))
            .data();

    assertThat(versions.get(0).artifactId()).isEqualTo("a-1");
    assertThat(versions.get(0).tags()).containsExactly("eu");
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl())
        .isEqualTo(
            "/api/ml/v1/artifact-versions?tag=eu&fqn=artifact%3Aacme%2Fgrowth-ml%2Ftexts%3A2"
                + "&artifact_id=a-1&ml_repo_id=420&name=texts&version=2&run_ids=a&run_ids=b"
                + "&run_steps=1&include_internal_metadata=true&offset=0&limit=10");
  }

  @Test
  void aVersionIsReadByItsId() {
    TRUE_FOUNDRY.answer("/artifact-versions/av-2", "{\"data\":" + VERSION + "}");

    ArtifactVersion version =
        Objects.requireNonNull(
            TRUE_FOUNDRY.client().artifactVersions().getArtifactVersion("av-2").data());

    assertThat(Objects.requireNonNull(version.manifest()).source().asExternalSource()).isNotNull();
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl()).isEqualTo("/api/ml/v1/artifact-versions/av-2");
  }

  @Test
  void aVersionIsRegisteredByPutWithItsManifest() {
    TRUE_FOUNDRY.answer("/artifact-versions", "{\"data\":" + VERSION + "}");

    ArtifactVersion version =
        Objects.requireNonNull(
            TRUE_FOUNDRY
                .client()
                .artifactVersions()
                .createOrUpdateArtifactVersion(q -> q.manifest(Manifests.artifact("texts")))
                .data());

    assertThat(version.id()).isEqualTo("av-2");
    assertThat(TRUE_FOUNDRY.onlyRequest().getMethod()).isEqualTo(RequestMethod.PUT);
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl()).isEqualTo("/api/ml/v1/artifact-versions");
    assertThat(TRUE_FOUNDRY.onlyBody())
        .isEqualTo(
            JsonValue.parse(
                """
                {"manifest":{"name":"texts","metadata":{},"ml_repo":"support-ml",
                 "source":{"type":"truefoundry"},"type":"artifact-version","step":0}}\
                """));
  }

  @Test
  void aVersionIsDeletedByItsId() {
    TRUE_FOUNDRY.answer("/artifact-versions/av-2", "{}");

    JsonValue response = TRUE_FOUNDRY.client().artifactVersions().deleteArtifactVersion("av-2");

    assertThat(response).isEqualTo(JsonValue.object(Map.of()));
    assertThat(TRUE_FOUNDRY.onlyRequest().getMethod()).isEqualTo(RequestMethod.DELETE);
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl()).isEqualTo("/api/ml/v1/artifact-versions/av-2");
  }

  @Test
  void tagsAreAppliedByTheIdOfTheVersion() {
    TRUE_FOUNDRY.answer("/artifact-versions/tags", "{}");

    JsonValue response =
        TRUE_FOUNDRY
            .client()
            .artifactVersions()
            .applyArtifactVersionTags(q -> q.artifactVersionId("av-2").tags(List.of("eu")));

    assertThat(response).isEqualTo(JsonValue.object(Map.of()));
    assertThat(TRUE_FOUNDRY.onlyRequest().getMethod()).isEqualTo(RequestMethod.PUT);
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl()).isEqualTo("/api/ml/v1/artifact-versions/tags");
    assertThat(TRUE_FOUNDRY.onlyBody())
        .isEqualTo(JsonValue.parse("{\"artifact_version_id\":\"av-2\",\"tags\":[\"eu\"]}"));
  }
}
