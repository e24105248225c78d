package io.github.modelregistry.wallaroo;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.github.modelregistry.wallaroo.FakeWallaroo.GET_VERSION;
import static io.github.modelregistry.wallaroo.FakeWallaroo.LIST_VERSIONS;
import static io.github.modelregistry.wallaroo.FakeWallaroo.LIST_VERSIONS_FOR_MODEL;
import static io.github.modelregistry.wallaroo.FakeWallaroo.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.testkit.Fixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the versions of a model come from. */
class VersionsTest {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  private static final ModelRef SAMPLE = ModelRef.of("wallaroo", "1218");
  private static final String ONLY_THE_MODEL = "{\"models_pk_id\":1218}";

  @Test
  void nestedRowsHoldTheVersionsAndNothingElseIsAsked() {
    Row row = Row.of(1218, "api-sample-model").version(1215).version(1216);
    Answers.of(WALLAROO).workspace(108, "w", List.of(row)).stub();
    WALLAROO.answer(LIST_VERSIONS, Fixtures.text("seed/list-versions.response.json"));

    List<ModelVersion> versions = versions().versions(SAMPLE).stream().toList();

    assertThat(versions).extracting(ModelVersion::version).containsExactly("1216", "1215");
    assertThat(WALLAROO.requests(LIST_VERSIONS)).isEmpty();
    assertThat(WALLAROO.requests(LIST_VERSIONS_FOR_MODEL)).isEmpty();
    assertThat(WALLAROO.requests(GET_VERSION)).isEmpty();
  }

  @Test
  void aRowWithoutVersionsLeadsToThoseOfItsModelInItsWorkspace() {
    Row row = Row.of(1218, "api-sample-model").version(1215).version(1216);
    flatRowWhoseVersionsAreListedWithStrangers();
    WALLAROO.answer(LIST_VERSIONS_FOR_MODEL, "{\"models\":[" + row.json(108) + "]}");

    List<ModelVersion> versions = versions().versions(SAMPLE).stream().toList();

    assertThat(versions).extracting(ModelVersion::version).containsExactly("1216", "1215");
    assertThat(bodies(LIST_VERSIONS_FOR_MODEL))
        .containsExactly("{\"model_id\":\"api-sample-model\",\"workspace_id\":108}");
    assertThat(WALLAROO.requests(LIST_VERSIONS)).isEmpty();
    assertThat(WALLAROO.requests(GET_VERSION)).isEmpty();
  }

  @Test
  void aRouteThatTheServerDoesNotHaveIsTriedOncePerClientWithItsViews() {
    flatRowWhoseVersionsAreListedWithStrangers();
    WallarooClient client = WALLAROO.client();
    VersionListing versions = client.registry().require(VersionListing.class);
    VersionListing ofAView =
        client
            .withOptions(CallOptions.builder().callTimeout(Duration.ofMinutes(1)).build())
            .registry()
            .require(VersionListing.class);

    assertThat(versions.versions(SAMPLE)).hasSize(2);
    assertThat(versions.versions(SAMPLE)).hasSize(2);
    assertThat(ofAView.versions(SAMPLE)).hasSize(2);

    assertThat(WALLAROO.requests(LIST_VERSIONS_FOR_MODEL)).hasSize(1);
    assertThat(versions().versions(SAMPLE)).hasSize(2);
    assertThat(WALLAROO.requests(LIST_VERSIONS_FOR_MODEL)).as("another client").hasSize(2);
  }

  @Test
  void anotherFailureOfTheRouteIsThrownAndNotRemembered() {
    flatRowWhoseVersionsAreListedWithStrangers();
    WALLAROO.answer(LIST_VERSIONS_FOR_MODEL, 500, "{\"msg\":\"No.\",\"code\":500}");
    VersionListing versions = versions();

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> versions.versions(SAMPLE).stream().toList())
          .isInstanceOf(ServerException.class);
    }

    assertThat(WALLAROO.requests(LIST_VERSIONS_FOR_MODEL)).hasSize(2);
    assertThat(WALLAROO.requests(LIST_VERSIONS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"400, 2", "404, 1"})
  void aVersionThatAnOldServerDoesNotShowIsReadFromItsRow(int status, int attempts) {
    WALLAROO.mayViolateTheSpecification();
    flatRowWhoseVersionsAreListedWithStrangers();
    WALLAROO
        .wire()
        .stubFor(
            post(GET_VERSION)
                .atPriority(1)
                .willReturn(json(status, "{\"msg\":\"No.\",\"code\":1}")));

    List<ModelVersion> versions = versions().versions(SAMPLE).stream().toList();

    assertThat(versions).extracting(ModelVersion::version).containsExactly("1216", "1215");
    ModelVersion older = versions.get(1);
    assertThat(older.vendorId()).isEqualTo("b935b572-04d5-4071-a174-985be94c724d");
    assertThat(older.name()).isEqualTo("api-sample-model");
    assertThat(older.vendorStatus()).isEqualTo("attempting_load_container");
    assertThat(older.status()).isEqualTo(ModelStatus.PENDING);
    assertThat(older.sha256())
        .isEqualTo("bc85ce596945f876256f41515c7501c399fd97ebcb9ab3dd41bf03f8937b4507");
    assertThat(older.createdAt()).isNull();
    assertThat(WALLAROO.requests(GET_VERSION)).hasSize(attempts);
  }

  @Test
  void aFlatRowLeadsToItsOwnVersionsAmongThoseOfStrangers() {
    flatRowWhoseVersionsAreListedWithStrangers();

    List<ModelVersion> versions = versions().versions(SAMPLE).stream().toList();

    assertThat(versions)
        .extracting(each -> each.ref().toString())
        .containsExactly("wallaroo:1218@1216", "wallaroo:1218@1215");
    assertThat(versions).extracting(ModelVersion::sizeBytes).containsExactly(17L, 1928L);
    assertThat(versions.get(1).vendorId()).isEqualTo("b935b572-04d5-4071-a174-985be94c724d");
    assertThat(versions.get(1).createdAt()).isEqualTo("2026-01-06T16:34:30.953078Z");
    assertThat(versions.get(1).status()).isEqualTo(ModelStatus.PENDING);
    assertThat(bodies(LIST_VERSIONS)).containsExactly(ONLY_THE_MODEL);
    assertThat(bodies(GET_VERSION))
        .containsExactly("{\"model_version_id\":1216}", "{\"model_version_id\":1215}");
  }

  @Test
  void ofAFlatRowOnlyTheWantedVersionIsRead() {
    flatRowWhoseVersionsAreListedWithStrangers();

    ModelVersion version = versions().version(SAMPLE.version("1215"));

    assertThat(version.ref()).hasToString("wallaroo:1218@1215");
    assertThat(bodies(GET_VERSION)).containsExactly("{\"model_version_id\":1215}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1137", "1212", "01215", "838", "c1074d11-510c-4f72-8e39-43cd437cf827"})
  void aVersionOfAStrangerIsNotFound(String version) {
    flatRowWhoseVersionsAreListedWithStrangers();

    assertThatThrownBy(() -> versions().version(SAMPLE.version(version)))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("wallaroo:1218")
        .hasMessageContaining(version);
    assertThat(WALLAROO.requests(GET_VERSION)).isEmpty();
  }

  @Test
  void aNestedRowWithoutVersionsLeadsToThemByTheIdOfItsModel() {
    WALLAROO.violatesTheSpecification();
    flatRowWhoseVersionsAreListedWithStrangers();
    Answers.of(WALLAROO)
        .workspace(
            108, "w", List.of(1218L), List.of("{\"model\":{\"id\":1218},\"model_versions\":null}"))
        .stub();

    assertThat(versions().versions(SAMPLE))
        .extracting(ModelVersion::version)
        .containsExactly("1216", "1215");
    assertThat(bodies(LIST_VERSIONS)).containsExactly(ONLY_THE_MODEL);
  }

  @Test
  void anOldServersVersionTellsLess() {
    WALLAROO.violatesTheSpecification(); // the old server's word for its status
    Answers.of(WALLAROO)
        .workspace(2, "w", List.of(18L), List.of("{\"id\":18,\"name\":\"legacy\"}"))
        .stub();
    WALLAROO.answer(LIST_VERSIONS, "[" + rowOf(18, 19) + "]");
    WALLAROO.answer(GET_VERSION, Fixtures.text("sheet/9-6-get-version-by-id-old-status.json"));

    ModelVersion version =
        versions().versions(ModelRef.of("wallaroo", "18")).stream().toList().get(0);

    assertThat(version.version()).isEqualTo("19");
    assertThat(version.status()).isEqualTo(ModelStatus.PENDING);
    assertThat(version.vendorStatus()).isEqualTo("pending_conversion");
    assertThat(version.sizeBytes()).isNull();
    assertThat(version.createdAt()).isNull();
    assertThat(version.framework()).as("flight is no framework").isNull();
  }

  @Test
  void aNestedVersionWithoutAnIdCostsItselfAlone() {
    Row row = Row.of(1218, "api-sample-model").version(1215).version(1216).version(1217);
    WALLAROO.violatesTheSpecification();
    Answers.of(WALLAROO)
        .workspace(
            108, "w", List.of(1218L), List.of(row.json(108).replace("\"id\":1216", "\"id\":null")))
        .stub();

    assertAllButOneAreListed("1217", "1215");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"id\":1216", "\"models_pk_id\":1218"})
  void aFlatVersionWithoutAnIdOrItsModelCostsItselfAlone(String member) {
    WALLAROO.violatesTheSpecification();
    flatRowWhoseVersionsAreListedWithStrangers();
    WALLAROO.answer(
        LIST_VERSIONS,
        "[" + rowOf(1218, 1216).replace(member, "\"other\":1") + "," + rowOf(1218, 1215) + "]");

    assertAllButOneAreListed("1215");
  }

  private static void assertAllButOneAreListed(String... expected) {
    List<String> listed = new ArrayList<>();
    assertThatThrownBy(
            () -> versions().versions(SAMPLE).forEach(each -> listed.add(each.version())))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("1 row is unusable and left out; all others were read");
    assertThat(listed).containsExactly(expected);
  }

  @Test
  void latestIsTheNewestWhateverTheOrder() {
    Row row = new Row(1218, "m", List.of(1215L, 1217L, 1216L));
    Answers.of(WALLAROO).workspace(108, "w", List.of(row)).stub();

    ModelVersion latest = versions().version(SAMPLE.latest());

    assertThat(latest.ref()).hasToString("wallaroo:1218@1217");
  }

  @Test
  void aModelWithoutVersionsHasNoLatest() {
    Answers.of(WALLAROO).workspace(108, "w", List.of(Row.of(1218, "empty"))).stub();

    assertThat(versions().versions(SAMPLE).stream().toList()).isEmpty();
    assertThatThrownBy(() -> versions().version(SAMPLE.latest()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("wallaroo:1218");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"api-sample-model", "+1218", "01218", "1218 ", "12.18", "99999999999999999999"})
  void anIdThatIsNoneOfWallaroosIsRefusedBeforeAnythingIsSent(String id) {
    assertThatThrownBy(() -> versions().versions(ModelRef.of("wallaroo", id)).stream().toList())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(id)
        .hasMessageContaining("number");
    assertThat(WALLAROO.requests()).isEmpty();
  }

  private static VersionListing versions() {
    return WALLAROO.client().registry().require(VersionListing.class);
  }

  /** The answer of {@code list_versions} is that of the vendor's guide. */
  private static void flatRowWhoseVersionsAreListedWithStrangers() {
    Answers.of(WALLAROO)
        .workspace(108, "w", List.of(1218L), List.of("{\"id\":1218,\"name\":\"api-sample-model\"}"))
        .stub();
    WALLAROO.lacks(LIST_VERSIONS_FOR_MODEL);
    WALLAROO.answer(LIST_VERSIONS, Fixtures.text("seed/list-versions.response.json"));
    WALLAROO.answerTo(
        GET_VERSION,
        "{\"model_version_id\":1215}",
        Fixtures.text("seed/get-version-by-id.response.json"));
    String newer =
        Row.configured(
            1216,
            "\"name\":\"api-sample-model\",\"workspace_id\":108,\"status\":\"ready\","
                + "\"created_at\":\"2026-01-06T16:48:12.1+00:00\"");
    WALLAROO.answerTo(
        GET_VERSION, "{\"model_version_id\":1216}", "{\"model_version\":" + newer + "}");
  }

  private static String rowOf(long modelId, long versionId) {
    return "{\"sha\":\"00\",\"models_pk_id\":%d,\"model_version\":\"u\",\"owner_id\":\"o\",\"model_id\":\"n\",\"id\":%d}"
        .formatted(modelId, versionId);
  }

  private static List<String> bodies(String path) {
    return WALLAROO.requests(path).stream().map(LoggedRequest::getBodyAsString).toList();
  }
}
