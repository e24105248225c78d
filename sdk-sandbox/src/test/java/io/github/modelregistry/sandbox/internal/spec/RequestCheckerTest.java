package io.github.modelregistry.sandbox.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCheckerTest {

  private static final String THING = "application/vnd.acme+json;profile=thing.v1.json";

  private static final ApiSpec SPEC =
      ApiSpec.parse(
          """
          {"paths": {
            "/things": {"put": {"operationId": "replaceThing", "requestBody": {"content": {
              "application/vnd.acme+json;profile=thing.v1.json": {"schema": {"type": "object"}},
              "application/json": {"schema": {"type": "object", "required": ["id"]}}}}}},
            "/forms": {"post": {"operationId": "sendForm", "requestBody": {"content": {
              "multipart/form-data": {
                "schema": {"type": "object", "required": ["thing", "file"], "properties": {
                  "thing": {"type": "object"}, "file": {"type": "string", "format": "binary"}}},
                "encoding": {
                  "thing": {"contentType": "application/vnd.acme+json;profile=thing.v1.json"},
                  "file": {"contentType": "application/octet-stream"}}}}}}}}}
          """);

  private static List<String> check(String method, String path, String contentType, String body) {
    MatchedOperation matched = SPEC.find(method, path);
    assertThat(matched).isNotNull();
    Map<String, String> headers =
        contentType == null ? Map.of() : Map.of("content-type", contentType);
    SandboxRequest request =
        SandboxRequest.of(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
    return RequestChecker.check(SPEC, matched, request).violations().stream()
        .map(Violation::sentence)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        THING,
        "application/vnd.acme+json; profile=thing.v1.json",
        "Application/Vnd.Acme+JSON;charset=utf-8;Profile=\"thing.v1.json\"",
      })
  void aMediaTypeIsKnownByItsParametersHoweverItIsWritten(String contentType) {
    assertThat(check("PUT", "/things", contentType, "{}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/vnd.acme+json",
        "application/vnd.acme+json;profile=other.v1.json",
        "application/vnd.acme+json;other=thing.v1.json",
        "text/plain",
      })
  void anotherProfileOrNoneIsAnotherMediaType(String contentType) {
    assertThat(check("PUT", "/things", contentType, "{}"))
        .singleElement()
        .asString()
        .contains("must be [", THING, "application/json", "], not " + contentType);
  }

  @Test
  void eachMediaTypeHasItsOwnSchema() {
    assertThat(check("PUT", "/things", "application/json; charset=UTF-8", "{}"))
        .containsExactly("body.id is required");
    assertThat(check("PUT", "/things", null, "{}")).singleElement().asString().endsWith("not none");
  }

  private static String part(String head, String body) {
    return "--b\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + body + "\r\n";
  }

  private static List<String> form(String... parts) {
    return check(
        "POST", "/forms", "multipart/form-data; boundary=b", String.join("", parts) + "--b--\r\n");
  }

  private static final String FILE = "name=\"file\"; filename=\"f\"";
  private static final String TYPE = "\r\nContent-Type: ";

  @Test
  void partsMayComeInAnyOrder() {
    String thing = part("name=\"thing\"" + TYPE + THING, "{}");
    String file = part(FILE + TYPE + "application/octet-stream", "x");

    assertThat(form(thing, file)).isEmpty();
    assertThat(form(file, thing)).isEmpty();
  }

  @Test
  void aPartWithoutAContentTypeIsTakenForWhatItShouldBe() {
    assertThat(form(part(FILE, "x"), part("name=\"thing\"", "{}"))).isEmpty();
    assertThat(form(part(FILE, "x"), part("name=\"thing\"", "[]")))
        .containsExactly("body.thing must be of type object");
  }

  @ParameterizedTest
  @CsvSource({"application/json", "application/vnd.acme+json", "text/plain"})
  void aPartOfAnotherTypeIsRefused(String type) {
    assertThat(form(part(FILE, "x"), part("name=\"thing\"" + TYPE + type, "{}")))
        .containsExactly("body.thing must be " + THING + ", not " + type);
  }

  @Test
  void missingUnknownAndRepeatedPartsAreNamed() {
    assertThat(form(part("name=\"file\"", "x"), part("name=\"more\"", "y")))
        .containsExactlyInAnyOrder(
            "body.thing is a required part",
            "body.more is not a part of this form",
            "body.file must have a file name");
    assertThat(form(part("name=\"thing\"", "{}"), part(FILE, ""), part(FILE, "")))
        .containsExactly("body.file may occur only once");
  }
}
