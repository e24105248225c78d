package io.github.modelregistry.runtime;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.PermissionDeniedException;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.UploadSource;
import java.util.function.Supplier;

/**
 * Transfers by pre-signed URLs, whose query is the permission. Thread-safe.
 *
 * <p>No credentials, cookies or header fields of the client are sent, and no client certificate: a
 * storage refuses requests that are authenticated twice. Proxies, trusted authorities, timeouts and
 * retries are those of the client. A URL must be one of https, unless it leads to this machine or
 * the client {@linkplain
 * io.github.modelregistry.client.ClientConfig#allowsCredentialsOverPlainHttp() allows plain http}.
 * Its query and user are in no message, event or log.
 *
 * <p>Errors are those of calls: a URL that has expired, or whose signature is wrong, is a {@link
 * io.github.modelregistry.error.PermissionDeniedException}. The calling thread may be interrupted,
 * which ends the transfer at once.
 */
public interface SignedUrls {

  /**
   * Downloads a file. It follows redirects, but never to plain http; see {@link
   * ApiTransport#download} for everything else.
   *
   * @throws io.github.modelregistry.error.InvalidRequestException if the URL is not valid
   * @throws io.github.modelregistry.error.RegistryException if the download fails; a file is
   *     removed then
   */
  Download download(String url, DownloadTarget target);

  /**
   * Downloads a file, by another URL once the first is refused with 403, since it may have expired.
   * See {@link #download(String, DownloadTarget)}; to a stream that has got bytes of the file, it
   * is not downloaded again.
   *
   * @param urls requests a URL; called once or twice
   */
  default Download download(Supplier<String> urls, DownloadTarget target) {
    String first = urls.get();
    try {
      return download(first, target);
    } catch (PermissionDeniedException refused) {
      if (!target.isRepeatable() && refused.attempts() > 1) {
        throw refused;
      }
      return download(urls.get(), target);
    }
  }

  /**
   * Uploads bytes by one PUT, which has no Content-Type unless the headers have one. It is repeated
   * after failures that may be temporary, if the source can be read again.
   *
   * @param source the bytes, of known length
   * @param headers further header fields, such as those that the signature includes
   * @return the header fields of the response, such as the {@code ETag}
   * @throws io.github.modelregistry.error.InvalidRequestException if the URL is not valid, or the
   *     length is not known
   * @throws io.github.modelregistry.error.RegistryException if the upload fails
   */
  Headers upload(String url, UploadSource source, Headers headers);

  /**
   * Sends a short text, such as the XML that completes an upload in parts. An error that comes with
   * a status of success, as S3 sends it, is an error.
   *
   * @return the response with its body as text
   * @throws io.github.modelregistry.error.InvalidRequestException if the URL is not valid
   * @throws io.github.modelregistry.error.RegistryException if the request fails
   */
  ApiResponse<String> send(HttpMethod method, String url, String contentType, String body);
}
