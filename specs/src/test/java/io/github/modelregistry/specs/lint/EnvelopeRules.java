package io.github.modelregistry.specs.lint;

import io.github.modelregistry.specs.lint.SpecDocument.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether what is said of envelopes fits the answers inside of them. */
final class EnvelopeRules {

  private static final String RULE = "envelope";
  private static final String EMPTY = "empty";
  private static final Set<String> KEYS = Set.of("status", "payload", "list", "message", EMPTY);

  private final SpecDocument document;
  private final Problems problems;

  EnvelopeRules(SpecDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  void check() {
    for (Operation operation : document.operations()) {
      SpecNode envelope = operation.node().at("x-envelope");
      if (envelope.isPresent()) {
        names(envelope);
        list(operation, envelope);
        empty(envelope);
      }
    }
  }

  private void names(SpecNode envelope) {
    boolean onlyKnown = KEYS.containsAll(envelope.names());
    List<String> fields =
        envelope.children().stream().map(SpecNode::text).filter(name -> !name.isBlank()).toList();
    int names = envelope.names().size() - (envelope.has(EMPTY) ? 1 : 0);
    boolean allDiffer = fields.size() == names && new HashSet<>(fields).size() == names;
    problems.require(
        onlyKnown && allDiffer && envelope.has("status") && envelope.has("payload"),
        RULE,
        envelope.pointer(),
        "status and payload are required, list and message are optional; no two alike");
  }

  private void list(Operation operation, SpecNode envelope) {
    problems.require(
        !envelope.has("list") || isArray(operation, envelope.at("list").text()),
        RULE,
        envelope.pointer(),
        "list must name a field of the answer that is an array");
  }

  private void empty(SpecNode envelope) {
    problems.require(
        !envelope.has(EMPTY) || (envelope.at(EMPTY).is(true) && !envelope.has("list")),
        RULE,
        envelope.pointer(),
        "empty must be true, and there must be no list");
  }

  private boolean isArray(Operation operation, String field) {
    return document.responses(operation).stream()
        .filter(response -> response.name().startsWith("2"))
        .map(response -> document.resolve(response).at("content").at("application/json"))
        .map(content -> document.resolve(content.at("schema")).at("properties").at(field))
        .anyMatch(property -> document.resolve(property).at("type").is("array"));
  }
}
