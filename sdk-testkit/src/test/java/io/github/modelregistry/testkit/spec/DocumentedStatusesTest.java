package io.github.modelregistry.testkit.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentedStatusesTest {

  private static final String DOCUMENT =
      """
      openapi: 3.0.3
      info: {title: t, version: '1'}
      paths:
        /things:
          get:
            operationId: list
            x-envelope: {status: code, payload: body}
            responses:
              '200': {description: d}
              '404': {$ref: '#/components/responses/Missing'}
              '503': {description: d}
          post:
            operationId: create
            responses:
              '201': {description: d}
              '302': {description: d}
              '429':
                description: d
                content:
                  text/plain: {schema: {type: string}, example: slow}
                  application/json: {schema: {$ref: '#/components/schemas/Error'}}
              default: {$ref: '#/components/responses/Missing'}
      components:
        responses:
          Missing:
            description: d
            content:
              application/json:
                schema: {$ref: '#/components/schemas/Error'}
                examples:
                  inline: {summary: s, value: {why: null}}
                  shared: {$ref: '#/components/examples/Shared'}
        examples:
          Shared: {summary: s, value: {why: gone}}
        schemas:
          Error:
            type: object
            required: [why, kind, parts, count, flag, next]
            properties:
              why: {type: string}
              kind: {type: string, enum: [bad, worse]}
              parts: {type: array, items: {type: string}}
              count: {type: integer}
              flag: {type: boolean}
              next: {$ref: '#/components/schemas/Detail'}
              optional: {type: string}
          Detail:
            type: object
            properties:
              text: {type: string}
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("things.yaml"), DOCUMENT);
  }

  @Test
  void everyExampleOfEveryStatusIsListedAndOnceMoreInAnEnvelope() {
    assertThat(of("list"))
        .containsExactly(
            new DocumentedResponse(
                "list", 404, 404, "application/json", "{\"why\":null}", "inline"),
            new DocumentedResponse(
                "list",
                404,
                200,
                "application/json",
                "{\"code\":404,\"body\":{\"why\":null}}",
                "inline in an envelope"),
            new DocumentedResponse(
                "list", 404, 404, "application/json", "{\"why\":\"gone\"}", "shared"),
            new DocumentedResponse(
                "list",
                404,
                200,
                "application/json",
                "{\"code\":404,\"body\":{\"why\":\"gone\"}}",
                "shared in an envelope"),
            new DocumentedResponse("list", 503, 503, "", "", "without a body"));
  }

  @Test
  void aMediaTypeWithoutExampleHasItsRequiredFields() {
    assertThat(of("create"))
        .filteredOn(response -> response.status() == 429)
        .extracting(DocumentedResponse::body)
        .containsExactly(
            "slow",
            "{\"count\":1,\"flag\":false,\"kind\":\"bad\",\"next\":{},\"parts\":[],\"why\":\"No.\"}");
  }

  @Test
  void aDefaultResponseStandsForTheUsualStatusesThatAreNotNamed() {
    assertThat(of("create"))
        .extracting(DocumentedResponse::status)
        .containsOnly(302, 400, 401, 403, 404, 409, 429, 500, 503);
  }

  @Test
  void operationsWithoutCallAndCallsWithoutOperationAreNamed() {
    assertThatThrownBy(() -> DocumentedStatuses.of(file, Set.of("list", "lost")))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "The test must call every operation of things.yaml. Operations without a call:"
                + " [create]. Calls without an operation: [lost].");
  }

  @Test
  void eachResponseHasANameOfItsOwn() {
    assertThat(of("list")).extracting(DocumentedResponse::toString).doesNotHaveDuplicates();
    assertThat(of("list").get(1)).hasToString("list 404 application/json inline in an envelope");
    assertThat(of("list").get(1).isInEnvelope()).isTrue();
    assertThat(of("list").get(0).isInEnvelope()).isFalse();
  }

  private List<DocumentedResponse> of(String operation) {
    return DocumentedStatuses.of(file, Set.of("list", "create"))
        .filter(response -> response.operation().equals(operation))
        .toList();
  }
}
