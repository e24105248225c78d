package io.github.modelregistry.sandbox.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCheckerTest {

  private static final ApiSpec SPEC =
      ApiSpec.parse(
          """
          {"paths": {}, "components": {"schemas": {
            "Word": {"type": "string", "enum": ["a", "b"]},
            "Maybe": {"type": "string", "nullable": true}}}}
          """);

  private static List<String> problems(String schema, String value) {
    List<Violation> found = new ArrayList<>();
    new SchemaChecker(SPEC, "body", found)
        .check(
            JsonValue.parse(schema.replace('\'', '"')),
            JsonValue.parse(value.replace('\'', '"')),
            "");
    return found.stream().map(Violation::sentence).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'string'} | 'x'",
        "{'type':'integer'} | 10.0",
        "{'type':'integer','format':'int32'} | -2147483648",
        "{'type':'integer','format':'int64'} | 9223372036854775807",
        "{'type':'number'} | 1e400",
        "{'type':'string','nullable':true} | null",
        "{'$ref':'#/components/schemas/Maybe'} | null",
        "{'$ref':'#/components/schemas/Word'} | 'b'",
        "{'type':'object','additionalProperties':true,'nullable':true} | [1]",
        "{} | null",
        "{'type':'string','minLength':1,'maxLength':1} | '\uD83D\uDE00'",
        "{'oneOf':[{'type':'string'},{'type':'object'}]} | {'any':1}",
        "{'allOf':[{'$ref':'#/components/schemas/Word'}],'nullable':true} | null",
      })
  void whatTheSchemaAllowsPasses(String schema, String value) {
    assertThat(problems(schema, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'string'} | 1 | body must be of type string",
        "{'type':'string'} | null | body must not be null",
        "{'type':'integer'} | 1.5 | body must be of type integer",
        "{'type':'boolean'} | 'true' | body must be of type boolean",
        "{'type':'array'} | {} | body must be of type array",
        "{'type':'integer','format':'int32'} | 2147483648 | body does not fit into 32 bits",
        "{'type':'integer','format':'int64'} | -9223372036854775809 | body does not fit into 64"
            + " bits",
        "{'type':'number','minimum':0,'maximum':1} | 1.01 | body must be less than or equal to 1",
        "{'type':'number','minimum':0} | -0.01 | body must be greater than or equal to 0",
        "{'type':'string','minLength':1} | '' | body needs at least 1 characters",
        "{'type':'string','maxLength':1} | 'ab' | body may have at most 1 characters",
        "{'type':'string','pattern':'^a$'} | 'b' | body must match ^a$",
        "{'type':'array','minItems':1} | [] | body needs at least 1 elements",
        "{'type':'array','maxItems':0} | [1] | body may have at most 0 elements",
        "{'type':'array','items':{'type':'string'}} | ['a',2] | body.1 must be of type string",
        "{'$ref':'#/components/schemas/Word'} | 'c' | body must be one of [`a`,`b`]",
        "{'allOf':[{'$ref':'#/components/schemas/Word'}]} | 'c' | body must be one of [`a`,`b`]",
        "{'type':'object','required':['a']} | {} | body.a is required",
        "{'type':'object','minProperties':1} | {} | body needs at least 1 of its properties",
      })
  void whatItForbidsIsNamed(String schema, String value, String problem) {
    assertThat(problems(schema, value)).containsExactly(problem.replace('`', '"'));
  }

  @Test
  void allProblemsOfAnObjectAreToldTogether() {
    String schema =
        "{'type':'object','required':['a','b'],'properties':{'c':{'type':'object',"
            + "'properties':{'d':{'type':'string'}}}}}";

    assertThat(problems(schema, "{'c':{'d':1},'unknown':true}"))
        .containsExactly(
            "body.a is required", "body.b is required", "body.c.d must be of type string");
  }

  @Test
  void ofAlternativesOneMustFit() {
    assertThat(problems("{'oneOf':[{'type':'string'},{'type':'object'}]}", "1"))
        .containsExactly("body must be of type string, or must be of type object");
  }
}
