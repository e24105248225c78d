package io.github.modelregistry.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.runtime.TransportFactory;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.transport.OkHttpTransports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.javapoet.ClassName;

@ExtendWith(SandboxExtension.class)
class ModelRegistryAutoConfigurationTest {

  private final ModelRegistrySandbox sandbox;
  private final ApplicationContextRunner runner;

  ModelRegistryAutoConfigurationTest(ModelRegistrySandbox sandbox) {
    this.sandbox = sandbox;
    this.runner =
        new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ModelRegistryAutoConfiguration.class))
            .withPropertyValues(
                "model-registry.wallaroo.url=" + sandbox.wallaroo().baseUrl(),
                "model-registry.wallaroo.token=" + sandbox.wallaroo().token());
  }

  @Test
  void theRegistriesOfThePropertiesAreOneBeanThatSendsNothingBeforeItIsUsed() {
    runner.run(
        context -> {
          ModelRegistries registries = context.getBean(ModelRegistries.class);

          assertThat(registries.names()).containsExactly("wallaroo");
          assertThat(sandbox.wallaroo().server().getAllServeEvents()).isEmpty();
          assertThat(registries.get("wallaroo:839").ref())
              .isEqualTo(ModelRef.parse("wallaroo:839"));
          assertThat(sandbox.wallaroo().calls()).isNotEmpty();
        });
  }

  @Test
  void theRegistriesAreClosedWithTheContext() {
    List<ModelRegistries> kept = new ArrayList<>();
    runner.run(context -> kept.add(context.getBean(ModelRegistries.class)));

    assertThatThrownBy(() -> kept.get(0).models()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void registriesOfTheApplicationTakeTheirPlace() {
    runner
        .withBean("own", ModelRegistries.class, () -> ModelRegistries.builder().build())
        .run(context -> assertThat(context.getBean(ModelRegistries.class).names()).isEmpty());
  }

  @Test
  void theyCanBeSwitchedOff() {
    runner
        .withPropertyValues("model-registry.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(ModelRegistries.class));
  }

  @Test
  void listenersOfTheApplicationAreNotifiedOfTheCalls() {
    List<String> operations = new ArrayList<>();
    CallListener listener =
        new CallListener() {
          @Override
          public void callEnded(CallEnd event) {
            operations.add(event.call().operation());
          }
        };
    runner
        .withBean(CallListener.class, () -> listener)
        .run(context -> context.getBean(ModelRegistries.class).get("wallaroo:839"));

    assertThat(operations).contains("getModelById");
  }

  @Test
  void customizersChangeTheConfigurationAndTheBuilder() {
    runner
        .withBean(
            ClientConfigCustomizer.class,
            () -> builder -> builder.callTimeout(Duration.ofSeconds(42)))
        .withBean(
            ModelRegistriesCustomizer.class,
            () ->
                builder ->
                    builder.add(
                        "added",
                        ModelRegistries.builder()
                            .settings(Settings.of(sandbox.pieces().environment()))
                            .build()
                            .registry("pieces")))
        .run(
            context -> {
              assertThat(context.getBean(ClientConfig.class).callTimeout())
                  .isEqualTo(Duration.ofSeconds(42));
              assertThat(context.getBean(ModelRegistries.class).names())
                  .containsExactly("wallaroo", "added");
            });
  }

  @Test
  void anOkHttpClientOfTheApplicationCarriesTheCalls() {
    List<String> carried = new ArrayList<>();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  carried.add(chain.request().url().encodedPath());
                  return chain.proceed(chain.request());
                })
            .build();
    runner
        .withBean(TransportFactory.class, () -> OkHttpTransports.using(client))
        .run(context -> context.getBean(ModelRegistries.class).get("wallaroo:839"));

    assertThat(carried).isNotEmpty();
  }

  @Test
  void anApplicationWithoutTheSandboxStartsWithoutIt() {
    runner
        .withConfiguration(AutoConfigurations.of(ModelRegistrySandboxAutoConfiguration.class))
        .withClassLoader(new FilteredClassLoader("io.github.modelregistry.sandbox"))
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(ModelRegistries.class)
                    .doesNotHaveBean(ModelRegistryConnectionDetails.class));
  }

  @Test
  void aSandboxWithoutPropertiesHasAllItsVendors() {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                ModelRegistryAutoConfiguration.class, ModelRegistrySandboxAutoConfiguration.class))
        .withBean(ModelRegistrySandbox.class, () -> sandbox, bean -> bean.setDestroyMethodName(""))
        .run(
            context ->
                assertThat(context.getBean(ModelRegistries.class).names())
                    .containsExactly("marqtune", "pieces", "sensei", "truefoundry", "wallaroo"));
  }

  @Test
  void theAutoConfigurationsAreProcessedAheadOfTime() {
    GenericApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(ModelRegistryAutoConfiguration.class);
    context.registerBean(ModelRegistryObservationAutoConfiguration.class);
    context.registerBean(ModelRegistryHealthAutoConfiguration.class);
    InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
    DefaultGenerationContext generation =
        new DefaultGenerationContext(
            new ClassNameGenerator(ClassName.get(ModelRegistryAutoConfigurationTest.class)), files);

    new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
    generation.writeGeneratedContent();

    assertThat(files.getGeneratedFiles(GeneratedFiles.Kind.SOURCE).keySet())
        .anyMatch(file -> file.contains("ModelRegistryAutoConfiguration__BeanDefinitions"));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void listsAreReadOnVirtualThreadsIfTheApplicationUsesThem() {
    List<String> threads = new ArrayList<>();
    CallListener listener =
        new CallListener() {
          @Override
          public void callEnded(CallEnd event) {
            threads.add(Thread.currentThread().toString());
          }
        };
    runner
        .withPropertyValues("spring.threads.virtual.enabled=true")
        .withBean(CallListener.class, () -> listener)
        .run(
            context -> {
              try (FederatedModels models = context.getBean(ModelRegistries.class).models()) {
                assertThat(models.stream().toList()).isNotEmpty();
              }
              assertThat(context.getBean(ClientConfig.class).asyncExecutor())
                  .isInstanceOf(VirtualThreadTaskExecutor.class);
            });

    assertThat(threads).isNotEmpty().allMatch(thread -> thread.startsWith("VirtualThread"));
  }
}
