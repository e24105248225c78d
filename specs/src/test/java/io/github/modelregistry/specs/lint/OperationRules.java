package io.github.modelregistry.specs.lint;

import io.github.modelregistry.specs.lint.SpecDocument.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What every operation must say, and how. */
final class OperationRules {

  private static final Set<String> RETRY =
      Set.of("safe", "throttled", "unsent-or-429", "unsent-only");
  private static final Set<String> SOURCE = Set.of("seed", "beyond");
  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]*)}");
  private static final Pattern SUMMARY = Pattern.compile("\\p{Lu}\\p{Ll}*s\\b[^\n]*\\.");

  private final SpecDocument document;
  private final Problems problems;

  OperationRules(SpecDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  void check() {
    Set<String> ids = new HashSet<>();
    for (Operation operation : document.operations()) {
      described(operation);
      checkName(operation, ids);
      summary(operation.node().at("summary"));
      extensions(operation.node());
      path(operation);
      document.parameters(operation).forEach(this::parameter);
      document.responses(operation).forEach(response -> response(response));
    }
    document.root().at("tags").children().forEach(this::tag);
  }

  private void described(Operation operation) {
    SpecNode node = operation.node();
    for (String field : List.of("operationId", "summary", "description")) {
      problems.require(
          !node.at(field).text().isBlank(),
          "operation-described",
          node.pointer(),
          "give it a " + field);
    }
    problems.require(
        node.at("tags").children().size() == 1,
        "operation-described",
        node.pointer(),
        "give it exactly one tag");
    problems.require(
        node.at("responses").names().stream().anyMatch(status -> status.startsWith("2")),
        "operation-described",
        node.pointer(),
        "describe at least one answer of success");
  }

  private void checkName(Operation operation, Set<String> ids) {
    String id = operation.node().at("operationId").text();
    String where = operation.node().pointer();
    problems.require(
        id.matches("[a-z][a-zA-Z0-9]*"),
        "operation-id",
        where,
        "write '" + id + "' in lowerCamelCase");
    problems.require(ids.add(id), "operation-id", where, "'" + id + "' is taken already");
    for (SpecNode tag : operation.node().at("tags").children()) {
      boolean declared =
          document.root().at("tags").children().stream()
              .anyMatch(known -> known.at("name").text().equals(tag.text()));
      problems.require(
          declared, "operation-id", tag.pointer(), "declare the tag '" + tag.text() + "'");
    }
  }

  private void tag(SpecNode tag) {
    problems.require(
        tag.at("name").text().matches("[A-Z][a-zA-Z0-9]*"),
        "operation-id",
        tag.pointer(),
        "write the tag as one word in UpperCamelCase: it names a class");
    problems.require(
        !tag.at("description").text().isBlank(),
        "operation-id",
        tag.pointer(),
        "describe the tag: it becomes the Javadoc of its class");
  }

  private void summary(SpecNode summary) {
    problems.require(
        SUMMARY.matcher(summary.text()).matches() && summary.text().length() <= 120,
        "summary",
        summary.pointer(),
        "write one line of at most 120 characters that begins with a verb in the third person "
            + "and ends with a full stop");
  }

  private void extensions(SpecNode operation) {
    problems.require(
        RETRY.contains(operation.at("x-retry").text()),
        "retry-and-source",
        operation.pointer(),
        "x-retry must be one of " + new TreeSet<>(RETRY));
    problems.require(
        SOURCE.contains(operation.at("x-source").text()),
        "retry-and-source",
        operation.pointer(),
        "x-source must be one of " + new TreeSet<>(SOURCE));
  }

  private void path(Operation operation) {
    String where = operation.node().pointer();
    problems.require(
        operation.path().startsWith("/") && !operation.path().endsWith("/"),
        "path",
        where,
        "begin the path with a slash and end it without one");
    List<String> inTemplate =
        new ArrayList<>(
            PATH_PARAMETER
                .matcher(operation.path())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList());
    Set<String> declared =
        document.parameters(operation).stream()
            .filter(parameter -> parameter.at("in").is("path"))
            .map(parameter -> parameter.at("name").text())
            .collect(Collectors.toSet());
    problems.require(
        declared.equals(new HashSet<>(inTemplate)),
        "path",
        where,
        "the path names " + inTemplate + ", the parameters " + declared);
  }

  private void parameter(SpecNode parameter) {
    String description = parameter.at("description").text();
    SpecNode schema = document.resolve(parameter.at("schema"));
    problems.require(
        !description.isBlank(), "parameter-described", parameter.pointer(), "describe it");
    problems.require(
        schema.has("type"), "parameter-described", parameter.pointer(), "give its schema a type");
    problems.require(
        !Pattern.compile("\\bby default\\b").matcher(description).find() || schema.has("default"),
        "parameter-described",
        parameter.pointer(),
        "the description speaks of a default that the schema does not have");
    boolean speaksOfLimit = Pattern.compile("\\bat (most|least) \\d").matcher(description).find();
    boolean hasLimit =
        schema.names().stream().anyMatch(name -> name.matches("(min|max)(imum|Length|Items)"));
    problems.require(
        !speaksOfLimit || hasLimit,
        "parameter-described",
        parameter.pointer(),
        "the description speaks of a limit that the schema does not have");
  }

  private void response(SpecNode reference) {
    SpecNode response = document.resolve(reference);
    problems.require(
        !response.at("description").text().isBlank(),
        "response-described",
        reference.pointer(),
        "describe it");
    String status = reference.name();
    boolean wantsContent = status.matches("[45].*") || response.has("content");
    boolean hasSchema =
        response.at("content").isMap()
            && response.at("content").children().stream().allMatch(type -> type.has("schema"));
    problems.require(
        !wantsContent || hasSchema,
        "response-described",
        reference.pointer(),
        "say by a schema what the body of a " + status + " is");
  }
}
