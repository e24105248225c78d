package io.github.modelregistry.specs.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule can fail: a spec that passes them all is broken in one node at a time. */
class SpecLintCanaryTest {

  @Test
  void theUnbrokenSpecPasses() {
    assertThat(SpecLint.check(unbroken())).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} → {2}")
  @MethodSource("damages")
  void aBrokenRuleIsNamed(String rule, String part, String replacement) {
    String broken = unbroken().replace(part, replacement);

    assertThat(broken).as("the part to replace is there").isNotEqualTo(unbroken());
    assertThat(SpecLint.check(broken)).extracting(Problem::rule).contains(rule);
  }

  @Test
  void aProblemSaysWhereItIs() {
    String broken = unbroken().replace("summary: Lists pets.", "summary: List pets.");

    assertThat(SpecLint.check(broken))
        .singleElement()
        .asString()
        .startsWith("summary at /paths/~1pets/get/summary: write one line");
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage("version", "openapi: 3.0.3", "openapi: 3.1.0"),
        damage("version", "$ref: '#/components/schemas/Kind'", "$ref: '#/components/schemas/Sort'"),
        damage("version", "$ref: '#/components/schemas/Kind'", "$ref: 'other.yaml#/Kind'"),
        damage("version", "in: query, description: 'How many", "in: body, description: 'How many"),
        damage("operation-described", "tags: [Pets]", "tags: []"),
        damage("operation-described", "description: Lists pets, one page at a time.", "x: y"),
        damage("operation-described", "'200': # list", "'418': # list"),
        damage("operation-id", "operationId: listPets", "operationId: list_pets"),
        damage("operation-id", "operationId: getPet", "operationId: listPets"),
        damage("operation-id", "tags: [Pets]", "tags: [Animals]"),
        damage("operation-id", "- name: Pets", "- name: pet shop"),
        damage("summary", "summary: Lists pets.", "summary: Lists pets"),
        damage("summary", "summary: Lists pets.", "summary: Get a list of pets."),
        damage("summary", "summary: Lists pets.", "summary: " + "Lists ".repeat(30) + "."),
        damage("retry-and-source", "x-retry: safe # list", "x-retry: always"),
        damage("retry-and-source", "x-source: seed # list", "x-source: hearsay"),
        damage("paging", "x-paging: {style: offset", "x-papering: {style: offset"),
        damage("paging", "style: offset", "style: cursor"),
        damage("paging", "style: offset", "style: cursor, cursor: offset"),
        damage("paging", "style: offset", "style: cursor, cursor: offset, next: [total]"),
        damage("paging", "style: offset", "style: numbered"),
        damage("paging", "style: offset", "style: none"),
        damage("paging", "items: [data]", "items: [total]"),
        damage("paging", "items: [data]", "items: data"),
        damage("paging", "item: Pet", "item: Toy"),
        damage("paging", "item: Pet, ", ""),
        damage("paging", "required: [data]", "required: [data, total]"),
        damage("paging", "format: int64, minimum: 0", "format: int32, minimum: 0"),
        damage("paging", "offset: offset", "offset: start"),
        damage("paging", "total: [total]", "total: [data]"),
        damage("envelope", "status: code", "state: code"),
        damage("envelope", "status: code", "status: data"),
        damage("envelope", "status: code, ", ""),
        damage("envelope", "payload: answer", "payload: ''"),
        damage("envelope", "list: data}", "list: data, rest: more}"),
        damage("envelope", "list: data}", "list: total}"),
        damage("envelope", "list: data}", "list: data, empty: true}"),
        damage("envelope", "list: data}", "empty: 'yes'}"),
        damage("known-extensions", "x-source: seed # list", "x-source: seed\n      x-colour: red"),
        damage("known-extensions", "x-lenient: true", "x-lenient: 'yes'"),
        damage("known-extensions", "x-envelope: {", "x-envelope: yes # {"),
        damage("known-extensions", "x-response-timeout: PT10M", "x-response-timeout: 600"),
        damage("known-extensions", "x-response-timeout: PT10M", "x-response-timeout: ten minutes"),
        damage("known-extensions", "x-java-name: weightInGrams", "x-java-name: Weight in grams"),
        damage(
            "known-extensions",
            "kind: {$ref: '#/components/schemas/Kind'}",
            "kind: {$ref: '#/components/schemas/Kind', x-sensitive: true}"),
        damage("parameter-described", "description: 'How many to give", "title: 'How many to give"),
        damage("parameter-described", "default: 10, maximum: 50", "maximum: 50"),
        damage("parameter-described", "default: 10, maximum: 50", "default: 10"),
        damage(
            "parameter-described", "schema: {type: integer, format: int64, minimum: 0}", "s: {}"),
        damage("response-described", "description: One page of pets.", "x: y"),
        damage(
            "response-described",
            "schema: {$ref: '#/components/schemas/Failure'}",
            "example: {message: no}"),
        damage("property-described", "description: A pet.", "title: A pet."),
        damage("property-described", ", description: Its name.", ""),
        damage("plain-text", "A pet.", "A pet <b>of yours</b>."),
        damage("plain-text", "A pet.", "A pet */ of yours."),
        damage("plain-text", "summary: Lists pets.", "summary: Lists {@code pets}."),
        damage(
            "no-inline-object",
            "{type: array, description: Its toys., items: {$ref: '#/components/schemas/Toy'}}",
            "{type: array, description: Its toys., items: {type: object, properties: {}}}"),
        damage(
            "no-inline-object", "tag: {type: string, ", "tag: {type: string, enum: [red, blue], "),
        damage(
            "no-all-of",
            "{type: string, description: Its name.}",
            "{description: Its name., allOf: []}"),
        damage("no-all-of", "- {type: string} # form", "- {type: integer, format: int64}"),
        damage("nullable-typed", "tag: {type: string, nullable: true", "tag: {nullable: true"),
        damage("required-exists", "required: [id, name]", "required: [id, nickname]"),
        damage("required-exists", "required: [id, name]", "required: [id, name, id]"),
        damage("typed", "age: {type: integer, format: int32", "age: {type: integer"),
        damage("typed", "id: {type: integer, format: int64", "id: {type: integer, format: int32"),
        damage("typed", "tag: {type: string, nullable: true", "tag: {title: x"),
        damage("used", "kind: {$ref: '#/components/schemas/Kind'}", "kind: {type: string}"),
        damage("used", "security:\n  - bearer: []", "security: []"),
        damage("class-name", "Toy", "toy"),
        damage("class-name", "Toy", "ToyRequest"),
        damage("class-name", "Toy", "Record"),
        damage("class-name", "Toy", "ModelRef"),
        damage("examples", "examples: # list", "x-old:"),
        damage("examples", "summary: Two pets", "x-d: Two pets"),
        damage("examples", "name: Rex", "name: 7"),
        damage("examples", "id: 1, name: Rex", "id: 1"),
        damage("examples", "'2026-01-02T03:04:05Z'", "yesterday"),
        damage("path", "  /pets:", "  /pets/:"),
        damage("path", "name: pet_id, in: path", "name: pet, in: path"),
        damage("websocket", "      x-websocket: true\n", ""),
        damage("websocket", "'101':", "'103':"),
        damage("websocket", "x-websocket: true", "x-websocket: true\n      requestBody: {}"),
        damage(
            "websocket", "x-websocket: true", "x-websocket: true\n      x-paging: {style: custom}"),
        damage("websocket", "'200': # frame", "'204':"),
        damage("websocket", "application/json: # frame", "text/plain:"),
        damage("known-extensions", "x-websocket: true", "x-websocket: 'yes'"),
        damage("generable", "tag: {", "'ta\\g': {"),
        damage("generable", "x-java-name: weightInGrams", "x-java-name: age"),
        damage("generable", "x-java-name: grams", "x-java-name: petId"),
        damage("generable", "x-java-name: grams", "x-java-name: options"),
        damage("generable", "format: binary}", "format: byte}"),
        damage("generable", "get: # photo", "post:"),
        damage(
            "generable",
            "octet-stream: # photo",
            "octet-stream: {schema: {type: string}}\n            a/b:"),
        damage("generable", "enum: [cat, dog]", "enum: [cat, CAT]"),
        damage("generable", "name: X-Shop, in: header", "name: X-Shop, in: cookie"));
  }

  private static Arguments damage(String rule, String part, String replacement) {
    return Arguments.of(rule, part, replacement);
  }

  private static String unbroken() {
    try (InputStream spec = SpecLintCanaryTest.class.getResourceAsStream("/unbroken.yaml")) {
      return new String(spec.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
