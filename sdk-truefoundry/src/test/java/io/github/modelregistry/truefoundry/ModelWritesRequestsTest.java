package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.truefoundry.model.ModelManifest;
import io.github.modelregistry.truefoundry.model.Version;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The calls that register, tag and delete versions of models, held against the specification. */
class ModelWritesRequestsTest {

  @RegisterExtension static final FakeTrueFoundry TRUE_FOUNDRY = new FakeTrueFoundry();

  private static final String REGISTERED =
      """
      {"data":{"id":"v-3","fqn":"model:acme/growth-ml/churn-xgb:3","model_id":"m-1","ml_repo_id":"420",
       "created_by_subject":{"subjectId":"va-77","subjectType":"virtualaccount"},"tags":[],
       "manifest":{"type":"model-version","name":"churn-xgb","ml_repo":"growth-ml","version":3,
        "metadata":{"stars":4.50},"source":{"type":"truefoundry","uri":"s3://acme/3"},"step":0}}}\
      """;

  @Test
  void aModelIsDeletedByItsId() {
    TRUE_FOUNDRY.answer("/models/m-1", "{}");

    JsonValue response = TRUE_FOUNDRY.client().models().deleteModel("m-1");

    assertThat(response).isEqualTo(JsonValue.object(Map.of()));
    assertThat(TRUE_FOUNDRY.onlyRequest().getMethod()).isEqualTo(RequestMethod.DELETE);
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl()).isEqualTo("/api/ml/v1/models/m-1");
    assertThat(TRUE_FOUNDRY.onlyRequest().getHeader("Authorization"))
        .isEqualTo("Bearer " + FakeTrueFoundry.API_KEY);
    assertThat(TRUE_FOUNDRY.onlyRequest().getBody()).isEmpty();
  }

  @Test
  void aVersionIsDeletedByItsId() {
    TRUE_FOUNDRY.answer("/model-versions/v-1", "{}");

    JsonValue response = TRUE_FOUNDRY.client().modelVersions().deleteModelVersion("v-1");

    assertThat(response).isEqualTo(JsonValue.object(Map.of()));
    assertThat(TRUE_FOUNDRY.onlyRequest().getMethod()).isEqualTo(RequestMethod.DELETE);
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl()).isEqualTo("/api/ml/v1/model-versions/v-1");
  }

  @Test
  void aVersionIsRegisteredByPutWithItsManifest() {
    TRUE_FOUNDRY.answer("/model-versions", REGISTERED);
    ModelManifest manifest = Manifests.model("churn-xgb");

    Version version =
        Objects.requireNonNull(
            TRUE_FOUNDRY
                .client()
                .modelVersions()
                .createOrUpdateModelVersion(q -> q.manifest(manifest))
                .data());

    assertThat(version.manifest().version()).isEqualTo(3);
    assertThat(version.fqn()).isEqualTo("model:acme/growth-ml/churn-xgb:3");
    assertThat(TRUE_FOUNDRY.onlyRequest().getMethod()).isEqualTo(RequestMethod.PUT);
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl()).isEqualTo("/api/ml/v1/model-versions");
    assertThat(TRUE_FOUNDRY.onlyBody())
        .isEqualTo(
            JsonValue.parse(
                """
                {"manifest":{"name":"churn-xgb","metadata":{"stars":4.50},"ml_repo":"support-ml",
                 "source":{"type":"truefoundry"},"type":"model-version","step":0}}\
                """));
  }

  @Test
  void tagsAreAppliedByTheIdOfTheVersion() {
    TRUE_FOUNDRY.answer("/model-versions/tags", "{}");

    JsonValue response =
        TRUE_FOUNDRY
            .client()
            .modelVersions()
            .applyModelVersionTags(
                q -> q.modelVersionId("v-1").tags(List.of("champion", "eu")).force(true));

    assertThat(response).isEqualTo(JsonValue.object(Map.of()));
    assertThat(TRUE_FOUNDRY.onlyRequest().getMethod()).isEqualTo(RequestMethod.PUT);
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl()).isEqualTo("/api/ml/v1/model-versions/tags");
    assertThat(TRUE_FOUNDRY.onlyBody())
        .isEqualTo(
            JsonValue.parse(
                "{\"model_version_id\":\"v-1\",\"tags\":[\"champion\",\"eu\"],\"force\":true}"));
  }

  @Test
  void whatIsMissingIsNamedBeforeAnythingIsSent() {
    TrueFoundryClient client = TRUE_FOUNDRY.client();

    assertThatThrownBy(() -> client.modelVersions().applyModelVersionTags(q -> {}))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("model_version_id")
        .hasMessageContaining("tags");
    assertThatThrownBy(() -> client.modelVersions().createOrUpdateModelVersion(q -> {}))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("manifest");
    assertThat(TRUE_FOUNDRY.requests()).isEmpty();
  }
}
