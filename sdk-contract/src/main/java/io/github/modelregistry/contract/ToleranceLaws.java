package io.github.modelregistry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.client.DriftEvent;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A value that is not what the specification says costs itself and nothing else: for each value in
 * a vendor's list responses, absent, null or of any other type, all models that have an id are
 * listed with all that came. Only ids, the objects that hold them and the list itself may cost a
 * row or the list, and then the iteration says so.
 */
public abstract class ToleranceLaws {

  private static final System.Logger LOG = System.getLogger(ToleranceLaws.class.getName());

  /** Returns the driver's provider, freshly made. */
  protected abstract ModelRegistryProvider provider();

  /** Returns complete settings for a server at an address, no login needed. */
  protected abstract Settings settings(URI address);

  /** Returns the responses that are changed, one value at a time. */
  protected abstract Stream<ListDocument> documents();

  /** Returns the JSON of other paths that a list needs. */
  protected Map<String, String> otherDocuments() {
    return Map.of();
  }

  /** Lists all models of a server, for its responses to be recorded. */
  protected final void listAll(Map<String, String> settings) {
    try (ModelRegistry registry = recorded(settings);
        PagedResult<RegisteredModel> models = registry.models()) {
      assertThat(models.stream()).isNotEmpty();
    }
  }

  /**
   * Lists the versions of the first model that has any, for the response to be recorded.
   *
   * @return the id of the model
   */
  protected final String listVersions(Map<String, String> settings) {
    try (ModelRegistry registry = recorded(settings)) {
      VersionListing listing = registry.require(VersionListing.class);
      for (RegisteredModel model : registry.models().stream().toList()) {
        if (listing.versions(model.ref()).stream().findAny().isPresent()) {
          return model.id();
        }
      }
      throw new AssertionError("no model of the server has a version");
    }
  }

  private ModelRegistry recorded(Map<String, String> settings) {
    return provider()
        .create(ProviderContext.of("recorded", Settings.of(settings), ClientConfig.defaults()));
  }

  /** Changes each value of each document, and lists. */
  @TestFactory
  final Stream<DynamicTest> aChangedValueCostsItselfAlone() {
    return documents()
        .map(
            document ->
                DynamicTest.dynamicTest(
                    document.name(),
                    () -> {
                      List<Mutation> mutations = Mutation.of(document.json());
                      check(document, mutations);
                      LOG.log(
                          System.Logger.Level.INFO,
                          "{0}, {1}: {2} mutations",
                          provider().vendor(),
                          document.name(),
                          mutations.size());
                    }));
  }

  private void check(ListDocument document, List<Mutation> mutations) {
    List<DriftEvent> drift = new CopyOnWriteArrayList<>();
    ClientConfig config =
        ClientConfig.builder().delayer(Delayer.none()).driftListener(drift::add).build();
    try (DocumentServer server = new DocumentServer();
        ModelRegistry registry =
            provider().create(ProviderContext.of("tolerant", settings(server.address()), config))) {
      otherDocuments().forEach(server::serve);
      ListOutcome original = list(registry, server, document, document.json());
      assertThat(original.failure).isNull();
      assertThat(document.modelId() == null ? original.models : original.rows)
          .as("models of " + document.name())
          .isNotEmpty();
      for (Mutation mutation : mutations) {
        drift.clear();
        ListOutcome listed = list(registry, server, document, mutation.document());
        try {
          compare(document, mutation, original, listed, drift);
        } catch (AssertionError e) {
          throw new AssertionError(document.name() + " " + mutation + ": " + e.getMessage(), e);
        }
      }
    }
  }

  private static void compare(
      ListDocument document,
      Mutation mutation,
      ListOutcome original,
      ListOutcome listed,
      List<DriftEvent> drift) {
    if (document.mayCostTheList(mutation.path())) {
      return; // loudly or as an empty list: whatever is no RegistryException was thrown before
    }
    if (document.modelId() != null) {
      compareVersions(document, mutation, listed, drift);
      return;
    }
    int row = document.row(mutation.path());
    if (row < 0 || document.isNeededByAll() || !document.costsRow(mutation.path())) {
      assertThat(listed.failure).isNull();
      assertThat(listed.ids()).isEqualTo(original.ids());
      if (row >= 0 && !document.isNeededByAll()) {
        assertThat(JsonValue.parse(listed.raw(row)))
            .isEqualTo(document.row(mutation.document(), row));
      }
      return;
    }
    List<String> others = new ArrayList<>(original.ids());
    String own = others.remove(row);
    assertThat(listed.ids()).containsAll(others);
    if (listed.ids().size() == others.size()) {
      boolean gone = document.isRow(mutation.path()) && mutation.replacement() == null;
      boolean noObject =
          document.isRow(mutation.path())
              && mutation.replacement() != null
              && !mutation.replacement().isObject();
      if (noObject) {
        assertThat(drift).extracting(DriftEvent::kind).contains(DriftEvent.Kind.MISTYPED_FIELD);
      } else if (!gone) {
        assertThat(listed.failure)
            .as("what became of " + own)
            .isInstanceOf(DecodingException.class)
            .hasMessageContaining("unusable and left out");
      }
    }
  }

  /** A change may change the token and the order of a version, so that rows tell which is which. */
  private static void compareVersions(
      ListDocument document, Mutation mutation, ListOutcome listed, List<DriftEvent> drift) {
    int row = document.row(mutation.path());
    List<JsonValue> rows = new ArrayList<>(document.rows(mutation.document()));
    boolean mayCost = row >= 0 && document.costsRow(mutation.path());
    boolean gone = mayCost && document.isRow(mutation.path()) && mutation.replacement() == null;
    if (mayCost && !gone && listed.rows.size() < rows.size()) {
      JsonValue lost = rows.remove(row);
      boolean leftOut = !lost.isObject() && !document.hasScalarRows();
      if (leftOut && lost.isNull()) { // where a schema allows it, no drift is reported
        assertThat(listed.failure).isNull();
      } else if (leftOut) {
        assertThat(drift).extracting(DriftEvent::kind).contains(DriftEvent.Kind.MISTYPED_FIELD);
      } else {
        assertThat(listed.failure)
            .isInstanceOf(DecodingException.class)
            .hasMessageContaining("unusable and left out");
      }
    } else {
      assertThat(listed.failure).isNull();
    }
    assertThat(listed.rows)
        .containsExactlyInAnyOrderElementsOf(rows.stream().map(document::source).toList());
  }

  private static ListOutcome list(
      ModelRegistry registry, DocumentServer server, ListDocument document, JsonValue json) {
    server.serveOnce(
        document.path(),
        json.toString(),
        document.isNeededByAll() ? json.toString() : document.emptied().toString());
    List<RegisteredModel> models = new ArrayList<>();
    String modelId = document.modelId();
    if (modelId != null) {
      return versions(registry, ModelRef.of(registry.name(), modelId));
    }
    try (PagedResult<RegisteredModel> walk = registry.models()) {
      walk.forEach(models::add);
    } catch (RegistryException failure) {
      return new ListOutcome(models, List.of(), failure);
    }
    return new ListOutcome(models, List.of(), null);
  }

  private static ListOutcome versions(ModelRegistry registry, ModelRef model) {
    List<JsonValue> rows = new ArrayList<>();
    try (PagedResult<ModelVersion> versions =
        registry.require(VersionListing.class).versions(model)) {
      for (ModelVersion version : versions) {
        String raw = version.rawJson();
        rows.add(raw == null ? JsonValue.of(version.version()) : JsonValue.parse(raw));
      }
    } catch (RegistryException failure) {
      return new ListOutcome(List.of(), rows, failure);
    }
    return new ListOutcome(List.of(), rows, null);
  }

  private record ListOutcome(
      List<RegisteredModel> models, List<JsonValue> rows, @Nullable RegistryException failure) {

    List<String> ids() {
      return models.stream().map(RegisteredModel::id).toList();
    }

    String raw(int row) {
      return Objects.requireNonNull(models.get(row).rawJson(), "raw JSON");
    }
  }
}
