package io.github.modelregistry.pieces;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ModelRegistryLaws;
import io.github.modelregistry.registry.ModelRegistryProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The driver of Pieces OS keeps the laws of the facade. */
class PiecesLawsTest extends ModelRegistryLaws {

  @RegisterExtension static final FakePieces PIECES = new FakePieces();

  private static final String APPLICATION_ID = "1d3b6f1c-9f53-4e57-9c87-0c1b2e0a6f20";

  @Override
  protected ModelRegistryProvider provider() {
    return new PiecesModelRegistryProvider();
  }

  @Override
  protected Settings settings() {
    return Settings.of(Map.of("PIECES_URL", PIECES.url(), "PIECES_APPLICATION_ID", APPLICATION_ID));
  }

  /** Nothing is secret here; but what goes into a header has no business in a message. */
  @Override
  protected String secret() {
    return APPLICATION_ID;
  }

  @Override
  protected List<String> holdModels(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("model-" + i);
    }
    return hold(names);
  }

  @Override
  protected List<String> holdTwins() {
    return hold(List.of("twin", "twin"));
  }

  @Override
  protected String unknownId() {
    return "00000000-0000-4000-8000-00000000dead";
  }

  @Override
  protected void answerAlways(int status, String contentType, String body) {
    PIECES.violatesTheSpecification();
    PIECES.answerEverything(status, contentType, body);
  }

  @Override
  protected void throttleOnce() {
    PIECES.violatesTheSpecification();
    PIECES
        .wire()
        .stubFor(
            any(anyUrl())
                .atPriority(1)
                .inScenario("throttled once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("calm")
                .willReturn(FakePieces.text(429, "")));
  }

  @Override
  protected int requests() {
    return PIECES.wire().getAllServeEvents().size();
  }

  private static List<String> hold(List<String> names) {
    List<String> ids = new ArrayList<>();
    List<String> models = new ArrayList<>();
    PIECES
        .wire()
        .stubFor(
            get(urlPathMatching("/model/.*"))
                .atPriority(9)
                .willReturn(FakePieces.text(410, "model was not found.")));
    for (String name : names) {
      String id = "6f1c2b1e-0a53-4c0f-9b7a-3a2f0f6f1a%02d".formatted(ids.size());
      String model = model(id, name);
      PIECES.answer("GET", "/model/" + id, FakePieces.json(model));
      ids.add(id);
      models.add(model);
    }
    PIECES.answer(
        "GET", "/models", FakePieces.json("{\"iterable\":[" + String.join(",", models) + "]}"));
    PIECES.answer("GET", "/.well-known/health", FakePieces.text(200, "ok"));
    return ids;
  }

  private static String model(String id, String name) {
    return """
        {"id":"%s","version":"1.0.0","created":{"value":"2026-01-05T08:30:00.000Z"},
         "name":"%s","cloud":false,"type":"SPEED","usage":"TEXT_VS_CODE"}"""
        .formatted(id, name);
  }
}
