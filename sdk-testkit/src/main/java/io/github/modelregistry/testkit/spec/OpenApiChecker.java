package io.github.modelregistry.testkit.spec;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.parser.OpenAPIParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks requests and responses against an OpenAPI document, by a validator that is independent of
 * the clients.
 *
 * <p>Unknown fields are allowed, since servers and clients must tolerate them. Violations are: an
 * unknown path, method, parameter or status, a missing field, a wrong type, an unknown enum value.
 * Credentials and the parts of multipart bodies are not checked.
 */
public final class OpenApiChecker {

  private final OpenApiInteractionValidator validator;
  private final Envelopes envelopes;

  private OpenApiChecker(OpenApiInteractionValidator validator, Envelopes envelopes) {
    this.validator = validator;
    this.envelopes = envelopes;
  }

  /**
   * Reads a document.
   *
   * @param spec its file
   * @param basePath the prefix of its paths on the server, such as {@code /api/ml/v1}, or an empty
   *     text
   */
  public static OpenApiChecker of(Path spec, String basePath) {
    LevelResolver levels =
        LevelResolver.create()
            .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
            .build();
    try {
      String text = Files.readString(spec);
      return new OpenApiChecker(
          OpenApiInteractionValidator.createForInlineApiSpecification(text)
              .withBasePathOverride(basePath)
              .withLevelResolver(levels)
              .build(),
          new Envelopes(new OpenAPIParser().readContents(text, null, null).getOpenAPI(), basePath));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the violations of a request; empty if there are none. */
  public List<String> request(
      String method, String target, Map<String, List<String>> headers, byte[] body) {
    return messages(validator.validateRequest(requestOf(method, target, headers, body)));
  }

  /**
   * Returns the violations of a response to a request of this method and path, after unwrapping the
   * envelope that the document describes by {@code x-envelope}.
   */
  public List<String> response(
      String method, String target, int status, Map<String, List<String>> headers, byte[] body) {
    String path = URI.create(target).getRawPath();
    Envelopes.Content content = envelopes.open(method, path, status, body);
    SimpleResponse.Builder response = new SimpleResponse.Builder(content.status());
    headers.forEach(response::withHeader);
    if (content.body().length > 0) {
      response.withBody(content.body());
    }
    Response built = response.build();
    return messages(validator.validateResponse(path, methodOf(method), built));
  }

  private static Request requestOf(
      String method, String target, Map<String, List<String>> headers, byte[] body) {
    URI uri = URI.create(target);
    SimpleRequest.Builder request = new SimpleRequest.Builder(methodOf(method), uri.getRawPath());
    headers.forEach(request::withHeader);
    if (body.length > 0) {
      request.withBody(body);
    }
    query(uri.getRawQuery()).forEach(request::withQueryParam);
    return request.build();
  }

  private static Map<String, List<String>> query(String rawQuery) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (rawQuery != null) {
      for (String pair : rawQuery.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values.computeIfAbsent(decoded(name), any -> new ArrayList<>()).add(decoded(value));
      }
    }
    return values;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Request.Method methodOf(String method) {
    return Request.Method.valueOf(method.toUpperCase(Locale.ROOT));
  }

  private static List<String> messages(ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .map(message -> message.getKey() + ": " + message.getMessage())
        .toList();
  }
}
