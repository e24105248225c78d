package io.github.modelregistry.browser;

import io.github.modelregistry.cli.output.ListedModel;
import io.github.modelregistry.cli.report.HtmlReport;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.RegistryFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes the report that the tests open. */
final class Inventory {

  /** Markup that leaves its mark in the page if it runs. */
  static final String HOSTILE =
      "<img src=x onerror=\"window.ran=1\"></bdi></script><script>window.ran=2</script>\u202e"
          + "<svg onload=window.ran=3><style>body{display:none}</style>";

  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final int MODELS = 250;

  private final HtmlReport report = new HtmlReport(List.of("eu", "us"), NOW, "--name *");

  private Inventory() {}

  /**
   * Writes 250 models: four with known values, one with hostile texts, and others that come after
   * them in every order.
   */
  static Path write(Path file) throws IOException {
    Inventory inventory = new Inventory();
    inventory.addKnown();
    inventory.addHostile();
    for (int i = 5; i < MODELS; i++) {
      inventory.add(model("us", "x" + i, "x" + i).latestVersion("9000").build());
    }
    RegistryFailure failure =
        RegistryFailure.of("asia", "wallaroo", new IllegalStateException(HOSTILE + "\nway"), 0);
    try (OutputStream out = Files.newOutputStream(file)) {
      inventory.report.write(List.of(failure), out);
    }
    return file;
  }

  private void addKnown() {
    add(known("1", "model 10", 5_000L, 3).framework("onnx").latestVersion("10").build());
    add(known("2", "Model 9", 40_000_000L, 1).framework("pytorch").latestVersion("9").build());
    add(known("3", "alpha", null, 400).latestVersion("v2").status(ModelStatus.FAILED).build());
    RegisteredModel versioned =
        known("4", "ärger", 300L, 30).tags(List.of("gold")).latestVersion("2").build();
    report.add(
        ListedModel.of(versioned, List.of(version(versioned, "2"), version(versioned, "1"))));
  }

  private void addHostile() {
    add(
        model("us", HOSTILE, "z " + HOSTILE + "long".repeat(100))
            .description(HOSTILE)
            .framework("z " + HOSTILE)
            .latestVersion("z " + HOSTILE)
            .tags(List.of(HOSTILE))
            .uri("javascript:" + HOSTILE)
            .build());
  }

  private void add(RegisteredModel model) {
    report.add(ListedModel.of(model, null));
  }

  private static RegisteredModel.Builder known(String id, String name, Long bytes, int days) {
    return model("eu", id, name).sizeBytes(bytes).updatedAt(NOW.minus(Duration.ofDays(days)));
  }

  private static RegisteredModel.Builder model(String registry, String id, String name) {
    return RegisteredModel.builder()
        .ref(ModelRef.of(registry, id))
        .vendor("wallaroo")
        .name(name)
        .status(ModelStatus.READY);
  }

  private static ModelVersion version(RegisteredModel model, String version) {
    return ModelVersion.builder()
        .ref(model.ref().version(version))
        .status(ModelStatus.READY)
        .build();
  }
}
