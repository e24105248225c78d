package io.github.modelregistry.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Models for tests. */
public final class Models {

  private Models() {}

  public static RegisteredModel model(String registry, String id, String name) {
    return builder(registry, id).name(name).build();
  }

  public static RegisteredModel.Builder builder(String registry, String id) {
    return RegisteredModel.builder()
        .ref(ModelRef.of(registry, id))
        .vendor("scripted")
        .name("model-" + id)
        .status(ModelStatus.READY);
  }

  public static List<RegisteredModel> some(String registry, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> builder(registry, registry + i).build())
        .toList();
  }

  public static List<String> ids(Iterable<RegisteredModel> models) {
    List<String> ids = new ArrayList<>();
    models.forEach(model -> ids.add(model.id()));
    return ids;
  }
}
