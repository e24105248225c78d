package io.github.modelregistry.registry.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Five scripted vendors in virtual time. What happens is kept in text files, so that a change of
 * behaviour shows in a diff; {@code -Dfederation.update=true} writes them anew.
 */
class FederationUnderStressTest {

  private static final Path FILES =
      Path.of(
          "src", "test", "resources", "io", "github", "modelregistry", "registry", "federation");
  private static final Duration BUDGET = Duration.ofSeconds(30);

  private final SimulatedWork time = new SimulatedWork();
  private final ModelRegistry marqtune = ScriptedVendor.fine("marqtune", time);
  private final ModelRegistry pieces = ScriptedVendor.fine("pieces", time);
  private final ModelRegistry sensei = ScriptedVendor.fine("sensei", time);
  private final ModelRegistry truefoundry = ScriptedVendor.fine("truefoundry", time);
  private final ModelRegistry wallaroo = ScriptedVendor.fine("wallaroo", time);

  @Test
  void allFine() throws IOException {
    walk(ModelQuery.all(), marqtune, pieces, sensei, truefoundry, wallaroo);

    expect("all-fine");
  }

  @Test
  void oneIsBlackHoled() throws IOException {
    walk(
        ModelQuery.all(),
        marqtune,
        ScriptedVendor.blackHoled("pieces", time),
        sensei,
        truefoundry,
        wallaroo);

    expect("one-black-holed");
  }

  @Test
  void severalBlackHolesCostNoMoreTimeThanOne() throws IOException {
    walk(
        ModelQuery.all(),
        ScriptedVendor.blackHoled("marqtune", time),
        ScriptedVendor.blackHoled("pieces", time),
        sensei,
        ScriptedVendor.blackHoled("truefoundry", time),
        wallaroo);

    expect("several-black-holed");
  }

  @Test
  void oneIsSlow() throws IOException {
    walk(
        ModelQuery.all(),
        marqtune,
        ScriptedVendor.slow("pieces", time),
        sensei,
        truefoundry,
        wallaroo);

    expect("one-slow");
  }

  @Test
  void oneAnswers429ToEverything() throws IOException {
    walk(
        ModelQuery.all(),
        marqtune,
        pieces,
        ScriptedVendor.throttled("sensei", time),
        truefoundry,
        wallaroo);

    expect("one-throttled");
  }

  @Test
  void oneFailsAndThenRecovers() throws IOException {
    Map<String, Integer> failures = ScriptedVendor.noFailuresYet();
    ModelRegistry recovering = ScriptedVendor.recovering("truefoundry", time, failures);

    String token = walk(ModelQuery.all(), marqtune, pieces, sensei, recovering, wallaroo);
    time.say("--- resumed");
    walk(
        ModelQuery.builder().resumeToken(token).build(),
        marqtune,
        pieces,
        sensei,
        recovering,
        wallaroo);

    expect("one-failing-then-recovering");
  }

  @Test
  void everythingAtOnce() throws IOException {
    walk(
        ModelQuery.all(),
        ScriptedVendor.blackHoled("marqtune", time),
        ScriptedVendor.slow("pieces", time),
        ScriptedVendor.throttled("sensei", time),
        ScriptedVendor.recovering("truefoundry", time, ScriptedVendor.noFailuresYet()),
        wallaroo);

    expect("everything-at-once");
  }

  /** Walks to the end and returns the resume token. */
  private String walk(ModelQuery query, ModelRegistry... registries) {
    ModelRegistries.Builder builder =
        ModelRegistries.builder().pageTimeout(BUDGET).work(threads -> time);
    List.of(registries).forEach(builder::add);
    try (ModelRegistries all = builder.build();
        FederatedModels models = all.models(query)) {
      try {
        for (RegisteredModel model : models) {
          time.say("  model " + model.ref());
          time.pass(Duration.ofMillis(10));
        }
        time.say("the end");
      } catch (PartialResultException partial) {
        time.say("the end: " + partial.getMessage().replace("\n", "\n             "));
        assertThat(partial.resumeToken()).isEqualTo(models.resumeToken());
      }
      assertThat(time.closed).isTrue();
      assertThat(time.mostUnderWay).isLessThanOrEqualTo(registries.length);
      return models.resumeToken();
    }
  }

  private void expect(String name) throws IOException {
    Path file = FILES.resolve(name + ".txt");
    if (Boolean.getBoolean("federation.update")) {
      Files.createDirectories(FILES);
      Files.writeString(file, time.log());
    }
    assertThat(time.log()).isEqualTo(Files.readString(file).replace("\r\n", "\n"));
  }
}
