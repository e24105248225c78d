package io.github.modelregistry.truefoundry;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.truefoundry.model.SignedUrl;
import io.github.modelregistry.truefoundry.model.SignedUrlOperation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests signed URLs of files. */
final class SignedFiles {

  /** The most paths in one call; the limit of the server is not known, this is the vendor's own. */
  static final int BATCH = 50;

  private SignedFiles() {}

  /**
   * Returns a signed URL for each path. They come in the order of the paths: an entry with a path
   * that was not asked for belongs to the path at its position.
   */
  static Map<String, SignedUrl> urls(
      TrueFoundryClient client, String id, List<String> paths, SignedUrlOperation operation) {
    List<SignedUrl> received =
        client
            .artifactVersions()
            .getSignedUrls(q -> q.id(id).paths(paths).operation(operation))
            .data();
    Map<String, SignedUrl> urls = new HashMap<>();
    for (int i = 0; i < received.size(); i++) {
      SignedUrl url = received.get(i);
      String path = url.pathOrNull();
      if (path != null && paths.contains(path)) {
        urls.put(path, url);
      } else if (i < paths.size()) {
        urls.putIfAbsent(paths.get(i), url);
      }
    }
    return urls;
  }

  /** Returns the header fields that the server wants with a URL, whichever name it has for them. */
  static Headers headers(SignedUrl url) {
    Headers headers = Headers.empty();
    for (Map<String, String> named :
        Arrays.asList(
            url.signedHeaders(), url.requestHeaders(), url.uploadHeaders(), url.headers())) {
      headers = named == null ? headers : headers.with(Headers.of(named));
    }
    return headers;
  }

  /** Returns what a map has for a path. */
  static <T> T needed(Map<String, T> values, String path) {
    T value = values.get(path);
    if (value == null) {
      throw new DecodingException("data", "there is no signed URL for '" + path + "'")
          .withOperation("getSignedUrls");
    }
    return value;
  }
}
