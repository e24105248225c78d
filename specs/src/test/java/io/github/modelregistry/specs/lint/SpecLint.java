package io.github.modelregistry.specs.lint;

import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;

/** All the rules that the README beside the specs lists, applied to one spec. */
final class SpecLint {

  private SpecLint() {}

  /** Returns what is wrong with a spec; an empty list says that nothing is. */
  static List<Problem> check(String yaml) {
    Problems problems = new Problems();
    SpecDocument document = SpecDocument.of(yaml);
    OpenAPI parsed = version(document, problems);
    new OperationRules(document, problems).check();
    new PagingRules(document, problems).check();
    new EnvelopeRules(document, problems).check();
    new WebSocketRules(document, problems).check();
    new SchemaRules(document, problems).check();
    new TextRules(document, problems).check();
    new NameRules(document, problems).check();
    if (parsed != null && problems.found().stream().noneMatch(p -> p.rule().equals("version"))) {
      new ExampleRules(document, parsed, problems).check();
    }
    return problems.found();
  }

  private static OpenAPI version(SpecDocument document, Problems problems) {
    problems.require(
        document.root().at("openapi").is("3.0.3"), "version", "/openapi", "it must be 3.0.3");
    document.objects(
        node -> {
          String reference = node.at("$ref").text();
          problems.require(
              reference.isEmpty() || document.target(reference).isPresent(),
              "version",
              node.pointer(),
              reference + " leads nowhere inside this document");
        });
    SwaggerParseResult result =
        new OpenAPIParser().readContents(document.text(), null, new ParseOptions());
    result.getMessages().forEach(message -> problems.add("version", "", message));
    return result.getOpenAPI();
  }
}
