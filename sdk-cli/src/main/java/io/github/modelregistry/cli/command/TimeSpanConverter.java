package io.github.modelregistry.cli.command;

import io.github.modelregistry.config.Setting;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.config.SettingsReader;
import io.github.modelregistry.error.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time span as settings have it. */
final class TimeSpanConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    // The message about a setting begins with its name.
    SettingSpec value = SettingSpec.text("'" + text + "'", "A time span.");
    SettingsReader reader = Settings.of(Map.of(value.name(), text), "the command line").reader();
    Setting<Duration> span = reader.duration(value).required();
    try {
      reader.check();
    } catch (ConfigurationException invalid) {
      throw new TypeConversionException(invalid.problems().get(0));
    }
    return span.get();
  }
}
