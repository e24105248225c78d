package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.spec.OpenApiChecker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Calls a sandbox over plain HTTP, as curl would, and holds every answer against the specification
 * with a validator that is not ours.
 */
final class Caller {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Path ROOT = Path.of(System.getProperty("root.directory", ".."));
  private static final String BOUNDARY = "a-boundary";

  private final URI origin;
  private final String token;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final OpenApiInteractionValidator validator;
  private OpenApiChecker enveloped;

  private Caller(VendorSandbox sandbox, String spec, String base, LevelResolver levels) {
    this.origin = sandbox.baseUrl();
    this.token = sandbox.token();
    this.headers.put("Authorization", "Bearer " + token);
    this.validator = validator(spec, base, levels);
  }

  static Caller of(WallarooSandbox sandbox) {
    return new Caller(sandbox, "wallaroo", "", levels().build());
  }

  static Caller of(TrueFoundrySandbox sandbox, String service) {
    return new Caller(sandbox, "truefoundry", "/api/" + service + "/v1", levels().build());
  }

  /** Its answers are taken out of their envelopes before they are judged. */
  static Caller of(MarqtuneSandbox sandbox) {
    Caller caller = new Caller(sandbox, "marqtune", "", levels().build());
    caller.enveloped = OpenApiChecker.of(ROOT.resolve("specs/marqtune.yaml"), "");
    return caller.with("Authorization", null).with("x-api-key", sandbox.token());
  }

  static Caller of(SenseiSandbox sandbox) {
    Caller caller = new Caller(sandbox, "sensei", "/data/sensei", levels().build());
    return caller
        .with("x-api-key", sandbox.clientId())
        .with("x-gw-ims-org-id", sandbox.organization())
        .with("x-sandbox-name", "prod");
  }

  /** Sets a header of all requests from now on; null leaves it out. */
  Caller with(String name, String value) {
    headers.remove(name);
    if (value != null) {
      headers.put(name, value);
    }
    return this;
  }

  /** Returns a request with all headers, to be given a method and a body. */
  HttpRequest.Builder to(String target) {
    HttpRequest.Builder request = HttpRequest.newBuilder(origin.resolve(target));
    headers.forEach(request::header);
    return request;
  }

  /** Words that no enumeration has are part of what Pieces OS sends. */
  static Caller of(PiecesSandbox sandbox) {
    return new Caller(
        sandbox,
        "pieces",
        "",
        levels()
            .withLevel("validation.response.body.schema.enum", ValidationReport.Level.IGNORE)
            .build());
  }

  private static LevelResolver.Builder levels() {
    return LevelResolver.create()
        .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE);
  }

  private static OpenApiInteractionValidator validator(
      String spec, String base, LevelResolver levels) {
    return OpenApiInteractionValidator.createForSpecificationUrl(
            ROOT.resolve("specs/" + spec + ".yaml").toUri().toString())
        .withBasePathOverride(base)
        .withLevelResolver(levels)
        .build();
  }

  /** Reads a file of another module's test data. */
  static String fixture(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Response post(String path, String json) {
    return send(
        to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
  }

  Response get(String target) {
    return send(to(target));
  }

  Response upload(String metadata, String fileName, byte[] file) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(part("name=\"metadata\"", "application/json"));
    body.writeBytes(metadata.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(
        part("name=\"file\"; filename=\"" + fileName + "\"", "application/octet-stream"));
    body.writeBytes(file);
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return multipart(body.toByteArray());
  }

  Response multipart(byte[] body) {
    return send(
        to("/v1/api/models/upload_and_convert")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  static byte[] part(String disposition, String contentType) {
    return ("\r\n--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; "
            + disposition
            + "\r\nContent-Type: "
            + contentType
            + "\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Sends a request whose answer must be one that the specification has. */
  Response send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    Response answer = exchange(request);
    if (enveloped != null) {
      assertThat(violations(request, answer)).as(answer.text()).isEmpty();
      return answer;
    }
    SimpleResponse.Builder judged =
        new SimpleResponse.Builder(answer.status()).withBody(answer.text());
    if (!answer.header("Content-Type").isEmpty()) {
      judged.withContentType(answer.header("Content-Type"));
    }
    ValidationReport report =
        validator.validateResponse(
            request.uri().getPath(), Request.Method.valueOf(request.method()), judged.build());
    assertThat(report.getMessages())
        .as(answer.text())
        .filteredOn(message -> message.getLevel() != ValidationReport.Level.IGNORE)
        .isEmpty();
    return answer;
  }

  private List<String> violations(HttpRequest request, Response answer) {
    return enveloped.response(
        request.method(),
        request.uri().getRawPath(),
        answer.status(),
        Map.of("Content-Type", List.of(answer.header("Content-Type"))),
        answer.text().getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a request that is none of the specification's. */
  static Response exchange(HttpRequest request) {
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      Map<String, String> headers = new LinkedHashMap<>();
      response
          .headers()
          .map()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
      return new Response(response.statusCode(), headers, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Asks the independent validator what it thinks of a request. */
  ValidationReport judge(String method, String path, String contentType, String body) {
    SimpleRequest.Builder request = new SimpleRequest.Builder(method, path);
    request.withAuthorization("Bearer " + token).withContentType(contentType).withBody(body);
    return validator.validateRequest(request.build());
  }

  /** What came back. */
  record Response(int status, Map<String, String> headers, String text) {

    JsonValue json() {
      return JsonValue.parse(text);
    }

    /** Returns what lies at a path inside the JSON, as JSON text. */
    String at(Object... path) {
      return String.valueOf(json().at(path));
    }

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }
}
