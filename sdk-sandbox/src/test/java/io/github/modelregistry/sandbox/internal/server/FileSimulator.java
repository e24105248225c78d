package io.github.modelregistry.sandbox.internal.server;

import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import io.github.modelregistry.sandbox.internal.storage.SignedStorage;
import io.github.modelregistry.sandbox.internal.storage.StorageStyle;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Stores what is put under {@code /files/}, and returns it; and has an object storage. {@code main}
 * starts it in a process of its own and prints its port.
 */
final class FileSimulator extends VendorSimulator {

  private final Map<String, Blob> files = new HashMap<>();
  private final SignedStorage storage;

  FileSimulator(Clock clock, StorageStyle style) {
    super("wallaroo");
    this.storage = new SignedStorage(clock, style);
  }

  public static void main(String[] args) throws InterruptedException {
    FileSimulator simulator = new FileSimulator(Clock.systemUTC(), StorageStyle.S3);
    System.out.println(simulator.start().origin());
    new CountDownLatch(1).await(); // the threads of the server are daemons
  }

  VendorServer start() {
    return VendorServer.start("files", this);
  }

  @Override
  protected SignedStorage storage() {
    return storage;
  }

  @Override
  protected List<String> bases() {
    return List.of("");
  }

  @Override
  protected @Nullable SandboxResponse respondOutsideSpec(SandboxRequest request) {
    if (!request.path().startsWith("/files/")) {
      return null;
    }
    if (request.method().equals("PUT")) {
      Blob before = files.put(request.path(), request.body().keep());
      if (before != null) {
        before.delete();
      }
      return SandboxResponse.text(200, request.body().size() + " " + request.body().sha256());
    }
    Blob file = files.get(request.path());
    return file == null
        ? error(404, "no file")
        : SandboxResponse.file(file, "text/plain", "\"e\"", Instant.EPOCH);
  }

  @Override
  protected @Nullable SandboxResponse refuseCaller(SandboxRequest request) {
    return null;
  }

  @Override
  protected SandboxResponse perform(CheckedRequest request) {
    return error(500, "not simulated");
  }

  @Override
  protected SandboxResponse error(int status, String message) {
    return SandboxResponse.text(status, message);
  }

  @Override
  protected void resetState() {
    files.clear();
  }
}
