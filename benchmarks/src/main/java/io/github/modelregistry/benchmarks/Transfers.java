package io.github.modelregistry.benchmarks;

import io.github.modelregistry.sensei.SenseiClient;
import io.github.modelregistry.sensei.model.NewModel;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.UploadSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Uploads and downloads 2 GiB by the SDK's client and by bare OkHttp, in turn, in a JVM of its own.
 * Downloads go to a file, with the SHA-256 of what was written.
 */
final class Transfers {

  /** What the JVM of this program may use. */
  static final String HEAP = "-Xmx64m";

  private static final long BYTES = 2L << 30;
  private static final long WARM_UP_BYTES = 256L << 20;
  private static final int ROUNDS = 7;
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final double MOST_TIME = 1 / 0.95;

  private final TransferServer server;
  private final SenseiClient sdk;
  private final OkHttpClient raw = new OkHttpClient();
  private final Path folder;
  private final Path file;

  /** Elapsed and CPU time of the calling thread, in seconds. */
  private record Cost(double elapsed, double cpu) {}

  /** One transfer. */
  @FunctionalInterface
  private interface Transfer {
    void run() throws Exception;
  }

  private Transfers(TransferServer server, SenseiClient sdk, Path folder, Path file) {
    this.server = server;
    this.sdk = sdk;
    this.folder = folder;
    this.file = file;
  }

  /** Prints a table and limits; a JVM that needs more memory fails. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("transfers");
    Path file = folder.resolve("upload.bin");
    try {
      measure(WARM_UP_BYTES, 1, folder, file);
      System.out.println("| transfer of 2 GiB | elapsed × raw OkHttp | CPU time × raw OkHttp |");
      System.out.println("| --- | ---: | ---: |");
      List<Limit> limits = measure(BYTES, ROUNDS, folder, file);
      Limit.print(limits);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private static List<Limit> measure(long bytes, int rounds, Path folder, Path file)
      throws Exception {
    write(file, bytes);
    List<Limit> limits = new ArrayList<>();
    try (TransferServer server = TransferServer.start(bytes);
        SenseiClient sdk =
            SenseiClient.builder()
                .url(server.origin())
                .clientId("id")
                .organization("org")
                .token("token")
                .build()) {
      Transfers all = new Transfers(server, sdk, folder, file);
      limits.addAll(compare("upload", rounds, all::uploadBySdk, all::uploadRaw));
      limits.addAll(compare("download", rounds, all::downloadBySdk, all::downloadRaw));
      all.raw.connectionPool().evictAll();
    }
    return limits;
  }

  private static List<Limit> compare(String name, int rounds, Transfer sdk, Transfer raw)
      throws Exception {
    List<Cost> ours = new ArrayList<>();
    List<Cost> theirs = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      theirs.add(cost(raw));
      ours.add(cost(sdk));
    }
    double elapsed = median(ours, Cost::elapsed) / median(theirs, Cost::elapsed);
    double cpu = median(ours, Cost::cpu) / median(theirs, Cost::cpu);
    if (rounds > 1) {
      System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f |%n", name, elapsed, cpu);
    }
    return List.of(
        Limit.reported(name + " of 2 GiB: elapsed × raw OkHttp", elapsed, MOST_TIME),
        Limit.reported(name + " of 2 GiB: CPU time × raw OkHttp", cpu, MOST_TIME));
  }

  private static double median(List<Cost> costs, ToDoubleFunction<Cost> of) {
    return costs.stream().mapToDouble(of).sorted().skip(costs.size() / 2).findFirst().orElseThrow();
  }

  private static Cost cost(Transfer transfer) throws Exception {
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long start = System.nanoTime();
    transfer.run();
    double elapsed = (System.nanoTime() - start) / 1e9;
    return new Cost(
        elapsed, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9);
  }

  private void uploadBySdk() {
    sdk.models()
        .registerModel(
            request ->
                request
                    .model(NewModel.builder().name("m").build())
                    .modelArtifact(UploadSource.of(file)));
  }

  private void uploadRaw() throws IOException {
    RequestBody body =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("model", "{\"name\":\"m\"}")
            .addFormDataPart("modelArtifact", "upload.bin", RequestBody.create(file.toFile(), null))
            .build();
    Request request = new Request.Builder().url(server.origin() + "/models").post(body).build();
    try (Response response = raw.newCall(request).execute()) {
      response.body().bytes();
    }
  }

  private void downloadBySdk() throws IOException {
    Path target = folder.resolve("download.bin");
    String hash = sdk.models().downloadArtifact("7", DownloadTarget.file(target)).sha256();
    check(target, hash);
  }

  private void downloadRaw() throws Exception {
    Path target = folder.resolve("download.bin");
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    Request request = new Request.Builder().url(server.origin() + "/models/7/artifact").build();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (Response response = raw.newCall(request).execute();
        InputStream in = response.body().byteStream();
        OutputStream out = Files.newOutputStream(target)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    check(target, HexFormat.of().formatHex(digest.digest()));
  }

  private void check(Path target, String hash) throws IOException {
    if (hash.length() != 64 || Files.size(target) != Files.size(file)) {
      throw new IllegalStateException("the download is not whole");
    }
    Files.delete(target);
  }

  private static void write(Path file, long bytes) throws IOException {
    byte[] block = new byte[BUFFER_BYTES];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long left = bytes; left > 0; left -= block.length) {
        out.write(block);
      }
    }
  }
}
