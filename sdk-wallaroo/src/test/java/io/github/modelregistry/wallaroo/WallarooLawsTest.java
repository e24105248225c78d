package io.github.modelregistry.wallaroo;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.VersionedModelRegistryLaws;
import io.github.modelregistry.registry.ModelRegistryProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Wallaroo's driver keeps the laws of the facade. */
class WallarooLawsTest extends VersionedModelRegistryLaws {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  private static final long FIRST = 701;

  @Override
  protected ModelRegistryProvider provider() {
    return new WallarooModelRegistryProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.of(
        Map.of("WALLAROO_URL", WALLAROO.url(), "WALLAROO_TOKEN", FakeWallaroo.TOKEN));
  }

  @Override
  protected String secret() {
    return FakeWallaroo.TOKEN;
  }

  /** The models lie in two workspaces, in the order of the workspaces' ids. */
  @Override
  protected List<String> holdModels(int count) {
    List<Row> first = new ArrayList<>();
    List<Row> second = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      (i < count / 2 ? first : second).add(Row.of(FIRST + i, "model-" + i).version(4000 + i));
    }
    Answers.of(WALLAROO).workspace(44, "risk", second).workspace(31, "fraud", first).stub();
    return LongStream.range(FIRST, FIRST + count).mapToObj(Long::toString).toList();
  }

  /** A name is unique in its workspace only. */
  @Override
  protected List<String> holdTwins() {
    Answers.of(WALLAROO)
        .workspace(31, "fraud", List.of(Row.of(7, "twin").version(70)))
        .workspace(44, "risk", List.of(Row.of(8, "twin").version(80)))
        .stub();
    return List.of("7", "8");
  }

  @Override
  protected String unknownId() {
    return "999999";
  }

  @Override
  protected String holdVersions(int count) {
    Row row = Row.of(FIRST, "many");
    for (int i = 0; i < count; i++) {
      row = row.version(4000 + i);
    }
    Answers.of(WALLAROO).workspace(31, "fraud", List.of(row)).stub();
    return Long.toString(FIRST);
  }

  @Override
  protected String unknownVersion() {
    return "3";
  }

  @Override
  protected void answerAlways(int status, String contentType, String body) {
    WALLAROO.violatesTheSpecification();
    WALLAROO.answerEverything(status, contentType, body);
  }

  @Override
  protected void throttleOnce() {
    WALLAROO.violatesTheSpecification();
    WALLAROO.failOnce(429);
  }

  @Override
  protected int requests() {
    return WALLAROO.wire().findAll(postRequestedFor(urlPathMatching("/v1/api/.*"))).size();
  }
}
