package io.github.modelregistry.cli.command;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.capability.RegistrationOption;
import io.github.modelregistry.registry.capability.RegistrationRequirements;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Says what is wrong with a request by the options of the command line. Immutable. */
final class OptionTerms {

  private static final Map<String, String> DOWNLOAD =
      Map.of(
          "or allow the download to replace files", "or add --replace",
          "choose one by its path, or a folder", "choose one with --file, or a folder with -o");

  private final Map<String, String> terms;

  private OptionTerms(Map<String, String> terms) {
    this.terms = terms;
  }

  static OptionTerms ofDownload() {
    return new OptionTerms(DOWNLOAD);
  }

  /** The fields of a registration and of a copy, and the registry's own options. */
  static OptionTerms of(RegistrationRequirements requirements) {
    Map<String, String> terms = new LinkedHashMap<>();
    for (String field : List.of("name", "namespace", "description", "framework", "archive")) {
      terms.put("^" + field + ":", "--" + field + ":");
    }
    terms.put("^fileName:", "--file-name:");
    terms.put("^options:", "--option:");
    for (RegistrationOption option : requirements.options()) {
      terms.put("\\b" + camelCase(option.name()) + "\\b", option.name());
    }
    return new OptionTerms(terms);
  }

  /** Calls something that may find a request invalid. */
  <T> T call(String subject, Supplier<T> call) {
    try {
      return call.get();
    } catch (InvalidRequestException inTermsOfJava) {
      List<String> problems = inTermsOfJava.problems().stream().map(this::translate).toList();
      InvalidRequestException translated = new InvalidRequestException(subject, problems);
      translated.initCause(inTermsOfJava);
      throw translated;
    }
  }

  private String translate(String problem) {
    String text = problem;
    for (Map.Entry<String, String> term : terms.entrySet()) {
      text = text.replaceAll(term.getKey(), term.getValue());
    }
    return text;
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("-", -1)) {
      camel.append(
          camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camel.toString();
  }
}
