package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.ReadinessWait;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.nio.file.Path;

public final class UploadAndCopy {
  public static void main(String[] arguments) {
    try (ModelRegistries all = ModelRegistries.fromEnvironment()) {
      all.models().forEach(model -> System.out.println(model.ref() + "  " + model.name()));

      ModelRegistry source = all.registry("truefoundry");
      ModelRef model =
          source
              .require(ModelRegistration.class)
              .register(q -> q.name("iris").namespace("support-ml").artifact(Path.of("iris.onnx")))
              .model();
      source.require(ModelDownload.class).download(model, Path.of("models"));

      Registration copy = all.copy(model, "wallaroo", to -> to.namespace("108").framework("onnx"));
      all.registry("wallaroo").require(ReadinessWait.class).await(copy); // until it is converted
      System.out.println(copy + " is ready");
    }
  }
}
// end
