package io.github.modelregistry.spring.boot.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.WallarooSandbox;
import io.github.modelregistry.spring.boot.ClientConfigCustomizer;
import io.github.modelregistry.spring.boot.ModelRegistryAutoConfiguration;
import io.github.modelregistry.spring.boot.ModelRegistryObservationAutoConfiguration;
import io.github.modelregistry.spring.boot.ModelRegistrySandboxAutoConfiguration;
import io.github.modelregistry.wallaroo.WallarooClient;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What metrics and traces of an application know of the calls. */
@ExtendWith(SandboxExtension.class)
class ObservationsTest {

  private static final String CALLS = "model.registry.client.calls";

  private final WallarooSandbox wallaroo;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final SimpleTracer tracer = new SimpleTracer();
  private final ObservationRegistry registry = ObservationRegistry.create();
  private final ApplicationContextRunner runner;

  /** Sends the ids of trace and span. */
  private static final class TraceParent implements Propagator {
    @Override
    public List<String> fields() {
      return List.of("traceparent");
    }

    @Override
    public <C> void inject(TraceContext context, @Nullable C carrier, Setter<C> setter) {
      setter.set(carrier, "traceparent", context.traceId() + "-" + context.spanId());
    }

    @Override
    public <C> Span.Builder extract(C carrier, Getter<C> getter) {
      return Span.Builder.NOOP;
    }
  }

  ObservationsTest(ModelRegistrySandbox sandbox) {
    wallaroo = sandbox.wallaroo();
    registry
        .observationConfig()
        .observationHandler(new DefaultMeterObservationHandler(meters))
        .observationHandler(
            new FirstMatchingCompositeObservationHandler(
                new PropagatingSenderTracingObservationHandler<>(tracer, new TraceParent()),
                new DefaultTracingObservationHandler(tracer)));
    runner =
        new ApplicationContextRunner()
            .withConfiguration(
                AutoConfigurations.of(
                    ModelRegistryAutoConfiguration.class,
                    ModelRegistrySandboxAutoConfiguration.class,
                    ModelRegistryObservationAutoConfiguration.class))
            .withBean(ObservationRegistry.class, () -> registry)
            .withBean(
                ModelRegistrySandbox.class, () -> sandbox, bean -> bean.setDestroyMethodName(""))
            .withBean(
                ClientConfigCustomizer.class,
                () -> builder -> builder.delayer(wait -> CompletableFuture.completedFuture(null)));
  }

  @Test
  void aCallIsTimedWithItsRequestsCounted() {
    wallaroo.failNext(1, 503);
    withClient(client -> client.models().listModels(q -> q.workspaceId(108L)));

    Timer timer = meters.get(CALLS).timer();
    assertThat(timer.count()).isEqualTo(1);
    assertThat(timer.getId().getTags())
        .extracting(tag -> tag.getKey() + "=" + tag.getValue())
        .containsExactlyInAnyOrder(
            "model.registry.vendor=wallaroo",
            "model.registry.operation=listModels",
            "http.request.method=POST",
            "server.address=127.0.0.1",
            "server.port=" + wallaroo.baseUrl().getPort(),
            "http.response.status_code=200",
            "outcome=SUCCESS",
            "error.type=none",
            "error=none");
    assertThat(meters.get(CALLS + ".attempts").counter().count()).isEqualTo(2);
    assertThat(meters.get(CALLS + ".active").longTaskTimer().activeTasks()).isZero();
  }

  @Test
  void aFailedCallHasTheStatusAsItsErrorType() {
    withClient(
        client ->
            assertThatThrownBy(() -> client.models().getModelById(q -> q.modelId(404L)))
                .isInstanceOf(BadRequestException.class));

    assertThat(
            meters
                .get(CALLS)
                .tag("outcome", "CLIENT_ERROR")
                .tag("http.response.status_code", "400")
                .tag("error.type", "400")
                .timer()
                .count())
        .isEqualTo(1);
    assertThat(tracer.onlySpan().getError()).isInstanceOf(BadRequestException.class);
  }

  @Test
  void aCallIsOneSpanWhoseIdsAreSentWithAllItsRequests() {
    wallaroo.failNext(1, 503);
    withClient(client -> client.models().listModels(q -> q.workspaceId(108L)));

    SimpleSpan span = tracer.onlySpan();
    assertThat(span.getName()).isEqualTo("wallaroo listModels");
    assertThat(span.getKind()).isEqualTo(Span.Kind.CLIENT);
    assertThat(span.getTags())
        .containsEntry("url.full", wallaroo.baseUrl() + "/v1/api/models/list")
        .containsEntry("url.template", "/v1/api/models/list")
        .containsEntry("http.request.resend_count", "1");
    assertThat(span.getEvents())
        .extracting(event -> event.getValue())
        .containsExactly("attempt 1: 503", "attempt 2: 200");
    assertThat(wallaroo.calls())
        .extracting(sent -> sent.getHeader("traceparent"))
        .containsExactly(ids(span), ids(span));
  }

  @Test
  void anAsynchronousCallIsAChildOfTheObservationWhereItIsMade() {
    Observation parent = Observation.start("parent", registry);
    withClient(
        client ->
            parent
                .scoped(() -> client.async().models().listModels(q -> q.workspaceId(108L)))
                .join());
    parent.stop();

    assertThat(span("wallaroo listModels").getParentId()).isEqualTo(span("parent").getSpanId());
  }

  @Test
  void listsOfAllRegistriesAreChildrenOfTheObservationOfWhoReadsThem() {
    Observation parent = Observation.start("parent", registry);
    runner.run(
        context ->
            parent.scoped(
                () -> {
                  try (FederatedModels models = context.getBean(ModelRegistries.class).models()) {
                    assertThat(models.stream().toList()).isNotEmpty();
                  }
                }));
    parent.stop();

    assertThat(span("marqtune listModels").getParentId()).isEqualTo(span("parent").getSpanId());
    assertThat(tracer.getSpans())
        .extracting(SimpleSpan::getTraceId)
        .containsOnly(span("parent").getTraceId());
  }

  @Test
  void aLoginIsAChildOfTheCallThatNeedsIt() {
    List<ModelRegistryObservationContext> calls = new ArrayList<>();
    registry
        .observationConfig()
        .observationHandler(
            new ObservationHandler<ModelRegistryObservationContext>() {
              @Override
              public void onStart(ModelRegistryObservationContext context) {
                calls.add(context);
              }

              @Override
              public boolean supportsContext(Observation.Context context) {
                return context instanceof ModelRegistryObservationContext;
              }
            });
    runner.run(context -> context.getBean(ModelRegistries.class).registry("sensei").checkHealth());

    assertThat(calls).hasSize(2);
    assertThat(calls.get(0).getParentObservation()).isNull();
    assertThat(calls.get(1).getParentObservation())
        .isNotNull()
        .satisfies(parent -> assertThat(parent.getContextView()).isSameAs(calls.get(0)));
    assertThat(registry.getCurrentObservation()).isNull();
  }

  @Test
  void aConventionOfTheApplicationTakesThePlaceOfTheDefault() {
    ModelRegistryObservationConvention own =
        new ModelRegistryObservationConvention() {
          @Override
          public String getName() {
            return "registry.calls";
          }

          @Override
          public KeyValues getLowCardinalityKeyValues(ModelRegistryObservationContext context) {
            return KeyValues.of("operation", context.call().operation());
          }
        };
    runner
        .withBean(ModelRegistryObservationConvention.class, () -> own)
        .run(context -> context.getBean(ModelRegistries.class).get("wallaroo:839"));

    assertThat(meters.get("registry.calls").tag("operation", "getModelById").timer().count())
        .isEqualTo(1);
  }

  @Test
  void withoutObservationRegistryNothingIsObserved() {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                ModelRegistryAutoConfiguration.class,
                ModelRegistryObservationAutoConfiguration.class))
        .withPropertyValues("model-registry.pieces.url=auto")
        .run(context -> assertThat(context).doesNotHaveBean(ObservationCallListener.class));
  }

  /** The configuration of the application serves clients of its own, too. */
  private void withClient(Consumer<WallarooClient> use) {
    runner.run(
        context -> {
          try (WallarooClient client =
              WallarooClient.builder()
                  .url(wallaroo.baseUrl())
                  .token(wallaroo.token())
                  .config(context.getBean(ClientConfig.class))
                  .build()) {
            use.accept(client);
          }
        });
  }

  private SimpleSpan span(String name) {
    return tracer.getSpans().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String ids(SimpleSpan span) {
    return span.getTraceId() + "-" + span.getSpanId();
  }
}
