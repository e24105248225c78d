package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SandboxExtension.class)
class RequestViolationTest {

  private static final String UPLOAD =
      "{\"name\":\"n\",\"visibility\":\"private\",\"workspace_id\":108,"
          + "\"conversion\":{\"framework\":\"onnx\",\"requirements\":[]}}";

  private WallarooSandbox wallaroo;
  private TrueFoundrySandbox trueFoundry;
  private Caller caller;

  @BeforeEach
  void connect(ModelRegistrySandbox sandbox) {
    wallaroo = sandbox.wallaroo();
    trueFoundry = sandbox.trueFoundry();
    caller = Caller.of(wallaroo);
  }

  private void assertRefused(Caller.Response answer, String... words) {
    assertRefused(400, answer, words);
  }

  private void assertRefused(int status, Caller.Response answer, String... words) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.at("code")).isEqualTo(Integer.toString(status));
    assertThat(answer.json().at("msg").asString()).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list | {} | needs at least 1 of its properties",
        "list | {'workspace_id':'108'} | body.workspace_id must be of type integer",
        "list | {'workspace_id':1.5} | body.workspace_id must be of type integer",
        "list | {'workspace_id':9223372036854775808} | body.workspace_id does not fit",
        "list | [] | body must be of type object",
        "list | {'workspace_id':108 | body is not JSON",
        "get_version_by_id | {} | body.model_version_id is required",
        "get_version_by_id | {'model_version_id':null} | must not be null",
        "get_config_by_id | {'id':1215} | body.model_id is required",
        "list_versions | {'model_id':839} | body.model_id must be of type string",
      })
  void aBodyThatBreaksTheSpecificationIsRefusedByBothCheckers(
      String path, String body, String words) {
    String json = body.replace('\'', '"');

    assertRefused(caller.post("/v1/api/models/" + path, json), words);
    assertThat(caller.judge("POST", "/v1/api/models/" + path, "application/json", json).hasErrors())
        .isTrue();
  }

  @Test
  void unknownFieldsAreTolerated() {
    String json = "{\"workspace_id\":108,\"future\":{\"a\":1}}";

    assertThat(caller.post("/v1/api/models/list", json).status()).isEqualTo(200);
  }

  @Test
  void anEmptyBodyIsNotEnough() {
    assertRefused(caller.post("/v1/api/workspaces/list", ""), "body is required");
  }

  @Test
  void readingIsDoneByPostToo() {
    Caller.Response answer =
        Caller.exchange(
            HttpRequest.newBuilder(wallaroo.baseUrl().resolve("/v1/api/models/list"))
                .header("Authorization", "Bearer " + wallaroo.token())
                .build());

    assertRefused(answer, "is called by [POST], not by GET");
  }

  @Test
  void aPathThatTheApiDoesNotHaveIsA404() {
    for (String path : new String[] {"/v1/api/models/list/", "/v1/api/models", "/x"}) {
      assertRefused(
          404,
          Caller.exchange(
              HttpRequest.newBuilder(wallaroo.baseUrl().resolve(path))
                  .POST(BodyPublishers.ofString("{}"))
                  .build()),
          "the API has no path " + path);
    }
  }

  @Test
  void aContentTypeMustBeTheRightOne() {
    assertRefused(
        caller.send(
            HttpRequest.newBuilder(wallaroo.baseUrl().resolve("/v1/api/models/list"))
                .header("Authorization", "Bearer " + wallaroo.token())
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"workspace_id\":108}"))),
        "must be [application/json], not text/plain");
  }

  @Test
  void anUnknownQueryParameterIsRefused() {
    assertRefused(
        caller.post("/v1/api/models/list?limit=1", "{\"workspace_id\":108}"),
        "query.limit is not a parameter of listModels");
  }

  private Caller.Response multipart(byte[]... pieces) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      body.writeBytes(piece);
    }
    return caller.multipart(body.toByteArray());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] metadataPart() {
    return Caller.part("name=\"metadata\"", "application/json");
  }

  private static byte[] filePart() {
    return Caller.part("name=\"file\"; filename=\"f.onnx\"", "application/octet-stream");
  }

  private static final byte[] END = bytes("\r\n--a-boundary--\r\n");

  @Test
  void anUploadNeedsBothPartsInTheirOrderWithTheirTypes() {
    assertRefused(multipart(metadataPart(), bytes(UPLOAD), END), "body.file is a required part");
    assertRefused(multipart(filePart(), END), "body.metadata is a required part");
    assertRefused(
        multipart(filePart(), bytes("x"), metadataPart(), bytes(UPLOAD), END),
        "metadata must come first");
    assertRefused(
        multipart(
            bytes("\r\n--a-boundary\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n"),
            bytes(UPLOAD),
            filePart(),
            END),
        "with its content type");
    assertRefused(
        multipart(Caller.part("name=\"metadata\"", "text/plain"), bytes(UPLOAD), filePart(), END),
        "body.metadata must be application/json, not text/plain");
    assertRefused(
        multipart(
            metadataPart(),
            bytes(UPLOAD),
            Caller.part("name=\"file\"", "application/octet-stream"),
            END),
        "body.file must have a file name");
    assertRefused(
        multipart(metadataPart(), bytes(UPLOAD), filePart(), filePart(), END),
        "body.file may occur only once");
    assertRefused(
        multipart(
            metadataPart(), bytes(UPLOAD), filePart(), Caller.part("name=\"more\"", "a/b"), END),
        "body.more is not a part of this form");
    assertThat(multipart(metadataPart(), bytes(UPLOAD), filePart(), END).status()).isEqualTo(202);
  }

  @Test
  void metadataIsHeldAgainstItsSchema() {
    assertRefused(
        caller.upload(UPLOAD.replace("108", "\"108\""), "f.onnx", new byte[0]),
        "body.metadata.workspace_id must be of type integer");
    assertRefused(
        caller.upload(UPLOAD.replace("\"n\"", "\"a_b\""), "f.onnx", new byte[0]),
        "body.metadata.name must match");
    assertRefused(
        caller.upload(UPLOAD.replace("onnx", "abacus"), "f.onnx", new byte[0]),
        "body.metadata.conversion.framework must be one of");
    assertRefused(
        caller.upload(UPLOAD.replace("\"private\"", "1"), "f.onnx", new byte[0]),
        "body.metadata.visibility must be of type string");
    assertRefused(
        caller.upload("{}", "f.onnx", new byte[0]), "body.metadata.conversion is required");
    assertRefused(caller.upload("nonsense", "f.onnx", new byte[0]), "body.metadata is not JSON");
  }

  @Test
  void anAcceleratorIsAWordOrAnObject() {
    String conversion = "\"requirements\":[]";

    assertThat(
            caller
                .upload(
                    UPLOAD.replace(
                        conversion, conversion + ",\"accel\":{\"qaic\":{\"num_cores\":4}}"),
                    "f.onnx",
                    new byte[0])
                .status())
        .isEqualTo(202);
    assertRefused(
        caller.upload(
            UPLOAD.replace(conversion, conversion + ",\"accel\":\"abacus\""),
            "f.onnx",
            new byte[0]),
        "body.metadata.conversion.accel must be one of");
  }

  @ParameterizedTest
  @CsvSource({
    "models?limit=0, limit, greater_than_equal",
    "models?limit=abc, limit, integer_type",
    "models?limit=1.5, limit, integer_type",
    "models?limit=2147483648, limit, integer_too_large",
    "models?offset=-1, offset, greater_than_equal",
    "models?include_empty_models=yes, include_empty_models, boolean_type",
    "models?limit=1&limit=2, limit, repeated",
    "model-versions?version=0, version, greater_than_equal",
    "model-versions?run_steps=1&run_steps=x, run_steps, number_type",
  })
  void theMlGenerationAnswers422ToValuesItCannotUse(String target, String name, String type) {
    Caller.Response answer = Caller.of(trueFoundry, "ml").get("/api/ml/v1/" + target);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("detail", 0, "loc")).isEqualTo("[\"query\",\"" + name + "\"]");
    assertThat(answer.at("detail", 0, "type")).isEqualTo("\"" + type + "\"");
    assertThat(answer.at("detail", 0, "msg")).startsWith("\"Input ");
  }

  @Test
  void theSvcGenerationAnswers400() {
    Caller.Response answer = Caller.of(trueFoundry, "svc").get("/api/svc/v1/models?limit=0");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("statusCode")).isEqualTo("400");
    assertThat(answer.at("message")).contains("query.limit must be greater than or equal to 1");
  }

  @Test
  void anUnknownParameterIsA400AndAnUnknownPathA404() {
    Caller ml = Caller.of(trueFoundry, "ml");

    assertThat(ml.get("/api/ml/v1/models?sort=name").at("message")).contains("query.sort");
    Caller.Response unknown =
        Caller.exchange(
            HttpRequest.newBuilder(trueFoundry.baseUrl().resolve("/api/ml/v2/models")).build());
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.at("message")).contains("the API has no path /api/ml/v2/models");
  }
}
