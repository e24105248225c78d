package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.internal.okhttp.attempt.ErrorInSuccessException;
import io.github.modelregistry.internal.okhttp.attempt.RawResponse;
import io.github.modelregistry.internal.okhttp.attempt.ResponseHandler;
import io.github.modelregistry.internal.okhttp.call.Location;
import io.github.modelregistry.internal.okhttp.call.PendingCall;
import io.github.modelregistry.internal.okhttp.call.Resources;
import io.github.modelregistry.internal.okhttp.download.DownloadHandler;
import io.github.modelregistry.internal.okhttp.download.ErrorDocument;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.RequestBody;
import io.github.modelregistry.runtime.ResponseContent;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.runtime.SignedUrls;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.UploadSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Calls of signed URLs, as operations of no vendor. */
final class OkHttpSignedUrls implements SignedUrls {

  /** Stands for the path, which is that of the URL. */
  private static final String PATH = "/signed";

  /** How long a storage may take to put the parts of an upload together. */
  private static final String LONGEST_COMPLETION = "PT5M";

  private static final Operation<Download> DOWNLOAD =
      Operation.<Download>builder("downloadSignedUrl", HttpMethod.GET, PATH)
          .accept("*/*")
          .response(ResponseFormat.file())
          .build();

  private static final Operation<Void> UPLOAD =
      Operation.<Void>builder("uploadToSignedUrl", HttpMethod.PUT, PATH)
          .response(ResponseFormat.empty())
          .build();

  private final OtherServers servers;
  private final Resources resources;
  private final ClientConfig config;

  OkHttpSignedUrls(OtherServers servers, Resources resources, ClientConfig config) {
    this.servers = servers;
    this.resources = resources;
    this.config = config;
  }

  @Override
  public Download download(String url, DownloadTarget target) {
    ApiCall<Download> call = ApiCall.builder(DOWNLOAD).build();
    return run(url, call, DownloadHandler.start(DOWNLOAD, target)).body();
  }

  @Override
  public Headers upload(String url, UploadSource source, Headers headers) {
    checkLength(source);
    ApiCall.Builder<Void> call = ApiCall.builder(UPLOAD).body(RequestBody.bytes(source, null));
    for (int i = 0; i < headers.size(); i++) {
      call.header(headers.name(i), headers.value(i));
    }
    return run(url, call.build(), (raw, content) -> UPLOAD.response().read(content)).headers();
  }

  @Override
  public ApiResponse<String> send(HttpMethod method, String url, String contentType, String body) {
    Operation<String> operation =
        Operation.<String>builder("sendToSignedUrl", method, PATH)
            .accept("*/*")
            .responseTimeout(LONGEST_COMPLETION)
            .response(ResponseFormat.text())
            .build();
    UploadSource bytes = UploadSource.of(body.getBytes(StandardCharsets.UTF_8), "memory");
    ApiCall<String> call =
        ApiCall.builder(operation).body(RequestBody.bytes(bytes, contentType)).build();
    return run(url, call, OkHttpSignedUrls::text);
  }

  private <T> ApiResponse<T> run(String url, ApiCall<T> call, ResponseHandler<T> handler) {
    resources.checkOpen();
    boolean plainHttp = config.allowsCredentialsOverPlainHttp();
    Location location = Location.signed(call.operation().id(), url, plainHttp);
    Headers agent = UserAgent.header(servers.spec().vendor(), config);
    PendingCall pending = new PendingCall(call, servers.spec(), config, agent, location);
    return new RetryLoop<>(pending, handler, servers.stack(), servers.retry()).run(resources);
  }

  private static String text(RawResponse raw, ResponseContent content) throws IOException {
    byte[] body = content.stream().readAllBytes();
    String text = new String(body, content.charset());
    if (ErrorDocument.isError(text)) {
      throw new ErrorInSuccessException(raw.withBody(new ByteArrayInputStream(body)));
    }
    return text;
  }

  private static void checkLength(UploadSource source) {
    try {
      if (source.length() < 0) {
        throw new InvalidRequestException(
            UPLOAD.id(),
            "the length of "
                + source
                + " is not known, but storages require it: use a file, an array, or a stream with a"
                + " length");
      }
    } catch (IOException e) {
      throw new TransportException(
          UPLOAD.id(), "the upload could not be read: " + e.getMessage(), 0, false, e);
    }
  }
}
