package io.github.modelregistry.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.truefoundry.TrueFoundryClient;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lists 10,000, 100,000 and 1,000,000 models through the facade, in a JVM of its own. */
final class ListModels {

  /** What the JVM of this program may use. */
  static final String HEAP = "-Xmx64m";

  private static final long[] SIZES = {10_000, 100_000, 1_000_000};
  private static final int WARM_UPS = 3;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private ListModels() {}

  /** What a listing needed; the heap is what was in use after a collection, before its end. */
  private record Cost(long models, double microseconds, double bytes, long heap) {}

  /** Prints a table, and exits with 1 if the cost of a model grows with their number. */
  public static void main(String[] arguments) throws Exception {
    // Compiles what all sizes run, so that the first does not pay for it.
    for (int round = 0; round < WARM_UPS; round++) {
      list(SIZES[1]);
    }
    List<Cost> costs = new ArrayList<>();
    for (long size : SIZES) {
      costs.add(list(size));
    }
    Cost least = costs.get(0);
    Cost most = costs.get(costs.size() - 1);
    System.out.println(
        "| models | CPU time of one × | kB allocated for one | MB in use at the end |");
    System.out.println("| ---: | ---: | ---: | ---: |");
    for (Cost cost : costs) {
      System.out.printf(
          Locale.ROOT,
          "| %,d | %.2f | %.2f | %.1f |%n",
          cost.models,
          cost.microseconds / least.microseconds,
          cost.bytes / 1e3,
          cost.heap / 1e6);
    }
    boolean passed =
        Limit.print(
            List.of(
                Limit.failing(
                    "list: bytes of one, 1,000,000 / 10,000", most.bytes / least.bytes, 1.02),
                Limit.reported(
                    "list: CPU time of one, 1,000,000 / 10,000",
                    most.microseconds / least.microseconds,
                    1.1)));
    System.exit(passed ? 0 : 1);
  }

  private static Cost list(long total) throws Exception {
    int pageSize = ModelQuery.DEFAULT_PAGE_SIZE;
    try (LoopbackServer server = LoopbackServer.start(new PagedResponses(total, pageSize));
        TrueFoundryClient client =
            TrueFoundryClient.builder().host(server.origin()).apiKey(Clients.KEY).build();
        ModelRegistries registries = ModelRegistries.builder().add(client.registry()).build();
        FederatedModels models = registries.models()) {
      long bytes = AllocatedBytes.byLiveThreads();
      long start = SYSTEM.getProcessCpuTime();
      long listed = 0;
      Cost cost = null;
      for (RegisteredModel model : models) {
        listed++;
        if (listed == total) {
          double nanoseconds = SYSTEM.getProcessCpuTime() - start;
          // The thread that reads ahead is still alive here.
          double allocated = AllocatedBytes.byLiveThreads() - bytes;
          cost = new Cost(total, nanoseconds / 1e3 / total, allocated / total, heapInUse(model));
        }
      }
      if (cost == null || listed != total) {
        throw new IllegalStateException("Of " + total + " models " + listed + " were listed");
      }
      return cost;
    }
  }

  /** The model is a parameter so that it is alive while the heap is measured. */
  private static long heapInUse(RegisteredModel last) {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    Reference.reachabilityFence(last);
    return used;
  }
}
