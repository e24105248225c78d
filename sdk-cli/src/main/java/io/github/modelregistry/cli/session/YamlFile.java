package io.github.modelregistry.cli.session;

import io.github.modelregistry.config.RegistriesFile;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads YAML as JSON in which every scalar is a string: settings are strings, and {@code 0108} and
 * {@code 1.10} must stay as written.
 */
final class YamlFile {

  private static final int LARGEST = 1 << 20;

  /** More than a list of registries needs; limits nested aliases. */
  private static final int MOST_VALUES = 10_000;

  private static final int DEEPEST = 10;

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private final String path;
  private int values;

  private YamlFile(String path) {
    this.path = path;
  }

  /**
   * Returns a file's content as JSON.
   *
   * @throws ConfigurationException if it is not a single YAML document; the message does not quote
   *     the content, which may be secret
   */
  static String asJson(String path) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(path).setCodePointLimit(LARGEST).build();
    try {
      YamlFile file = new YamlFile(path);
      return new Compose(settings)
          .composeString(RegistriesFile.text(path))
          .map(root -> file.json(root, 0).toString())
          .orElse("null");
    } catch (MarkedYamlEngineException wrong) {
      String place =
          wrong.getProblemMark().map(mark -> " at line " + (mark.getLine() + 1)).orElse("");
      throw new ConfigurationException(
          path
              + " is not valid YAML"
              + place
              + ": check the indentation, and put values with special characters, such as * & ! % @"
              + " : or \\, in single quotation marks");
    } catch (YamlEngineException wrong) {
      throw new ConfigurationException(path + " is not valid YAML");
    }
  }

  private JsonValue json(Node node, int depth) {
    if (depth > DEEPEST || ++values > MOST_VALUES) {
      throw new ConfigurationException(path + " is nested too deeply or too large");
    }
    if (node instanceof MappingNode mapping) {
      Map<String, JsonValue> object = new LinkedHashMap<>();
      for (NodeTuple field : mapping.getValue()) {
        String name = name(field.getKeyNode());
        if (object.put(name, json(field.getValueNode(), depth + 1)) != null) {
          throw new ConfigurationException(
              path + " names '" + name + "' twice" + line(field.getKeyNode()));
        }
      }
      return JsonValue.object(object);
    }
    if (node instanceof SequenceNode sequence) {
      List<JsonValue> array = new ArrayList<>();
      sequence.getValue().forEach(element -> array.add(json(element, depth + 1)));
      return JsonValue.array(array);
    }
    ScalarNode scalar = (ScalarNode) node;
    boolean isNull = scalar.isPlain() && NULLS.contains(scalar.getValue());
    return isNull ? JsonValue.ofNull() : JsonValue.of(scalar.getValue());
  }

  private String name(Node key) {
    if (key instanceof ScalarNode name) {
      return name.getValue();
    }
    throw new ConfigurationException(path + " has a key that is not a string" + line(key));
  }

  private static String line(Node node) {
    return node.getStartMark().map(mark -> " at line " + (mark.getLine() + 1)).orElse("");
  }
}
