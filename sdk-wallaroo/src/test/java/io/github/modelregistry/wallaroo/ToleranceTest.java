package io.github.modelregistry.wallaroo;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ListDocument;
import io.github.modelregistry.contract.ToleranceLaws;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.VendorSandbox;
import io.github.modelregistry.sandbox.WallarooSandbox;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.RecordedResponses;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class ToleranceTest extends ToleranceLaws {

  private static final String ONE_WORKSPACE =
      """
      {"workspaces":[{"id":31,"name":"mine","created_at":"2026-01-01T00:00:00.000001+00:00",
        "created_by":"ann@example.test","archived":false,"models":[690,702,5,839],"pipelines":[9]}]}\
      """;

  /** The same model as the old servers list it, and what they say of its versions. */
  private static final String FLAT_ROW = "{\"models\":[{\"id\":5,\"name\":\"old-style\"}]}";

  private static final String BY_ID =
      "{\"id\":839,\"owner_id\":\"\",\"workspace_id\":31,\"name\":\"any\",\"model_config\":null}";

  private static final String FLAT_VERSIONS =
      """
      [{"sha":"00","models_pk_id":5,"model_version":"u","owner_id":"o","model_id":"n","id":19,
        "file_name":"a.onnx","image_path":null,"status":"ready"}]\
      """;

  private static final String FLAT_DETAILS =
      Fixtures.text("sheet/9-6-get-version-by-id-old-status.json");

  @Override
  protected ModelRegistryProvider provider() {
    return new WallarooModelRegistryProvider();
  }

  @Override
  protected Settings settings(URI address) {
    return Settings.of(Map.of("WALLAROO_URL", address.toString(), "WALLAROO_TOKEN", "token"));
  }

  @Override
  protected Map<String, String> otherDocuments() {
    return Map.of(
        FakeWallaroo.WORKSPACES,
        ONE_WORKSPACE,
        FakeWallaroo.LIST,
        FLAT_ROW,
        FakeWallaroo.GET_BY_ID,
        BY_ID,
        FakeWallaroo.GET_VERSION,
        FLAT_DETAILS);
  }

  @Override
  protected Stream<ListDocument> documents() {
    return Stream.concat(
        fixtures(),
        Stream.of(
            sandbox(),
            versionsOfTheSandbox(FakeWallaroo.LIST),
            versionsOfTheSandbox(FakeWallaroo.LIST_VERSIONS_FOR_MODEL)));
  }

  private ListDocument sandbox() {
    try (ModelRegistrySandbox sandbox =
        ModelRegistrySandbox.builder().select(SandboxVendor.WALLAROO).start()) {
      VendorSandbox vendor = sandbox.vendor(WallarooSandbox.class);
      listAll(vendor.environment());
      String json = RecordedResponses.first(vendor.server(), FakeWallaroo.LIST);
      return ListDocument.of(
          "sandbox", FakeWallaroo.LIST, json, List.of("models"), List.of("model", "id"));
    }
  }

  private ListDocument versionsOfTheSandbox(String path) {
    try (ModelRegistrySandbox sandbox =
        ModelRegistrySandbox.builder().select(SandboxVendor.WALLAROO).start()) {
      VendorSandbox vendor = sandbox.vendor(WallarooSandbox.class);
      String id = listVersions(vendor.environment());
      return versions("sandbox", path, id, RecordedResponses.first(vendor.server(), path));
    }
  }

  private static ListDocument versions(String from, String path, String id, String json) {
    List<JsonValue> models = Objects.requireNonNull(JsonValue.parse(json).get("models")).elements();
    int row =
        IntStream.range(0, models.size())
            .filter(i -> models.get(i).at("model", "id").toString().equals(id))
            .findFirst()
            .orElseThrow();
    return ListDocument.of(
            "versions of the " + from + " by " + path,
            path,
            json,
            List.of("models", row, "model_versions"),
            List.of("model_version", "id"))
        .ofVersions(id)
        .needing(List.of("models", row, "model", "id"));
  }

  private static ListDocument flatVersions() {
    return ListDocument.of(
            "flat versions", FakeWallaroo.LIST_VERSIONS, FLAT_VERSIONS, List.of(), List.of("id"))
        .ofVersions("5")
        .needing(List.of(0, "models_pk_id"))
        .readOneByOne(JsonValue.parse(FLAT_DETAILS).get("model_version"));
  }

  private static Stream<ListDocument> fixtures() {
    return Stream.of(
        models("sheet/9-3-list-nested.json", List.of("model", "id")),
        models("sheet/9-3-list-flat.json", List.of("id")),
        versions("sheet", FakeWallaroo.LIST, "702", Fixtures.text("sheet/9-3-list-nested.json")),
        flatVersions(),
        ListDocument.of(
                "workspaces",
                FakeWallaroo.WORKSPACES,
                ONE_WORKSPACE,
                List.of("workspaces"),
                List.of("id"))
            .neededByAll());
  }

  private static ListDocument models(String file, List<String> id) {
    return ListDocument.of(file, FakeWallaroo.LIST, Fixtures.text(file), List.of("models"), id);
  }
}
