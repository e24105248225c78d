package io.github.modelregistry.registry.capability;

import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.transfer.Download;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was downloaded of which model or version; see {@link ModelDownload}. Immutable. */
public final class DownloadedModel {

  private final ModelRef model;
  private final @Nullable ModelVersionRef version;
  private final List<Download> files;

  private DownloadedModel(ModelRef model, @Nullable ModelVersionRef version, List<Download> files) {
    this.model = Objects.requireNonNull(model, "model");
    this.version = version;
    this.files = List.copyOf(files);
  }

  /** Returns a result; for drivers. */
  public static DownloadedModel of(ModelFiles source, List<Download> files) {
    return new DownloadedModel(source.model(), source.version(), files);
  }

  /** Returns the model. */
  public ModelRef model() {
    return model;
  }

  /**
   * Returns the version that was downloaded, never {@code @latest}; null where models have no
   * versions.
   */
  public @Nullable ModelVersionRef version() {
    return version;
  }

  /** Returns the files with their paths here, sizes and hashes, in the vendor's order. */
  public List<Download> files() {
    return files;
  }

  @Override
  public String toString() {
    return "DownloadedModel{" + (version == null ? model : version) + ", " + files + "}";
  }
}
