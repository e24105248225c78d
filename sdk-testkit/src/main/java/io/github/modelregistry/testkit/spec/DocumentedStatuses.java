package io.github.modelregistry.testkit.spec;

import com.fasterxml.jackson.databind.util.RawValue;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The responses without success that a specification documents: every operation, every status,
 * every media type, every example, and once more in an envelope where the operation has {@code
 * x-envelope}. For a {@code @MethodSource}:
 *
 * <pre>{@code
 * static final Map<String, Consumer<AcmeClient>> CALLS =
 *     Map.of("getModel", client -> client.models().getModel("m-1"));
 *
 * static Stream<DocumentedResponse> documented() {
 *   return DocumentedStatuses.of("acme", CALLS.keySet());
 * }
 * }</pre>
 *
 * <p>A {@code default} response stands for each of the statuses {@link #BY_DEFAULT} that the
 * operation does not name.
 */
public final class DocumentedStatuses {

  /** The statuses that a {@code default} response is tried with. */
  public static final List<Integer> BY_DEFAULT = List.of(400, 401, 403, 404, 409, 429, 500, 503);

  private final OpenAPI document;
  private final ResponseBodies bodies;

  private DocumentedStatuses(OpenAPI document) {
    this.document = document;
    this.bodies = new ResponseBodies(document.getComponents());
  }

  /**
   * Returns the responses of a vendor of this project.
   *
   * @param vendor the vendor, as its specification is named
   * @param calls the ids of the operations that the test can call
   * @throws AssertionError naming each operation without a call and each call without an operation
   */
  public static Stream<DocumentedResponse> of(String vendor, Set<String> calls) {
    Path root = Path.of(System.getProperty("root.directory", ".."));
    return of(root.resolve("specs/" + vendor + ".yaml"), calls);
  }

  /** Returns the responses of a specification; see {@link #of(String, Set)}. */
  public static Stream<DocumentedResponse> of(Path specification, Set<String> calls) {
    try {
      String text = Files.readString(specification);
      OpenAPI document = new OpenAPIParser().readContents(text, null, null).getOpenAPI();
      DocumentedStatuses statuses = new DocumentedStatuses(document);
      statuses.requireCalls(specification.getFileName().toString(), calls);
      return statuses.operations().stream().flatMap(statuses::responses);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document.getPaths().values().forEach(path -> operations.addAll(path.readOperations()));
    return operations;
  }

  private void requireCalls(String name, Set<String> calls) {
    Set<String> uncalled = new TreeSet<>();
    operations().forEach(operation -> uncalled.add(operation.getOperationId()));
    Set<String> unknown = new TreeSet<>(calls);
    unknown.removeAll(uncalled);
    uncalled.removeAll(calls);
    if (!unknown.isEmpty() || !uncalled.isEmpty()) {
      throw new AssertionError(
          "The test must call every operation of "
              + name
              + ". Operations without a call: "
              + uncalled
              + ". Calls without an operation: "
              + unknown
              + ".");
    }
  }

  private Stream<DocumentedResponse> responses(Operation operation) {
    Map<Integer, ApiResponse> byStatus = new LinkedHashMap<>();
    operation
        .getResponses()
        .forEach(
            (status, response) -> {
              if (status.matches("[345]\\d\\d")) {
                byStatus.put(Integer.valueOf(status), response);
              }
            });
    ApiResponse other = operation.getResponses().get(ApiResponses.DEFAULT);
    if (other != null) {
      BY_DEFAULT.forEach(status -> byStatus.putIfAbsent(status, other));
    }
    return byStatus.entrySet().stream()
        .flatMap(entry -> responses(operation, entry.getKey(), resolved(entry.getValue())));
  }

  private Stream<DocumentedResponse> responses(
      Operation operation, int status, ApiResponse response) {
    String id = operation.getOperationId();
    List<DocumentedResponse> all = new ArrayList<>();
    Content content = Objects.requireNonNullElseGet(response.getContent(), Content::new);
    for (Map.Entry<String, MediaType> type : content.entrySet()) {
      bodies
          .of(type.getKey(), type.getValue())
          .forEach(
              (name, body) -> {
                all.add(new DocumentedResponse(id, status, status, type.getKey(), body, name));
                if (ResponseBodies.isJson(type.getKey())) {
                  addInEnvelope(operation, all);
                }
              });
    }
    return all.isEmpty()
        ? Stream.of(new DocumentedResponse(id, status, status, "", "", "without a body"))
        : all.stream();
  }

  /** Adds the last response once more, in the operation's envelope if it has one. */
  private static void addInEnvelope(Operation operation, List<DocumentedResponse> all) {
    Map<String, Object> extensions = operation.getExtensions();
    if (extensions != null && extensions.get("x-envelope") instanceof Map<?, ?> names) {
      DocumentedResponse last = all.get(all.size() - 1);
      String body =
          Json.mapper()
              .createObjectNode()
              .put(String.valueOf(names.get("status")), last.status())
              .putRawValue(String.valueOf(names.get("payload")), new RawValue(last.body()))
              .toString();
      all.add(
          new DocumentedResponse(
              last.operation(),
              last.status(),
              200,
              last.mediaType(),
              body,
              (last.example() + " in an envelope").trim()));
    }
  }

  private ApiResponse resolved(ApiResponse response) {
    String reference = response.get$ref();
    return reference == null
        ? response
        : Objects.requireNonNull(
            document
                .getComponents()
                .getResponses()
                .get(reference.substring(reference.lastIndexOf('/') + 1)));
  }
}
