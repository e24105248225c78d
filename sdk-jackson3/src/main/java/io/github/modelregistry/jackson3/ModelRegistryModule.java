package io.github.modelregistry.jackson3;

import tools.jackson.core.Version;
import tools.jackson.core.util.VersionUtil;
import tools.jackson.databind.JacksonModule;

/**
 * Lets an {@code ObjectMapper} of Jackson 3 read and write the SDK's values without loss: models,
 * versions and refs of the facade, generated models and open enums, {@code JsonValue} and {@code
 * Timestamp}.
 *
 * <pre>{@code
 * JsonMapper mapper = JsonMapper.builder().addModule(new ModelRegistryModule()).build();
 * RegisteredModel model = mapper.readValue(mapper.writeValueAsString(stored), RegisteredModel.class);
 * }</pre>
 *
 * <p>{@code findAndAddModules()} finds it, too. The JSON is that of {@code toJson()}, regardless of
 * the mapper's settings for naming, inclusion, type information and unknown fields. A value that
 * cannot be read is a {@code DatabindException}. Works with Jackson 3.0 and later.
 */
public final class ModelRegistryModule extends JacksonModule {

  /** Creates the module, which has no settings. */
  public ModelRegistryModule() {}

  @Override
  public String getModuleName() {
    return "model-registry-jackson3";
  }

  @Override
  public Version version() {
    return VersionUtil.parseVersion(
        getClass().getPackage().getImplementationVersion(),
        "io.github.modelregistry",
        getModuleName());
  }

  @Override
  public void setupModule(SetupContext context) {
    context.addSerializers(new ValueSerializers());
    context.addDeserializers(new ValueDeserializers());
    context.addKeyDeserializers(new ValueKeys());
  }
}
