package io.github.modelregistry.sandbox.internal.http;

import java.nio.charset.StandardCharsets;
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
 * @param body the bytes of the body, none of them when there is no body
 * @param form the parts of a multipart body that was read from its stream, or null; the supplier
 *     throws an {@link IllegalArgumentException} if it was no multipart body
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SandboxRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    byte[] body,
    @Nullable Supplier<MultipartBody> form) {

  /** Returns a request whose body is in memory. */
  public static SandboxRequest of(
      String method, String target, Map<String, String> headers, byte[] body) {
    return of(method, target, headers, body, null);
  }

  /** Returns a request for a path with its query, as the first line of the request has it. */
  public static SandboxRequest of(
      String method,
      String target,
      Map<String, String> headers,
      byte[] body,
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

  /** Returns the body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
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
