package io.github.modelregistry.testkit.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Canaries: an extension that lets everything pass would pass every test of a vendor. */
class SpecCheckedExtensionTest {

  private static final String MODELS = "/models";
  private static final String NONE =
      "{\"data\":[],\"pagination\":{\"total\":0,\"offset\":0,\"limit\":100}}";
  private static final String WRONG = "{\"data\":7}";

  private final HttpClient http = HttpClient.newHttpClient();
  private final FakeVendor vendor = new FakeVendor();

  /** TrueFoundry's specification, of which nobody minds a wrong limit. */
  private static final class FakeVendor extends SpecCheckedExtension {

    FakeVendor() {
      super("truefoundry", "/api/ml/v1");
    }

    @Override
    protected boolean judges(String violation) {
      return !violation.contains("limit");
    }

    void willClose(AutoCloseable client) {
      untilTheEnd(client);
    }
  }

  @BeforeEach
  void start() {
    vendor.beforeAll(null);
    vendor.beforeEach(null);
  }

  @AfterEach
  void stop() {
    vendor.afterAll(null);
  }

  private int get(String target) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(vendor.origin() + target))
            .header("Authorization", "Bearer t")
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void whatTheSpecificationAllowsPasses() throws Exception {
    vendor.answer(MODELS, NONE);
    get("/api/ml/v1/models");

    assertThatCode(() -> vendor.afterEach(null)).doesNotThrowAnyException();
  }

  @Test
  void aWrongAnswerFailsTheTest() throws Exception {
    vendor.answer(MODELS, WRONG);
    get("/api/ml/v1/models");

    assertThatThrownBy(() -> vendor.afterEach(null))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("answer 200 to /api/ml/v1/models");
  }

  @Test
  void aWrongRequestFailsTheTest() throws Exception {
    vendor.answer("/lost", NONE);
    get("/api/ml/v1/lost");

    assertThatThrownBy(() -> vendor.afterEach(null))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("request GET /api/ml/v1/lost");
  }

  @Test
  void whatIsBesideTheSpecificationIsNotJudged() throws Exception {
    vendor.answerEverything(503, "text/html", "<p>");
    get("/elsewhere");

    assertThatCode(() -> vendor.afterEach(null)).doesNotThrowAnyException();
  }

  @Test
  void aViolationThatWasAnnouncedPassesAndHasToHappen() throws Exception {
    vendor.violatesTheSpecification();
    assertThatThrownBy(() -> vendor.afterEach(null))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("violations that the test announced");

    vendor.answer(MODELS, WRONG);
    get("/api/ml/v1/models");
    assertThatCode(() -> vendor.afterEach(null)).doesNotThrowAnyException();
  }

  @Test
  void aViolationThatWasOnlyAllowedNeedNotHappen() throws Exception {
    vendor.mayViolateTheSpecification();
    assertThatCode(() -> vendor.afterEach(null)).doesNotThrowAnyException();

    vendor.answer(MODELS, WRONG);
    get("/api/ml/v1/models");
    assertThatCode(() -> vendor.afterEach(null)).doesNotThrowAnyException();
  }

  @Test
  void whatOneTestAnnouncedIsForgottenBeforeTheNext() throws Exception {
    vendor.mayViolateTheSpecification();
    vendor.answer(MODELS, NONE);
    get("/api/ml/v1/models");

    vendor.beforeEach(null);

    assertThat(vendor.requests()).isEmpty();
    assertThat(get("/api/ml/v1/models")).isEqualTo(404);
    assertThatThrownBy(() -> vendor.afterEach(null)).isInstanceOf(AssertionError.class);
  }

  @Test
  void aVendorSaysWhatDoesNotCount() throws Exception {
    vendor.answer(MODELS, NONE);
    get("/api/ml/v1/models?limit=many");

    assertThatCode(() -> vendor.afterEach(null)).doesNotThrowAnyException();
  }

  @Test
  void clientsEndWithTheTestEvenWhenItFails() throws Exception {
    List<String> closed = new ArrayList<>();
    vendor.willClose(() -> closed.add("one"));
    vendor.willClose(() -> closed.add("other"));
    vendor.answer(MODELS, WRONG);
    get("/api/ml/v1/models");

    assertThatThrownBy(() -> vendor.afterEach(null)).isInstanceOf(AssertionError.class);
    assertThat(closed).containsExactly("one", "other");
  }

  @Test
  void requestsAreReportedTheOldestFirst() throws Exception {
    vendor.answer(MODELS, NONE);
    get("/api/ml/v1/models?offset=0");
    assertThat(vendor.onlyRequest().getUrl()).isEqualTo("/api/ml/v1/models?offset=0");

    get("/api/ml/v1/models?offset=1");
    assertThat(vendor.requests())
        .extracting(LoggedRequest::getUrl)
        .containsExactly("/api/ml/v1/models?offset=0", "/api/ml/v1/models?offset=1");
    assertThatThrownBy(vendor::onlyRequest).isInstanceOf(AssertionError.class);
  }

  @Test
  void aServerThatDoesNotRunSaysSo() {
    assertThatThrownBy(() -> new FakeVendor().wire())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("from the first test of a class");
  }
}
