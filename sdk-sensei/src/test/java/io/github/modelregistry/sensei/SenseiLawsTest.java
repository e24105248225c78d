package io.github.modelregistry.sensei;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ModelRegistryLaws;
import io.github.modelregistry.registry.ModelRegistryProvider;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sensei's driver keeps the laws of the facade. */
class SenseiLawsTest extends ModelRegistryLaws {

  @RegisterExtension static final FakeSensei SENSEI = new FakeSensei();

  @Override
  protected ModelRegistryProvider provider() {
    return new SenseiModelRegistryProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.of(
        Map.of(
            "SENSEI_URL", SENSEI.url(),
            "SENSEI_CLIENT_ID", FakeSensei.CLIENT_ID,
            "SENSEI_ORG_ID", FakeSensei.ORGANIZATION,
            "SENSEI_ACCESS_TOKEN", FakeSensei.TOKEN));
  }

  @Override
  protected String secret() {
    return FakeSensei.TOKEN;
  }

  @Override
  protected List<String> holdModels(int count) {
    List<String> ids = IntStream.range(0, count).mapToObj(i -> "m-" + i).toList();
    Shelf.of(SENSEI).models(ids).stub();
    return ids;
  }

  @Override
  protected List<String> holdTwins() {
    Shelf.of(SENSEI).model("m-1", "twin").model("m-2", "twin").stub();
    return List.of("m-1", "m-2");
  }

  @Override
  protected String unknownId() {
    return "00000000-0000-4000-8000-00000000dead";
  }

  @Override
  protected void answerAlways(int status, String contentType, String body) {
    SENSEI.mayViolateTheSpecification();
    SENSEI.answerEverything(status, contentType, body);
  }

  @Override
  protected void throttleOnce() {
    SENSEI.mayViolateTheSpecification();
    SENSEI.failOnce(429);
  }

  @Override
  protected int requests() {
    return SENSEI.calls().size();
  }
}
