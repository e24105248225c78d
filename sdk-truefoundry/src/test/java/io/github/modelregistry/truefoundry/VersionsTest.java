package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.testkit.Fixtures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the word behind the {@code @} of a ref leads to a version. */
class VersionsTest {

  @RegisterExtension static final FakeTrueFoundry TRUE_FOUNDRY = new FakeTrueFoundry();

  private static final ModelRef MODEL = ModelRef.of("truefoundry", "m-1");
  private static final String LIST = "/api/ml/v1/model-versions?model_id=m-1";
  private static final String SUBJECT =
      "\"created_by_subject\":{\"subjectId\":\"u\",\"subjectType\":\"user\"}";

  private VersionListing versions = null;

  @BeforeEach
  void open() {
    versions = TRUE_FOUNDRY.client().registry().require(VersionListing.class);
  }

  @Test
  void aNumberIsAskedForAsOne() {
    hold(version("2", "\"version\":2", ""));

    ModelVersion found = versions.version(MODEL.version("2"));

    assertThat(found.ref()).isEqualTo(MODEL.version("2"));
    assertThat(found.vendorId()).isEqualTo("v-2");
    assertThat(sent())
        .containsExactly("/api/ml/v1/models/m-1", LIST + "&version=2&offset=0&limit=100");
  }

  /** None of these is a number as a server counts them, so each may be an alias. */
  @ParameterizedTest
  @ValueSource(strings = {"v2-prod", "0", "02", "-2", "9999999999999999999999"})
  void anythingElseIsSoughtAmongAllVersions(String token) {
    hold(version("2", "\"version\":2", ""));

    assertThatThrownBy(() -> versions.version(MODEL.version(token)))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining(token);
    assertThat(sent()).element(1).isEqualTo(LIST + "&offset=0&limit=100");
  }

  /** Only some servers repeat the alias beside the manifest. */
  @ParameterizedTest
  @CsvSource({"v9-manifest, 3", "v9-beside, 2", "v-2, 2", "3, 3"})
  void anAliasOfTheManifestCountsBeforeTheOneBesideIt(String token, String number) {
    hold(
        version("2", "\"version\":2", ",\"version_alias\":\"v9-beside\""),
        version(
            "3",
            "\"version\":3,\"version_alias\":\"v9-manifest\"",
            ",\"version_alias\":\"v9-beside\""));

    assertThat(versions.version(MODEL.version(token)).version()).isEqualTo(number);
  }

  @Test
  void aVersionWithoutANumberIsFoundByTheSuffixThatItIsListedWith() {
    hold(version("6", "\"version\":null", ""));

    ModelVersion listed = versions.versions(MODEL).stream().toList().get(0);

    assertThat(listed.ref()).hasToString("truefoundry:m-1@6");
    assertThat(versions.version(listed.ref())).isEqualTo(listed);
  }

  @Test
  void aVersionThatNothingNamesCostsItselfAlone() {
    TRUE_FOUNDRY.violatesTheSpecification();
    String unnamed = version("1", "\"version\":null", "");
    hold(
        version("3", "\"version\":3", ""),
        unnamed.replace("\"v-1\"", "null").replace(":t/re/m:1", ":t/re/m"),
        unnamed.replace("\"v-1\"", "\"\"").replace(":t/re/m:1", ":t/re/m"),
        version("2", "\"version\":2", "").replace("\"v-2\"", "null"));
    List<String> listed = new ArrayList<>();

    assertThatThrownBy(() -> versions.versions(MODEL).forEach(each -> listed.add(each.version())))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("2 rows are unusable and left out; all others were read");

    assertThat(listed).containsExactly("3", "2");
  }

  @Test
  void versionsComeTheNewestFirstWhateverTheServersOrder() {
    hold(
        version("9", "\"version\":9", ""),
        version("x", "\"version\":null", ""),
        version("10", "\"version\":10", ""));

    assertThat(versions.versions(MODEL).stream().toList())
        .extracting(ModelVersion::version)
        .containsExactly("10", "9", "x");
  }

  @Test
  void toldNoTagsIsNotTheSameAsNotTold() {
    hold(
        version("3", "\"version\":3", ",\"tags\":[\"champion\"]"),
        version("2", "\"version\":2", ",\"tags\":[]"),
        version("1", "\"version\":1", ",\"tags\":null"));

    assertThat(versions.versions(MODEL).stream().toList())
        .extracting(ModelVersion::tags)
        .containsExactly(List.of("champion"), List.of(), null);
  }

  @Test
  void theLatestVersionTakesOneRequest() {
    TRUE_FOUNDRY.answer(
        "/models/m-1", model(",\"latest_version\":" + version("7", "\"version\":7", "")));

    assertThat(versions.version(MODEL.latest()).ref()).isEqualTo(MODEL.version("7"));
    assertThat(sent()).containsExactly("/api/ml/v1/models/m-1");
  }

  @Test
  void versionsOfAModelThatIsNotThereAreNotAskedFor() {
    TRUE_FOUNDRY.answer("/models/m-1", 404, Fixtures.text("sheet/9-error-404.json"));

    assertThatThrownBy(() -> versions.versions(MODEL).stream().toList())
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Model not found");
    assertThat(sent()).containsExactly("/api/ml/v1/models/m-1");
  }

  private static void hold(String... rows) {
    TRUE_FOUNDRY.answer("/models/m-1", model(""));
    TRUE_FOUNDRY.answer(
        "/model-versions",
        "{\"data\":[%s],\"pagination\":{\"total\":%d}}"
            .formatted(String.join(",", rows), rows.length));
  }

  private static String model(String members) {
    return "{\"data\":{\"id\":\"m-1\",\"ml_repo_id\":\"9\",\"name\":\"m\",\"fqn\":\"model:t/re/m\","
        + SUBJECT
        + members
        + "}}";
  }

  private static String version(String suffix, String manifest, String members) {
    return """
    {"id":"v-%s","fqn":"model:t/re/m:%s","model_id":"m-1","ml_repo_id":"9",%s,
     "manifest":{"type":"model-version","metadata":{},"source":{"type":"truefoundry"},%s}%s}\
    """
        .formatted(suffix, suffix, SUBJECT, manifest, members);
  }

  private static List<String> sent() {
    return TRUE_FOUNDRY.requests().stream().map(LoggedRequest::getUrl).toList();
  }
}
