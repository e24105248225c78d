package io.github.modelregistry.truefoundry;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.capability.FieldRequirement;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.capability.RegistrationOptions;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.capability.RegistrationRequirements;
import io.github.modelregistry.truefoundry.model.Environment;
import io.github.modelregistry.truefoundry.model.ModelFramework;
import io.github.modelregistry.truefoundry.model.ModelManifest;
import io.github.modelregistry.truefoundry.model.ModelManifestType;
import io.github.modelregistry.truefoundry.model.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Registers versions of models with any number of files, in an ML repo. */
final class TrueFoundryRegistration implements ModelRegistration {

  private static final RegistrationRequirements REQUIREMENTS =
      RegistrationRequirements.builder(
              TrueFoundryRegistrationOptions.class, TrueFoundryRegistrationOptions.TABLE.options())
          .namespace(FieldRequirement.REQUIRED)
          .description(FieldRequirement.OPTIONAL)
          .framework(
              FieldRequirement.OPTIONAL,
              List.of(
                  "fastai",
                  "gluon",
                  "h2o",
                  "keras",
                  "lightgbm",
                  "onnx",
                  "paddle",
                  "pytorch",
                  "sklearn",
                  "spacy",
                  "statsmodels",
                  "tensorflow",
                  "transformers",
                  "xgboost"))
          .namePattern(
              Pattern.compile("[A-Za-z0-9_-]{1,256}"),
              "letters, digits, dashes and underscores, at most 256")
          .acceptTree()
          .requireLength()
          .build();

  private final String registryName;
  private final TrueFoundryClient client;
  private final TrueFoundryMapping mapping;

  TrueFoundryRegistration(
      String registryName, TrueFoundryClient client, TrueFoundryMapping mapping) {
    this.registryName = registryName;
    this.client = client;
    this.mapping = mapping;
  }

  @Override
  public RegistrationRequirements requirements() {
    return REQUIREMENTS;
  }

  @Override
  public List<String> problems(RegistrationRequest request) {
    List<String> problems = REQUIREMENTS.problems(request);
    TrueFoundryRegistrationOptions options = options(request);
    if (request.framework() == null && options.frameworkFields() != null) {
      problems.add("framework: it is required with the option frameworkFields");
    }
    if (options.step() < 0) {
      problems.add("options: step must not be negative");
    }
    return problems;
  }

  @Override
  public RegistrationOptions options(Map<String, String> texts) {
    return TrueFoundryRegistrationOptions.TABLE
        .read(texts, TrueFoundryRegistrationOptions.builder())
        .build();
  }

  @Override
  public Registration register(RegistrationRequest request) {
    List<String> problems = problems(request);
    if (!problems.isEmpty()) {
      throw new InvalidRequestException("registration at TrueFoundry", problems);
    }
    TrueFoundryRegistrationOptions options = options(request);
    Version version =
        client.files().registerModelVersion(manifest(request, options), request.artifact().files());
    ModelRef model = ModelRef.received(registryName, version.modelId());
    return Registration.ofVersion(mapping.version(model, request.name(), version));
  }

  private static ModelManifest manifest(
      RegistrationRequest request, TrueFoundryRegistrationOptions options) {
    ModelManifest.Builder manifest =
        ModelManifest.builder()
            .type(ModelManifestType.MODEL_VERSION)
            .name(request.name())
            .mlRepo(request.namespace())
            .metadata(options.metadata())
            .step(options.step());
    Optional.ofNullable(request.description()).ifPresent(manifest::description);
    Optional.ofNullable(options.versionAlias()).ifPresent(manifest::versionAlias);
    Optional.ofNullable(framework(request.framework(), options.frameworkFields()))
        .ifPresent(manifest::framework);
    Optional.ofNullable(environment(options)).ifPresent(manifest::environment);
    Optional.ofNullable(options.runId()).ifPresent(manifest::runId);
    return manifest.build();
  }

  private static TrueFoundryRegistrationOptions options(RegistrationRequest request) {
    return request.options() instanceof TrueFoundryRegistrationOptions own
        ? own
        : TrueFoundryRegistrationOptions.DEFAULTS;
  }

  private static @Nullable ModelFramework framework(
      @Nullable String type, @Nullable JsonValue fields) {
    if (type == null) {
      return null;
    }
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("type", JsonValue.of(type));
    if (fields != null) {
      fields.fields().forEach(all::putIfAbsent);
    }
    return JsonDocuments.read(JsonValue.object(all), ModelFramework.codec());
  }

  private static @Nullable Environment environment(TrueFoundryRegistrationOptions options) {
    if (options.pythonVersion() == null && options.pipPackages() == null) {
      return null;
    }
    Environment.Builder environment = Environment.builder();
    Optional.ofNullable(options.pythonVersion()).ifPresent(environment::pythonVersion);
    Optional.ofNullable(options.pipPackages()).ifPresent(environment::pipPackages);
    return environment.build();
  }
}
