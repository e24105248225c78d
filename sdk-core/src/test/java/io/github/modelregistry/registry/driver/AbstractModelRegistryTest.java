package io.github.modelregistry.registry.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.UnsupportedCapabilityException;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.CapabilityMatrix;
import io.github.modelregistry.registry.HealthCheck;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.Models;
import io.github.modelregistry.registry.RegisteredModel;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every driver inherits. */
class AbstractModelRegistryTest {

  private interface Greeting extends Capability {
    String greet();
  }

  private interface Farewell extends Capability {}

  private static final URI ADDRESS = URI.create("https://acme.test/api");

  private static final CapabilitySet<Acme> CAPABILITIES =
      CapabilitySet.of(Acme.class).with(Greeting.class, acme -> () -> "hello from " + acme.name());

  static final class Acme extends AbstractModelRegistry<StringBuilder> {

    private final AtomicInteger closes;
    private final AtomicInteger reads = new AtomicInteger();

    Acme(AtomicInteger closes) {
      super("acme", new StringBuilder("client"), closes::incrementAndGet, CAPABILITIES);
      this.closes = closes;
    }

    @Override
    public String vendor() {
      return "acme";
    }

    @Override
    public ModelRegistry withName(String registryName) {
      return new Acme(closes);
    }

    @Override
    public PagedResult<RegisteredModel> models(ModelQuery query) {
      return query.list(
          name(),
          cursor ->
              Page.last(
                  List.of(
                      Models.model("acme", "1", "churn"),
                      Models.model("acme", "2", "Churn"),
                      Models.model("acme", "3", "churn"))));
    }

    @Override
    public RegisteredModel get(ModelRef ref) {
      throw new UnsupportedOperationException();
    }

    @Override
    public HealthCheck checkHealth() {
      return checkHealth(address(), reads::incrementAndGet);
    }

    @Override
    protected URI address() {
      return ADDRESS;
    }
  }

  private final AtomicInteger closes = new AtomicInteger();
  private final Acme acme = new Acme(closes);

  @Test
  void itsCapabilitiesAreThoseOfItsDriver() {
    assertThat(acme.capabilities()).containsExactly(Greeting.class);
    assertThat(acme.capability(Greeting.class)).map(Greeting::greet).contains("hello from acme");
    assertThat(acme.require(Greeting.class).greet()).isEqualTo("hello from acme");
    assertThat(acme.capability(Farewell.class)).isEmpty();
    assertThatThrownBy(() -> acme.require(Farewell.class))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessageContaining("Farewell");
  }

  @Test
  void aHealthCheckMakesOneReadAndTimesIt() {
    HealthCheck health = acme.checkHealth();

    assertThat(acme.reads).hasValue(1);
    assertThat(health.latency()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
    assertThat(HealthCheck.of(ADDRESS, Duration.ofMillis(41)))
        .hasToString("https://acme.test/api responded in 41 ms");
  }

  @Test
  void aNameIsFoundWithItsCase() {
    assertThat(acme.findByName("churn")).extracting(RegisteredModel::id).containsExactly("1", "3");
    assertThat(acme.findByName("other")).isEmpty();
  }

  @Test
  void aLookUpInAListThatNeverEndsEnds() {
    AtomicInteger pages = new AtomicInteger();
    PagedResult<RegisteredModel> endless =
        ModelQuery.all()
            .list(
                "acme",
                cursor -> {
                  int from = pages.getAndIncrement() * 10_000;
                  return Page.of(
                      IntStream.range(from, from + 10_000)
                          .mapToObj(id -> Models.model("acme", "" + id, "x"))
                          .toList(),
                      "" + pages);
                });

    assertThatThrownBy(() -> AbstractModelRegistry.exactly("churn", endless))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("stopped after 1000000 models, and the list has more");
    assertThat(pages).hasValue(101);
    assertThatThrownBy(endless::iterator).hasMessage("the list is closed");
  }

  @Test
  void aLookUpSaysWhichRowsMayHaveTheName() {
    PagedResult<RegisteredModel> list =
        ModelQuery.all()
            .list(
                "acme",
                cursor -> Page.last(List.of("1", "")),
                id ->
                    RegisteredModel.builder()
                        .ref(ModelRef.received("acme", id))
                        .vendor("acme")
                        .name("churn")
                        .status(ModelStatus.READY)
                        .build());

    assertThatThrownBy(() -> AbstractModelRegistry.exactly("churn", list))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("models of 'acme'")
        .hasMessageContaining("all others were read: row index 1 on page 1: $: the id of a model");
  }

  @Test
  void theClientIsThereAndNothingElse() {
    assertThat(acme.unwrap(CharSequence.class)).map(CharSequence::toString).contains("client");
    assertThat(acme.unwrap(String.class)).isEmpty();
  }

  @Test
  void itShowsItsNameAndAddress() {
    assertThat(acme).hasToString("acme at https://acme.test/api");
    assertThat(ProviderContext.of("eu", Settings.of(Map.of("A", "1")), ClientConfig.defaults()))
        .hasToString("eu with Settings[A]");
  }

  @Test
  void closingItClosesItsClient() {
    acme.close();

    assertThat(closes).hasValue(1);
  }

  @Test
  void aMatrixShowsALineForEachNameAndFindsThoseThatHaveACapability() {
    Map<String, Set<Class<? extends Capability>>> rows = new LinkedHashMap<>();
    rows.put("b", Set.of(Greeting.class, Farewell.class));
    rows.put("a", Set.of());
    rows.put("c", Set.of(Greeting.class));
    CapabilityMatrix matrix = CapabilityMatrix.of(rows);

    assertThat(matrix).hasToString("b: Farewell, Greeting\na: -\nc: Greeting\n");
    assertThat(matrix.supportedBy(Greeting.class)).containsExactly("b", "c");
    assertThat(matrix.supportedBy(Farewell.class)).containsExactly("b");
    assertThat(CapabilityMatrix.of(List.of(acme)).has("acme", Greeting.class)).isTrue();
  }
}
