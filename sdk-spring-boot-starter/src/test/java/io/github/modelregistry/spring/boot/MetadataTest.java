package io.github.modelregistry.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.driver.InstalledDrivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds the metadata of the properties, and their table in the documentation, to what the drivers
 * state; {@code -Dapi.update=true} rewrites both.
 */
class MetadataTest {

  private static final Path METADATA =
      Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");
  private static final Path DOCUMENT =
      Path.of(System.getProperty("root.directory"), "docs/spring-boot.md");
  private static final Pattern TABLE = Pattern.compile("(?m)^\\| property \\|.*\\R(\\|.*\\R)*");

  private record Property(String name, String type, String description, String shown) {}

  @Test
  void theMetadataIsMadeFromTheSettingsOfTheDrivers() throws IOException {
    String expected = metadata();
    if (Boolean.getBoolean("api.update")) {
      Files.writeString(METADATA, expected);
    }

    assertThat(METADATA).as("accept with -Dapi.update=true").hasContent(expected);
    assertThat(JsonValue.parse(expected).get("properties").elements()).hasSizeGreaterThan(30);
  }

  @Test
  void theTableOfTheDocumentationIsMadeFromTheSettingsOfTheDrivers() throws IOException {
    String document = Files.readString(DOCUMENT);
    if (Boolean.getBoolean("api.update")) {
      document = TABLE.matcher(document).replaceFirst(Matcher.quoteReplacement(table()));
      Files.writeString(DOCUMENT, document);
    }

    assertThat(document).as("accept with -Dapi.update=true").contains(table());
  }

  private static List<Property> properties() {
    List<Property> properties = new ArrayList<>();
    properties.add(
        new Property(
            "model-registry.enabled",
            "java.lang.Boolean",
            "Whether the registries are opened; true if absent.",
            "–"));
    add(properties, PropertyNames.ofAllVendors());
    InstalledDrivers.load()
        .providers()
        .values()
        .forEach(driver -> add(properties, PropertyNames.ofVendor(driver)));
    properties.add(
        new Property(
            "model-registry.registries",
            "java.util.Map<java.lang.String,java.util.Map<java.lang.String,java.lang.String>>",
            "Registries with names of their own: below each name vendor, the properties of that"
                + " vendor, and those of the transport.",
            "–"));
    properties.add(
        new Property(
            "management.health.model-registry.enabled",
            "java.lang.Boolean",
            "Whether the health of the registries is checked; true if absent.",
            "–"));
    properties.add(
        new Property(
            "management.health.model-registry.timeout",
            "java.time.Duration",
            "How long the registries may take to respond to the check of their health; 10s if"
                + " absent.",
            "–"));
    return properties;
  }

  private static void add(List<Property> properties, PropertyNames names) {
    List<String> added = new ArrayList<>();
    for (SettingSpec spec : names.specs()) {
      for (String setting : spec.names()) {
        String property = names.property(setting);
        if (!added.contains(property)) {
          String secret = spec.isSecret() ? "Secret. " : "";
          String text = secret + names.inProperties(spec.description());
          properties.add(new Property(property, "java.lang.String", text, "`" + setting + "`"));
          added.add(property);
        }
      }
    }
  }

  private static String metadata() {
    List<JsonValue> entries = new ArrayList<>();
    for (Property property : properties()) {
      Map<String, JsonValue> entry = new LinkedHashMap<>();
      entry.put("name", JsonValue.of(property.name()));
      entry.put("type", JsonValue.of(property.type()));
      entry.put("description", JsonValue.of(property.description()));
      entries.add(JsonValue.object(entry));
    }
    StringBuilder json = new StringBuilder("{\n  \"properties\": [");
    String separator = "\n    ";
    for (JsonValue entry : entries) {
      json.append(separator).append(entry);
      separator = ",\n    ";
    }
    return json.append("\n  ]\n}\n").toString();
  }

  private static String table() {
    StringBuilder table = new StringBuilder("| property | in the environment | what it is |\n");
    table.append("| --- | --- | --- |\n");
    for (Property property : properties()) {
      table.append(
          "| `%s` | %s | %s |\n"
              .formatted(property.name(), property.shown(), property.description()));
    }
    return table.toString();
  }
}
