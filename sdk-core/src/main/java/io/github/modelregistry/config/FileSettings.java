package io.github.modelregistry.config;

import io.github.modelregistry.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of one registry in a file, environment variables filled in.
 *
 * @param settings what could be read
 * @param problems what could not
 * @param literals the names of the settings whose values have no variable
 */
record FileSettings(Settings settings, List<String> problems, List<String> literals) {

  private static final Pattern VARIABLE = Pattern.compile("\\$?\\$\\{([^}]*)}?");

  static FileSettings read(JsonValue fields, String registry, String path, Settings environment) {
    List<String> problems = new ArrayList<>();
    List<String> literals = new ArrayList<>();
    Settings settings = Settings.of(Map.of());
    String origin = "the file " + path + ", registry " + registry;
    for (Map.Entry<String, JsonValue> field : fields.fields().entrySet()) {
      String raw = scalar(field.getKey(), field.getValue(), problems);
      Set<String> variables = new LinkedHashSet<>();
      String value = fillIn(field.getKey(), raw, environment, variables, problems);
      String from =
          variables.isEmpty()
              ? origin
              : String.join(", ", variables) + " (named in " + origin + ")";
      if (variables.isEmpty()) {
        literals.add(field.getKey());
      }
      Map<String, String> one = new LinkedHashMap<>();
      one.put(field.getKey(), value);
      settings = settings.with(Settings.of(one, from));
    }
    return new FileSettings(settings, List.copyOf(problems), List.copyOf(literals));
  }

  private static String scalar(String name, JsonValue value, List<String> problems) {
    return switch (value.kind()) {
      case STRING -> value.asString();
      case NUMBER, BOOLEAN -> value.toString();
      case NULL -> "";
      default -> {
        problems.add(name + " must be a single value, not a list or an object");
        yield "";
      }
    };
  }

  private static String fillIn(
      String name, String raw, Settings environment, Set<String> variables, List<String> problems) {
    StringBuilder value = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(raw);
    int last = 0;
    while (matcher.find()) {
      value.append(raw.substring(last, matcher.start()));
      value.append(replacement(name, matcher, environment, variables, problems));
      last = matcher.end();
    }
    return value.append(raw.substring(last)).toString();
  }

  private static String replacement(
      String name,
      Matcher matcher,
      Settings environment,
      Set<String> variables,
      List<String> problems) {
    String variable = matcher.group(1);
    if (matcher.group().startsWith("$$")) {
      return matcher.group().substring(1);
    }
    if (!matcher.group().endsWith("}") || variable.isBlank()) {
      problems.add(
          name
              + " contains a '${' that is not ${NAME}; write $${NAME} for the literal text"
              + " ${NAME}");
      return "";
    }
    variables.add(variable);
    String value = environment.exact(variable); // a password keeps its white space
    if (value == null) {
      problems.add(name + " needs the environment variable " + variable + ", which is not set");
      return "";
    }
    return value;
  }
}
