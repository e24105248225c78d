package io.github.modelregistry.specs.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What every schema must say, and what it must not do. */
final class SchemaRules {

  /** The packages whose type names a schema must not have, since code uses them beside it. */
  private static final List<String> RESERVED =
      List.of(
          "java.lang.",
          "io.github.modelregistry.registry.",
          "io.github.modelregistry.registry.capability.");

  private final SpecDocument document;
  private final Problems problems;

  SchemaRules(SpecDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
  }

  void check() {
    document.components("schemas").children().forEach(this::checkName);
    document.schemas(
        schema -> {
          if (!schema.has("$ref")) {
            inline(schema);
            union(schema);
            nullable(schema);
            required(schema);
            typed(schema);
          }
        });
  }

  private void checkName(SpecNode schema) {
    String name = schema.name();
    problems.require(
        name.matches("[A-Z][a-zA-Z0-9]*") && !name.endsWith("Request") && !isReserved(name),
        "class-name",
        schema.pointer(),
        "'"
            + name
            + "' must be UpperCamelCase, not end in Request, and not be the name of a type in "
            + RESERVED);
    described(schema);
    for (SpecNode property : schema.at("properties").children()) {
      if (!property.has("$ref")) {
        described(property);
      }
    }
  }

  private static boolean isReserved(String name) {
    return RESERVED.stream().anyMatch(prefix -> exists(prefix + name));
  }

  private static boolean exists(String type) {
    try {
      Class.forName(type, false, SchemaRules.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private void described(SpecNode schema) {
    problems.require(
        !schema.at("description").text().isBlank(),
        "property-described",
        schema.pointer(),
        "describe it");
  }

  private boolean isNamed(SpecNode schema) {
    return schema.pointer().matches("/components/schemas/[^/]+");
  }

  private void inline(SpecNode schema) {
    boolean needsName =
        schema.has("properties")
            || schema.has("oneOf")
            || (schema.has("enum") && schema.at("type").is("string"));
    problems.require(
        !needsName || isNamed(schema),
        "no-inline-object",
        schema.pointer(),
        "move it to components/schemas, for it becomes a class");
  }

  private void union(SpecNode schema) {
    for (String keyword : List.of("allOf", "anyOf", "not")) {
      problems.require(
          !schema.has(keyword), "no-all-of", schema.pointer(), "do without " + keyword);
    }
    Set<String> types = new HashSet<>();
    boolean apart =
        schema.at("oneOf").children().stream()
            .map(document::resolve)
            .map(form -> form.at("type").text().replace("integer", "number"))
            .allMatch(types::add);
    problems.require(
        apart || isDiscriminated(schema),
        "no-all-of",
        schema.pointer(),
        "two forms have the same JSON type: name a required discriminator and map its words");
  }

  private boolean isDiscriminated(SpecNode schema) {
    String discriminator = schema.at("discriminator").at("propertyName").text();
    List<SpecNode> targets = schema.at("discriminator").at("mapping").children();
    return !targets.isEmpty()
        && schema.at("oneOf").children().stream()
            .allMatch(
                form ->
                    targets.stream()
                            .anyMatch(target -> target.value().equals(form.at("$ref").value()))
                        && document.resolve(form).at("required").children().stream()
                            .anyMatch(name -> name.is(discriminator)));
  }

  private void nullable(SpecNode schema) {
    problems.require(
        !schema.has("nullable") || schema.has("type") || schema.has("oneOf"),
        "nullable-typed",
        schema.pointer(),
        "nullable says nothing without a type or a oneOf beside it");
  }

  private void required(SpecNode schema) {
    Set<Object> seen = new HashSet<>();
    for (SpecNode name : schema.at("required").children()) {
      problems.require(
          schema.at("properties").has(name.text()),
          "required-exists",
          schema.pointer(),
          "'" + name.text() + "' is required and no property");
      problems.require(
          seen.add(name.text()),
          "required-exists",
          schema.pointer(),
          "'" + name.text() + "' is required twice");
    }
  }

  /** Tells whether it is the only form without a type of a union that may be null. */
  private boolean letsNullThrough(SpecNode schema) {
    return document.components("schemas").children().stream()
        .filter(union -> union.at("nullable").is(true))
        .map(
            union ->
                union.at("oneOf").children().stream()
                    .map(document::resolve)
                    .filter(form -> !form.has("type"))
                    .toList())
        .anyMatch(untyped -> untyped.equals(List.of(schema)));
  }

  private void typed(SpecNode schema) {
    problems.require(
        schema.has("type") || schema.has("oneOf") || letsNullThrough(schema),
        "typed",
        schema.pointer(),
        "give it a type");
    if (schema.at("type").is("integer")) {
      String format = schema.at("format").text();
      problems.require(
          Set.of("int32", "int64").contains(format),
          "typed",
          schema.pointer(),
          "an integer is int32 or int64");
      boolean isId = schema.name().toLowerCase(Locale.ROOT).matches("(.*_)?id");
      problems.require(
          !isId || format.equals("int64"), "typed", schema.pointer(), "an id is int64");
    }
  }
}
