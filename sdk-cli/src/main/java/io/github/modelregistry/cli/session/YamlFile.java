package io.github.modelregistry.cli.session;

import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.json.JsonValue;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads YAML as the JSON that means the same. */
final class YamlFile {

  private static final int LARGEST = 1 << 20;

  private YamlFile() {}

  /**
   * Returns a file's content as JSON.
   *
   * @throws ConfigurationException if it is no YAML of one document, without what stands in it,
   *     which may be secret
   */
  static String asJson(String path) {
    String yaml = content(path);
    LoadSettings strict =
        LoadSettings.builder()
            .setLabel(path)
            // Settings are texts: 0108 and 1.10 must stay as they are written.
            .setSchema(new FailsafeSchema())
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(10)
            .setCodePointLimit(LARGEST)
            .build();
    try {
      return json(new Load(strict).loadFromString(yaml)).toString();
    } catch (MarkedYamlEngineException wrong) {
      String place =
          wrong.getProblemMark().map(mark -> " at line " + (mark.getLine() + 1)).orElse("");
      throw new ConfigurationException(
          path + " is not valid YAML" + place + ": " + wrong.getProblem());
    } catch (YamlEngineException wrong) {
      throw new ConfigurationException(path + " is not valid YAML of one document");
    }
  }

  private static JsonValue json(Object value) {
    if (value instanceof Map<?, ?> fields) {
      Map<String, JsonValue> object = new LinkedHashMap<>();
      fields.forEach((name, field) -> object.put(String.valueOf(name), json(field)));
      return JsonValue.object(object);
    }
    if (value instanceof Iterable<?> elements) {
      List<JsonValue> array = new ArrayList<>();
      elements.forEach(element -> array.add(json(element)));
      return JsonValue.array(array);
    }
    return JsonValue.of(value.toString());
  }

  private static String content(String path) {
    try {
      Path file = Path.of(path);
      if (Files.size(file) > LARGEST) {
        throw new ConfigurationException(path + " is larger than 1 MiB, the most that is read");
      }
      return Files.readString(file);
    } catch (NoSuchFileException | InvalidPathException missing) {
      throw new ConfigurationException("there is no file " + path);
    } catch (CharacterCodingException notUtf8) {
      throw new ConfigurationException(path + " is not written in UTF-8");
    } catch (IOException unreadable) {
      throw new ConfigurationException(path + " cannot be read: " + unreadable.getMessage());
    }
  }
}
