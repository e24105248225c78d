package io.github.modelregistry.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads that are larger than what a server should hold in memory. */
class LargeUploadTest {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(
          ModelRegistrySandbox.builder().select(SandboxVendor.WALLAROO, SandboxVendor.SENSEI));

  private static final int MIB = 1 << 20;
  private static final String UPLOAD = "/v1/api/models/upload_and_convert";
  private static final String METADATA =
      """
      {"name":"large","visibility":"private","workspace_id":108,"conversion":{"framework":"onnx",\
      "requirements":[]}}\
      """;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static byte[] ascii(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static BodyPublisher form(
      String jsonPart, String filePart, LargeContent content, boolean chunked) {
    byte[] head =
        ascii(
            """
            --boundary
            Content-Disposition: form-data; %s
            --boundary
            Content-Disposition: form-data; %s

            """
                .formatted(jsonPart, filePart));
    byte[] end = ascii("\n--boundary--\n");
    BodyPublisher stream =
        BodyPublishers.ofInputStream(
            () ->
                new SequenceInputStream(
                    Collections.enumeration(
                        List.of(
                            new ByteArrayInputStream(head),
                            content,
                            new ByteArrayInputStream(end)))));
    return chunked
        ? stream
        : BodyPublishers.fromPublisher(stream, head.length + content.size() + end.length);
  }

  private static BodyPublisher wallarooForm(LargeContent content, boolean chunked) {
    return form(
        "name=\"metadata\"\nContent-Type: application/json\n\n" + METADATA,
        "name=\"file\"; filename=\"m.onnx\"\nContent-Type: application/octet-stream",
        content,
        chunked);
  }

  private static JsonValue upload(URI url, String token, BodyPublisher body, int status)
      throws Exception {
    return send(
        HttpRequest.newBuilder(url.resolve(UPLOAD))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "multipart/form-data; boundary=boundary")
            .POST(body),
        status);
  }

  private static JsonValue send(HttpRequest.Builder request, int status) throws Exception {
    var response = HTTP.send(request.build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return JsonValue.parse(response.body());
  }

  private static JsonValue fileInfo(URI url, String token, JsonValue uploaded) throws Exception {
    JsonValue id = uploaded.at("insert_models", "returning", 0, "models", 0, "id");
    return send(
            HttpRequest.newBuilder(url.resolve("/v1/api/models/get_version_by_id"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"model_version_id\":" + id + "}")),
            200)
        .at("model_version", "model_version", "file_info");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, MIB - 1, MIB, MIB + 1, 3 * MIB + 5})
  void anUploadOfAnySizeIsHashedAndMeasured(int size, WallarooSandbox wallaroo) throws Exception {
    for (boolean chunked : new boolean[] {true, false}) {
      LargeContent content = new LargeContent(size);

      JsonValue file =
          fileInfo(
              wallaroo.baseUrl(),
              wallaroo.token(),
              upload(wallaroo.baseUrl(), wallaroo.token(), wallarooForm(content, chunked), 202));

      assertThat(file.at("size").asLong()).isEqualTo(size);
      assertThat(file.at("sha").asString()).isEqualTo(content.sha256());
      assertThat(file.at("file_name").asString()).isEqualTo("m.onnx");
    }
  }

  @Test
  void aServerOf64MiBTakesMuchLargerUploads(@TempDir Path home) throws Exception {
    LargeContent content = new LargeContent(96L * MIB);
    try (SmallJvm server =
        SmallJvm.start(
            home, SandboxMain.class, "--json", "--only", "wallaroo", "--folder", home.toString())) {
      URI url = URI.create(JsonValue.parse(server.line()).at("WALLAROO_URL").asString());
      String token = logIn(url);

      JsonValue file = fileInfo(url, token, upload(url, token, wallarooForm(content, false), 202));

      assertThat(file.at("size").asLong()).isEqualTo(96L * MIB);
      assertThat(file.at("sha").asString()).isEqualTo(content.sha256());
      assertThat(SmallJvm.stored(home)).isEmpty();
    }
  }

  private static String logIn(URI url) throws Exception {
    return send(
            HttpRequest.newBuilder(url.resolve("/auth/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "grant_type=password&client_id=sdk-client"
                            + "&username=sandbox%40example.test&password=sandbox-password")),
            200)
        .at("access_token")
        .asString();
  }

  @Test
  void theJournalHoldsTheSmallPartsOfALargeUpload(WallarooSandbox wallaroo) throws Exception {
    upload(
        wallaroo.baseUrl(), wallaroo.token(), wallarooForm(new LargeContent(2L * MIB), false), 202);

    assertThat(wallaroo.calls()).hasSize(1);
    assertThat(wallaroo.calls().get(0).getBody().length).isLessThan(1_000);
    assertThat(wallaroo.calls().get(0).getPart("metadata").getBody().asString())
        .isEqualTo(METADATA);
    assertThat(wallaroo.calls().get(0).getPart("file").getBody().asBytes()).isEmpty();
  }

  @Test
  void stubsMatchTheSmallPartsOfALargeUpload(WallarooSandbox wallaroo) throws Exception {
    wallaroo
        .server()
        .stubFor(
            post(UPLOAD)
                .withMultipartRequestBody(
                    aMultipart().withName("metadata").withBody(equalToJson(METADATA)))
                .willReturn(serviceUnavailable().withBody("{}")));

    upload(
        wallaroo.baseUrl(), wallaroo.token(), wallarooForm(new LargeContent(2L * MIB), true), 503);
  }

  @Test
  void aLargeUploadThatBreaksTheSpecificationIsRefused(WallarooSandbox wallaroo) throws Exception {
    BodyPublisher twice =
        form(
            "name=\"file\"; filename=\"m.onnx\"\n\nx",
            "name=\"file\"; filename=\"m.onnx\"",
            new LargeContent(2L * MIB),
            false);

    JsonValue refused = upload(wallaroo.baseUrl(), wallaroo.token(), twice, 400);

    assertThat(refused.at("msg").asString())
        .contains("body.metadata is a required part", "body.file may occur only once");
  }

  @Test
  void aLargeUploadWithoutItsEndIsRefused(WallarooSandbox wallaroo) throws Exception {
    byte[] head =
        ascii("--boundary\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\n\n");
    BodyPublisher half =
        BodyPublishers.ofInputStream(
            () ->
                new SequenceInputStream(
                    new ByteArrayInputStream(head), new LargeContent(2L * MIB)));

    JsonValue refused = upload(wallaroo.baseUrl(), wallaroo.token(), half, 400);

    assertThat(refused.at("msg").asString()).contains("the body is incomplete");
  }

  @Test
  void senseiRegistersALargeArtifact(SenseiSandbox sensei) throws Exception {
    BodyPublisher form =
        form(
            "name=\"model\"\n\n{\"name\":\"large\",\"originType\":\"offline\"}",
            "name=\"modelArtifact\"; filename=\"m.onnx\"",
            new LargeContent(5L * MIB),
            true);

    JsonValue registered =
        send(
            HttpRequest.newBuilder(sensei.baseUrl().resolve("/data/sensei/models"))
                .header("Authorization", "Bearer " + sensei.token())
                .header("x-api-key", sensei.clientId())
                .header("x-gw-ims-org-id", sensei.organization())
                .header("x-sandbox-name", "prod")
                .header("Content-Type", "multipart/form-data; boundary=boundary")
                .POST(form),
            201);

    assertThat(registered.at("name").asString()).isEqualTo("large");
  }
}
