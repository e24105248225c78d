package io.github.modelregistry.sensei;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.capability.FieldRequirement;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.capability.RegistrationOptions;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.capability.RegistrationRequirements;
import io.github.modelregistry.sensei.model.NewModel;
import io.github.modelregistry.sensei.model.OriginType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registers models of one file each, in the sandbox of the client. Names need not be unique. */
final class SenseiRegistration implements ModelRegistration {

  private static final RegistrationRequirements REQUIREMENTS =
      RegistrationRequirements.builder(
              SenseiRegistrationOptions.class, SenseiRegistrationOptions.TABLE.options())
          .description(FieldRequirement.OPTIONAL)
          .build();

  private final SenseiClient client;
  private final SenseiMapping mapping;

  SenseiRegistration(SenseiClient client, SenseiMapping mapping) {
    this.client = client;
    this.mapping = mapping;
  }

  @Override
  public RegistrationRequirements requirements() {
    return REQUIREMENTS;
  }

  @Override
  public RegistrationOptions options(Map<String, String> texts) {
    return SenseiRegistrationOptions.TABLE.read(texts, SenseiRegistrationOptions.builder()).build();
  }

  @Override
  public Registration register(RegistrationRequest request) {
    List<String> problems = REQUIREMENTS.problems(request);
    if (!problems.isEmpty()) {
      throw new InvalidRequestException("registration at Sensei", problems);
    }
    SenseiRegistrationOptions options =
        request.options() instanceof SenseiRegistrationOptions own
            ? own
            : SenseiRegistrationOptions.DEFAULTS;
    return Registration.ofModel(
        mapping.model(
            client
                .models()
                .registerModel(
                    call ->
                        call.model(described(request, options))
                            .modelArtifact(request.artifact().singleFile()))));
  }

  /** Without a run of an experiment, the vendor accepts a model by its origin only. */
  private static NewModel described(
      RegistrationRequest request, SenseiRegistrationOptions options) {
    NewModel.Builder model = NewModel.builder().name(request.name());
    boolean offline = options.originType() == null && options.experimentRunId() == null;
    Optional.ofNullable(offline ? OriginType.OFFLINE : options.originType())
        .ifPresent(model::originType);
    Optional.ofNullable(request.description()).ifPresent(model::description);
    Optional.ofNullable(options.experimentId()).ifPresent(model::experimentId);
    Optional.ofNullable(options.experimentRunId()).ifPresent(model::experimentRunId);
    if (!options.tags().isEmpty()) {
      model.tags(options.tags());
    }
    return model.build();
  }
}
