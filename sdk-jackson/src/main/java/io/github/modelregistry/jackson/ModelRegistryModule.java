package io.github.modelregistry.jackson;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.util.VersionUtil;
import com.fasterxml.jackson.databind.Module;

/**
 * Lets an {@code ObjectMapper} of Jackson 2 read and write the SDK's values without loss: models,
 * versions and refs of the facade, generated models and open enums, {@code JsonValue} and {@code
 * Timestamp}.
 *
 * <pre>{@code
 * ObjectMapper mapper = new ObjectMapper().registerModule(new ModelRegistryModule());
 * RegisteredModel model = mapper.readValue(mapper.writeValueAsString(stored), RegisteredModel.class);
 * }</pre>
 *
 * <p>{@code findAndRegisterModules()} finds it, too. The JSON is that of {@code toJson()},
 * regardless of the mapper's settings for naming, inclusion, type information and unknown fields. A
 * value that cannot be read is a {@code JsonMappingException}. Works with Jackson 2.13 and later.
 */
public final class ModelRegistryModule extends Module {

  /** Creates the module, which has no settings. */
  public ModelRegistryModule() {}

  @Override
  public String getModuleName() {
    return "model-registry-jackson";
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
