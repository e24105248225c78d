package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What all operations do with documents: list, get and delete them in one sandbox of the platform,
 * with entity tags if a test has requested them.
 */
final class Documents {

  private final SenseiStore store;
  private final Paging paging;
  private final boolean entityTags;

  Documents(SenseiStore store, Paging paging, boolean entityTags) {
    this.store = store;
    this.paging = paging;
    this.entityTags = entityTags;
  }

  SenseiStore store() {
    return store;
  }

  /**
   * Returns the requested page of a list.
   *
   * @param conditions the expressions that the service adds to those of the caller
   */
  SandboxResponse list(Kind kind, SandboxRequest request, String... conditions) {
    Filter filter = Filter.of(request.queryValue("property"), conditions);
    List<StoredDocument> sorted = new ArrayList<>(store.list(kind));
    sorted.sort(SortOrder.of(request.queryValue("orderby")));
    return SandboxResponse.json(200, paging.page(request, sorted, filter, kind));
  }

  /** Returns a document. */
  SandboxResponse get(Kind kind, String id) {
    return with(kind, id, this::respond);
  }

  /** Does something with a document, unless there is none. */
  SandboxResponse with(Kind kind, String id, Function<StoredDocument, SandboxResponse> action) {
    StoredDocument found = store.find(kind, id);
    return found == null ? Problems.notFound(kind.word(), id) : action.apply(found);
  }

  /** Returns a document as it is now. */
  SandboxResponse respond(StoredDocument document) {
    SandboxResponse response = SandboxResponse.json(200, document.document());
    return entityTags
        ? response.withHeaders(Map.of("ETag", quoted(document.entityTag())))
        : response;
  }

  /** Returns the refusal of a change that is based on an old state, or null if it is not. */
  @Nullable SandboxResponse refuseStale(SandboxRequest request, StoredDocument document) {
    String supplied = request.header("If-Match");
    return entityTags && supplied != null && !supplied.equals(quoted(document.entityTag()))
        ? Problems.stale(supplied.replace("\"", ""), document.entityTag())
        : null;
  }

  /** Keeps a new document; returns it with its URL. */
  SandboxResponse create(Kind kind, SandboxRequest request, StoredDocument made) {
    store.add(kind, made);
    String location = NextLink.origin(request) + request.path() + "/" + made.id();
    return SandboxResponse.json(201, made.document()).withHeaders(Map.of("Location", location));
  }

  /** Returns the confirmation of a deletion. */
  static SandboxResponse confirm(String detail) {
    return SandboxResponse.json(
        200,
        new JsonFields().put("title", "Success").put("status", 200).put("detail", detail).build());
  }

  private static String quoted(String entityTag) {
    return "\"" + entityTag + "\"";
  }
}
