package io.github.modelregistry.specs.lint;

import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.modelregistry.specs.lint.SpecDocument.Operation;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.stream.Collectors;

/** Whether there are examples, and whether they are what their schemas say. */
final class ExampleRules {

  private static final String RULE = "examples";

  private final SpecDocument document;
  private final Problems problems;
  private final ObjectMapper json = new ObjectMapper();
  private final SchemaValidator validator;

  ExampleRules(SpecDocument document, OpenAPI parsed, Problems problems) {
    this.document = document;
    this.problems = problems;
    LevelResolver levels =
        LevelResolver.create()
            .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
            .build();
    this.validator = new SchemaValidator(parsed, new MessageResolver(levels));
  }

  void check() {
    for (Operation operation : document.operations()) {
      SpecNode body = document.resolve(operation.node().at("requestBody"));
      json(body.at("content"), true);
      for (SpecNode reference : document.responses(operation)) {
        SpecNode response = document.resolve(reference);
        json(response.at("content"), reference.name().startsWith("2"));
      }
    }
  }

  private void json(SpecNode content, boolean wanted) {
    for (SpecNode media : content.children()) {
      if (!media.name().endsWith("json")) {
        continue;
      }
      List<SpecNode> examples = media.at("examples").children();
      problems.require(
          !wanted || !examples.isEmpty(), RULE, media.pointer(), "show at least one named example");
      examples.forEach(example -> example(media.at("schema"), document.resolve(example)));
    }
  }

  private void example(SpecNode schema, SpecNode example) {
    problems.require(
        !example.at("summary").text().isBlank(),
        RULE,
        example.pointer(),
        "say in a summary what it shows");
    ValidationReport report = validate(schema, example.at("value"));
    problems.require(
        !report.hasErrors(),
        RULE,
        example.pointer(),
        report.getMessages().stream()
            .map(ValidationReport.Message::getMessage)
            .collect(Collectors.joining("; ")));
  }

  private ValidationReport validate(SpecNode schema, SpecNode value) {
    try {
      Schema<?> model =
          io.swagger.v3.core.util.Json.mapper().convertValue(schema.value(), Schema.class);
      return validator.validate(json.writeValueAsString(value.value()), model, "example");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
