package io.github.modelregistry.cli.command;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.capability.RegistrationOption;
import io.github.modelregistry.registry.capability.RegistrationRequirements;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Says what is wrong with a request by the options of the command line. Immutable. */
final class OptionTerms {

  /** The fields of registrations and copies that are set by an option. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "name", "--name",
          "namespace", "--namespace",
          "description", "--description",
          "framework", "--framework",
          "options", "--option",
          "archive", "--archive",
          "fileName", "--file-name");

  private final UnaryOperator<String> translation;

  private OptionTerms(UnaryOperator<String> translation) {
    this.translation = translation;
  }

  static OptionTerms ofDownload() {
    return new OptionTerms(
        problem ->
            problem
                .replace("or allow the download to replace files", "or add --replace")
                .replace(
                    "choose one by its path, or a folder",
                    "choose one with --file, or a folder with -o"));
  }

  /** The fields of a registration and of a copy, and the registry's own options. */
  static OptionTerms of(RegistrationRequirements requirements) {
    List<String> options = requirements.options().stream().map(RegistrationOption::name).toList();
    return new OptionTerms(problem -> ofField(problem, options));
  }

  /** Calls something that may find a request invalid. */
  <T> T call(String subject, Supplier<T> call) {
    try {
      return call.get();
    } catch (InvalidRequestException inTermsOfJava) {
      List<String> problems = inTermsOfJava.problems().stream().map(translation).toList();
      InvalidRequestException translated = new InvalidRequestException(subject, problems);
      translated.initCause(inTermsOfJava);
      throw translated;
    }
  }

  /** A problem begins with a field; one of the registry's own options has its name next. */
  private static String ofField(String problem, List<String> options) {
    String[] parts = problem.split(": ", 2);
    String option = FIELDS.get(parts[0]);
    if (parts.length < 2 || option == null) {
      return problem;
    }
    String text = parts[1];
    if (parts[0].equals("options")) {
      String[] words = text.split(" ", 2);
      String name = withHyphens(words[0]);
      text = options.contains(name) ? name + text.substring(words[0].length()) : text;
    }
    return option + ": " + text;
  }

  /** Returns {@code input-schema} for {@code inputSchema}. */
  private static String withHyphens(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
