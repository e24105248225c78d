package io.github.modelregistry.cli.doctor;

import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.driver.RegistryDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was found, as JSON. */
public final class DiagnosisJson {

  private DiagnosisJson() {}

  /** Returns all diagnoses as one document. */
  public static JsonValue of(List<Diagnosis> diagnoses) {
    return object(
        "registries", JsonValue.array(diagnoses.stream().map(DiagnosisJson::of).toList()));
  }

  /** Returns one diagnosis. */
  public static JsonValue of(Diagnosis diagnosis) {
    RegistryDefinition target = diagnosis.target();
    List<JsonValue> settings = new ArrayList<>();
    diagnosis.settings().forEach(setting -> settings.add(json(setting)));
    List<JsonValue> drift = new ArrayList<>();
    diagnosis.drift().forEach(note -> drift.add(json(note)));
    return object(
        "name",
        JsonValue.of(target.name()),
        "vendor",
        JsonValue.of(target.vendor()),
        "configured",
        JsonValue.of(target.isConfigured()),
        "needs",
        target.specs().isEmpty()
            ? JsonValue.ofNull()
            : JsonValue.of(SettingSpec.needed(target.specs())),
        "settings",
        JsonValue.array(settings),
        "warnings",
        JsonValue.array(diagnosis.warnings().stream().map(JsonValue::of).toList()),
        "endpoint",
        diagnosis.health() == null
            ? JsonValue.ofNull()
            : JsonValue.of(diagnosis.health().endpoint().toString()),
        "latencyMillis",
        diagnosis.health() == null
            ? JsonValue.ofNull()
            : JsonValue.of(diagnosis.health().latency().toMillis()),
        "modelsRead",
        diagnosis.read() == null ? JsonValue.ofNull() : JsonValue.of(diagnosis.read().models()),
        "versionsRead",
        diagnosis.read() == null ? JsonValue.ofNull() : JsonValue.of(diagnosis.read().versions()),
        "drift",
        JsonValue.array(drift),
        "failure",
        diagnosis.failure() == null ? JsonValue.ofNull() : diagnosis.failure().toJsonValue());
  }

  private static JsonValue json(ShownSetting setting) {
    return object(
        "name", JsonValue.of(setting.name()),
        "value", JsonValue.of(setting.value()),
        "origin", JsonValue.of(setting.origin()));
  }

  private static JsonValue json(DriftNotes.Note note) {
    return object(
        "operation", JsonValue.of(note.event().operation()),
        "kind", JsonValue.of(note.event().kind().name()),
        "name", JsonValue.of(note.event().name()),
        "path", JsonValue.of(note.event().path()),
        "count", JsonValue.of(note.count()));
  }

  private static JsonValue object(Object... namesAndValues) {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], (JsonValue) namesAndValues[i + 1]);
    }
    return JsonValue.object(fields);
  }
}
