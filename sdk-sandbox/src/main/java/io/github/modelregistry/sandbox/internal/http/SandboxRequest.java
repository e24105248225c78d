package io.github.modelregistry.sandbox.internal.http;

import io.github.modelregistry.sandbox.internal.blob.Blob;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived.
 *
 * @param method the method in capitals
 * @param path the path as sent, still percent-encoded, without the query
 * @param query the decoded query parameters in the order of their first appearance
 * @param headers the headers by their names in lower case
 * @param body the bytes of the body, none of them when there is no body or when it has parts
 * @param form the parts of a multipart body that was read from its stream, or null; the supplier
 *     throws an {@link IllegalArgumentException} if it was no multipart body
 */
public record SandboxRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    Blob body,
    @Nullable Supplier<MultipartBody> form) {

  /** Returns a request whose body is in memory. */
  public static SandboxRequest of(
      String method, String target, Map<String, String> headers, byte[] body) {
    return of(method, target, headers, Blob.of(body), null);
  }

  /** Returns a request for a path with its query, as the first line of the request has it. */
  public static SandboxRequest of(
      String method,
      String target,
      Map<String, String> headers,
      Blob body,
      @Nullable Supplier<MultipartBody> form) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark + 1);
    return new SandboxRequest(method, path, FormText.parse(query), headers, body, form);
  }

  /** Returns this request with another path. */
  public SandboxRequest withPath(String other) {
    return new SandboxRequest(method, other, query, headers, body, form);
  }

  /**
   * Returns the parts of a multipart body.
   *
   * @throws IllegalArgumentException if it is not a multipart body; the message says why
   */
  public MultipartBody multipart() {
    String contentType = header("Content-Type");
    return form == null
        ? MultipartBody.parse(contentType == null ? "" : contentType, body)
        : form.get();
  }

  /** Returns the value of a header, or null when it did not come. */
  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /** Returns the media type of the body without its parameters, or null if it is missing. */
  public @Nullable String mediaType() {
    String contentType = header("Content-Type");
    return contentType == null ? null : MediaTypes.withoutParameters(contentType);
  }

  /** Returns whether the media type of the body is JSON or based on it. */
  public boolean isJson() {
    String type = mediaType();
    return type != null && MediaTypes.isJson(type);
  }

  /** Returns the body as text; see {@link Blob#text()}. */
  public String text() {
    return body.text();
  }

  /** Returns whether the request has a body. */
  public boolean hasBody() {
    return form != null || !body.isEmpty();
  }

  /** Returns the first value of a query parameter, or null when it did not come. */
  public @Nullable String queryValue(String name) {
    List<String> values = query.get(name);
    return values == null ? null : values.get(0);
  }

  /** Returns what follows {@code Bearer} in the authorization header, or null. */
  public @Nullable String bearerToken() {
    String authorization = header("Authorization");
    return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        ? authorization.substring(7).trim()
        : null;
  }
}
