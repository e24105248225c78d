package io.github.modelregistry.contract;

import static io.github.modelregistry.contract.DriverUnderTest.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.DownloadedModel;
import io.github.modelregistry.registry.capability.ModelDeletion;
import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelDownloadRequest;
import io.github.modelregistry.registry.capability.ModelFiles;
import io.github.modelregistry.registry.capability.ModelFilesRequest;
import io.github.modelregistry.registry.capability.ModelLogs;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.ModelUpdate;
import io.github.modelregistry.registry.capability.ReadinessWait;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.capability.RegistrationOptions;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.capability.RegistrationRequirements;
import io.github.modelregistry.registry.capability.VersionDeletion;
import io.github.modelregistry.registry.capability.VersionDeletionRequest;
import io.github.modelregistry.registry.capability.WaitResult;
import io.github.modelregistry.transfer.Artifact;
import io.github.modelregistry.transfer.UploadSource;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of the laws of capabilities, each is broken by a faulty driver, and none by a sound one. */
class EveryLawDetectsAFaultTest {

  private static final List<Class<? extends DriverUnderTest>> OF_SHELVES =
      List.of(
          ModelRegistrationLaws.class,
          RegisteredFilesLaws.class,
          ModelUpdateLaws.class,
          ModelDeletionLaws.class,
          ModelDownloadLaws.class,
          ReadinessWaitLaws.class,
          ModelLogsLaws.class);

  @TempDir private Path folder;

  static Stream<Method> laws() {
    return Stream.concat(OF_SHELVES.stream(), Stream.of(VersionDeletionLaws.class))
        .flatMap(laws -> Arrays.stream(laws.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Test.class));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void aSoundDriverKeepsIt(Method law) {
    assertThat(failure(law, UnaryOperator.identity())).isNull();
  }

  @ParameterizedTest
  @MethodSource("laws")
  void aFaultyDriverBreaksIt(Method law) {
    assertThat(faults().values()).anyMatch(fault -> failure(law, fault) != null);
  }

  /** Each of them breaks some law: there is no fault that nobody notices. */
  @ParameterizedTest
  @MethodSource("faultNames")
  void eachFaultIsDetected(String name) {
    assertThat(laws()).anyMatch(law -> failure(law, faults().get(name)) != null);
  }

  static Stream<String> faultNames() {
    return faults().keySet().stream();
  }

  private static Map<String, UnaryOperator<ModelRegistry>> faults() {
    Map<String, UnaryOperator<ModelRegistry>> faults = new LinkedHashMap<>();
    faults.put(
        "registers nothing",
        with(
            ModelRegistration.class,
            real ->
                registering(
                    real,
                    request -> Registration.ofModel(model(ref(request.name()))),
                    real::options)));
    faults.put(
        "registers another file",
        with(
            ModelRegistration.class,
            real -> registering(real, request -> real.register(another(request)), real::options)));
    faults.put(
        "accepts all options",
        with(
            ModelRegistration.class,
            real -> registering(real, real::register, texts -> real.options(Map.of()))));
    faults.put(
        "updates nothing", with(ModelUpdate.class, real -> request -> model(request.model())));
    faults.put(
        "loses unknown fields",
        registry ->
            with(
                    ModelUpdate.class,
                    real ->
                        request -> {
                          registry
                              .unwrap(Shelf.class)
                              .ifPresent(shelf -> shelf.get(request.model().id()).colour = "white");
                          return real.update(request);
                        })
                .apply(registry));
    faults.put("deletes nothing", with(ModelDeletion.class, real -> request -> {}));
    faults.put("deletes no version", with(VersionDeletion.class, real -> new NoDeletion()));
    faults.put("downloads nothing", with(ModelDownload.class, real -> downloading(real, true)));
    faults.put(
        "lists files and downloads none",
        with(ModelDownload.class, real -> downloading(real, false)));
    faults.put(
        "waits for nothing",
        with(
            ReadinessWait.class,
            real -> request -> WaitResult.of(request.model(), null, Duration.ZERO)));
    faults.put("has no log", with(ModelLogs.class, real -> (request, lines) -> {}));
    faults.put(
        "follows no log",
        with(
            ModelLogs.class,
            real ->
                (request, lines) -> {
                  if (request.deadline() == null) {
                    real.read(request, lines);
                  }
                }));
    return faults;
  }

  private static final class NoDeletion implements VersionDeletion {
    @Override
    public void delete(VersionDeletionRequest request) {}

    @Override
    public void delete(ModelVersionRef version) {}
  }

  /** Replaces one capability of a registry. */
  private static <C extends Capability> UnaryOperator<ModelRegistry> with(
      Class<C> type, UnaryOperator<C> wrong) {
    return registry ->
        (ModelRegistry)
            Proxy.newProxyInstance(
                ModelRegistry.class.getClassLoader(),
                new Class<?>[] {ModelRegistry.class},
                (proxy, called, arguments) -> {
                  if (called.getName().equals("require") && type.equals(arguments[0])) {
                    return wrong.apply(registry.require(type));
                  }
                  try {
                    return called.invoke(registry, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
  }

  private static RegisteredModel model(ModelRef ref) {
    return RegisteredModel.builder()
        .ref(ref)
        .vendor("shelves")
        .name("nothing")
        .status(ModelStatus.READY)
        .build();
  }

  private static ModelRegistration registering(
      ModelRegistration real,
      Function<RegistrationRequest, Registration> register,
      Function<Map<String, String>, RegistrationOptions> options) {
    return new ModelRegistration() {
      @Override
      public Registration register(RegistrationRequest request) {
        return register.apply(request);
      }

      @Override
      public RegistrationRequirements requirements() {
        return real.requirements();
      }

      @Override
      public RegistrationOptions options(Map<String, String> texts) {
        return options.apply(texts);
      }
    };
  }

  private static ModelDownload downloading(ModelDownload real, boolean lists) {
    return new ModelDownload() {
      @Override
      public ModelFiles files(ModelFilesRequest request) {
        return lists ? real.files(request) : ModelFiles.of(request.model(), List.of());
      }

      @Override
      public DownloadedModel download(ModelDownloadRequest request) {
        return DownloadedModel.of(ModelFiles.of(request.source().model(), List.of()), List.of());
      }
    };
  }

  private static RegistrationRequest another(RegistrationRequest request) {
    String name = request.artifact().singleFile().fileName();
    return RegistrationRequest.builder()
        .name(request.name())
        .namespace(request.namespace())
        .description(request.description())
        .framework(request.framework())
        .options(request.options())
        .allowUnknownValues(request.unknownValuesAllowed())
        .artifact(Artifact.of(UploadSource.of(new byte[1], String.valueOf(name))))
        .build();
  }

  /** Returns how a law fails, or null if it does not. */
  private @Nullable Throwable failure(Method law, UnaryOperator<ModelRegistry> fault) {
    DriverUnderTest laws =
        law.getDeclaringClass() == VersionDeletionLaws.class
            ? new ToyLaws(fault) {}
            : new ShelfLaws(fault);
    try (ModelRegistry registry = laws.open()) {
      Object[] arguments = new Object[law.getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        Class<?> type = law.getParameterTypes()[i];
        arguments[i] = type == Path.class ? Files.createTempDirectory(folder, "law") : registry;
      }
      law.invoke(laws, arguments);
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    } catch (IOException | IllegalAccessException e) {
      throw new AssertionError(e);
    } finally {
      Thread.interrupted();
    }
  }
}
