package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.ManualClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenseiPagingTest {

  private static final String MODELS = "/data/sensei/models";

  private final ManualClock clock = ManualClock.at("2026-02-04T11:00:00Z");

  @RegisterExtension
  final SandboxExtension extension =
      SandboxExtension.of(
          ModelRegistrySandbox.builder().select(SandboxVendor.SENSEI).clock(clock).empty());

  private SenseiSandbox sensei;
  private Caller caller;

  @BeforeEach
  void connect(SenseiSandbox sandbox) {
    sensei = sandbox;
    caller = Caller.of(sandbox);
  }

  private static List<String> names(Caller.Response page) {
    return page.json().at("children").elements().stream()
        .map(model -> model.at("name").asString())
        .toList();
  }

  private List<String> names(String query) {
    return names(caller.get(MODELS + query));
  }

  private List<String> addModels(String... names) {
    List<String> ids = new ArrayList<>();
    for (String name : names) {
      ids.add(sensei.addModel(name));
      clock.advance(Duration.ofSeconds(1));
    }
    return ids;
  }

  @Test
  void aPageLeadsToTheNextByACursorAndALinkThatAgree() {
    List<String> ids = addModels("a", "b", "c");

    Caller.Response first = caller.get(MODELS + "?orderby=created&limit=2");

    assertThat(first.at("_page"))
        .isEqualTo(
            "{\"orderby\":\"created\",\"property\":\"deleted==false\",\"count\":2,\"next\":\""
                + ids.get(1)
                + "\"}");
    String link = first.json().at("_links", "next", "href").asString();
    assertThat(link)
        .isEqualTo(sensei.serviceUrl() + "/models?orderby=created&limit=2&start=" + ids.get(1));
    Caller.Response second =
        caller.get(URI.create(link).getPath() + "?" + URI.create(link).getQuery());
    assertThat(names(second)).containsExactly("c");
    assertThat(second.at("_page", "start")).isEqualTo("\"" + ids.get(1) + "\"");
    assertThat(second.json().get("_links")).isNull();
    assertThat(second.json().at("_page", "next")).isNull();
  }

  @Test
  void aCursorStaysGoodWhenItsModelIsDeletedAndANewOneCameFirst() {
    List<String> ids = addModels("a", "b", "c");
    caller.send(caller.to(MODELS + "/" + ids.get(1)).DELETE());
    sensei.patchModel(ids.get(0), "{\"created\":\"2030-01-01T00:00:00.000Z\"}");

    assertThat(names("?start=" + ids.get(1))).containsExactly("c", "a");
  }

  @Test
  void aNumberIsUnderstoodAsAStartToo() {
    addModels("a", "b", "c");

    assertThat(names("?start=0&limit=2")).containsExactly("a", "b");
    assertThat(names("?start=2")).containsExactly("c");
    assertThat(names("?start=3")).isEmpty();
    assertThat(names("?start=999999999")).isEmpty();
  }

  @Test
  void aLinkAloneMayLeadToAnotherHost() {
    List<String> ids = addModels("a", "b");
    sensei.sendNextLinkTo(URI.create("https://elsewhere.test:443"));

    Caller.Response page = caller.get(MODELS + "?limit=1&property=originType%3D%3Doffline");

    assertThat(page.json().at("_page", "next")).isNull();
    assertThat(page.at("_links", "next", "href"))
        .isEqualTo(
            "\"https://elsewhere.test:443/data/sensei/models?limit=1"
                + "&property=originType%3D%3Doffline&start="
                + ids.get(0)
                + "\"");
  }

  @Test
  void withoutALeadOnlyNumbersAreStarts() {
    List<String> ids = addModels("a", "b", "c");
    sensei.omitNextLink();

    // A number there is no text, which the specification asks for; clients must bear it.
    Caller.Response page = Caller.exchange(caller.to(MODELS + "?start=1&limit=1").build());

    assertThat(names(page)).containsExactly("b");
    assertThat(page.at("_page"))
        .isEqualTo("{\"property\":\"deleted==false\",\"start\":1,\"count\":1}");
    assertThat(page.json().get("_links")).isNull();
    assertThat(caller.get(MODELS + "?start=" + ids.get(0)).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "-1", "01", "1.5", "9999999999"})
  void aStartThatLeadsNowhereIsRefused(String start) {
    addModels("a");

    Caller.Response answer = caller.get(MODELS + "?start=" + start);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("detail").asString()).contains(start);
  }

  @Test
  void aServerMayOverlookStart() {
    List<String> ids = addModels("a", "b", "c");
    sensei.ignoreStart();

    assertThat(names("?limit=2&start=" + ids.get(1))).containsExactly("a", "b");
    assertThat(names("?limit=2&start=2")).containsExactly("a", "b");
  }

  @Test
  void pagesHold25EntriesUnlessAskedOtherwiseAndNoMoreThanTheirCap() {
    sensei.addModels(30);

    assertThat(names("")).hasSize(25).startsWith("bulk-0000001", "bulk-0000002");
    assertThat(names("?limit=100")).hasSize(30);
    assertThat(names("?limit=0")).isEmpty();
    sensei.capPagesAt(7);
    assertThat(names("?limit=100")).hasSize(7);
    assertThat(caller.get(MODELS + "?limit=101").status()).isEqualTo(400);
    assertThatThrownBy(() -> sensei.capPagesAt(0)).hasMessageContaining("0");
  }

  @Test
  void aTotalIsToldOnlyWhenATestWantsOne() {
    addModels("a");

    assertThat(caller.get(MODELS).json().at("_page", "totalCount")).isNull();
    sensei.reportWrongTotal(41);
    assertThat(caller.get(MODELS).at("_page", "totalCount")).isEqualTo("41");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | b a c",
        "?orderby=created | b a c",
        "?orderby=-created | c a b",
        "?orderby=name | a b c",
        "?orderby=-name | c b a",
        "?orderby=originType,-name | c b a",
        "?orderby=nothing | b a c",
      })
  void listsAreOrderedByWhatIsAskedForAndElseByAge(String query, String expected) {
    addModels("b", "a", "c");

    assertThat(String.join(" ", names(query))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "name==a, a",
    "name!=a, b c",
    "'name!=a,name!=b', c",
    "name==, ''",
    "description==x, b",
    "description!=x, a c",
    "deleted==false, a b c",
    "deleted==true, ''",
    "deprecated==false, a b c",
    "nothing==1, ''",
  })
  void expressionsMustAllHold(String property, String expected) {
    List<String> ids = addModels("a", "b", "c");
    sensei.patchModel(ids.get(1), "{\"description\":\"x\"}");

    Caller.Response answer =
        caller.get(MODELS + "?property=" + property.replace("=", "%3D").replace(",", "%2C"));

    assertThat(String.join(" ", names(answer))).isEqualTo(expected);
    assertThat(answer.json().at("_page", "property"))
        .isEqualTo(JsonValue.of(property + ",deleted==false"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "name%3Da", "name%3E%3D3", "%3D%3Da", "name%3D%3Da,,"})
  void anExpressionThatIsNoneIsNamed(String property) {
    Caller.Response answer = caller.get(MODELS + "?property=" + property);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("type"))
        .isEqualTo("\"https://platform.adobe.io/data/foundation/ml/problems/illegal-argument\"");
    assertThat(answer.json().at("detail").asString()).contains("is not supported");
  }

  @Test
  void transcodingsArePagedLikeModels() {
    String path = MODELS + "/" + addModels("a").get(0) + "/transcodings";
    for (String format : new String[] {"CoreML", "TF", "K2"}) {
      caller.post(path, "{\"targetFormat\":\"" + format + "\"}");
      clock.advance(Duration.ofSeconds(1));
    }

    Caller.Response first = caller.get(path + "?limit=2");
    String next = first.json().at("_page", "next").asString();

    assertThat(first.json().at("children").elements()).hasSize(2);
    assertThat(caller.get(path + "?limit=2&start=" + next).at("_page", "count")).isEqualTo("1");
  }
}
