package io.github.modelregistry.sensei;

import io.github.modelregistry.json.OpenEnum;
import io.github.modelregistry.json.Timestamp;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.ModelState;
import io.github.modelregistry.sensei.model.UserReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Maps Sensei's models to the facade's. Fields that the vendor does not provide stay null. */
final class SenseiMapping {

  private final String registryName;
  private final String sandbox;

  SenseiMapping(String registryName, String sandbox) {
    this.registryName = registryName;
    this.sandbox = sandbox;
  }

  RegisteredModel model(Model model) {
    String name = model.name();
    return RegisteredModel.builder()
        .ref(ModelRef.received(registryName, model.id()))
        .vendor(SenseiClient.VENDOR)
        .name(name == null ? model.id() : name)
        .namespace(sandbox)
        .description(model.description())
        .status(isDeleted(model) ? ModelStatus.DELETED : ModelStatus.READY)
        .vendorStatus(vendorStatus(model))
        .createdAt(instant(model.created()))
        .updatedAt(instant(model.updated()))
        .createdBy(createdBy(model.createdBy()))
        .tags(tags(model.tags()))
        .uri(model.modelArtifactUri())
        .raw(model)
        .build();
  }

  static boolean isDeleted(Model model) {
    return Boolean.TRUE.equals(model.deleted());
  }

  /** The state of a model consists of several values; documented responses have none. */
  private static @Nullable String vendorStatus(Model model) {
    List<ModelState> states = model.state();
    if (states != null && !states.isEmpty()) {
      return states.stream().map(OpenEnum::value).collect(Collectors.joining(","));
    }
    return Boolean.TRUE.equals(model.deprecated()) ? "deprecated" : null;
  }

  private static @Nullable String createdBy(@Nullable UserReference user) {
    if (user == null) {
      return null;
    }
    return user.displayName() == null ? user.userId() : user.displayName();
  }

  /** Lists leave the tags out, which is not the same as none. */
  private static @Nullable List<String> tags(@Nullable Map<String, @Nullable String> tags) {
    return tags == null
        ? null
        : tags.entrySet().stream()
            .map(tag -> tag.getKey() + "=" + Objects.requireNonNullElse(tag.getValue(), ""))
            .sorted()
            .toList();
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
