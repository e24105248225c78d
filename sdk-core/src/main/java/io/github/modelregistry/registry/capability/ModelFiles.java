package io.github.modelregistry.registry.capability;

import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.transfer.RemoteFile;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The files of a model or version; see {@link ModelDownload}. Immutable. */
public final class ModelFiles {

  private final ModelRef model;
  private final @Nullable ModelVersionRef version;
  private final List<RemoteFile> files;

  private ModelFiles(ModelRef model, @Nullable ModelVersionRef version, List<RemoteFile> files) {
    this.model = Objects.requireNonNull(model, "model");
    this.version = version;
    this.files = List.copyOf(files);
  }

  /** Returns the files of a model that has no versions; for drivers. */
  public static ModelFiles of(ModelRef model, List<RemoteFile> files) {
    return new ModelFiles(model, null, files);
  }

  /** Returns the files of a version, not {@code @latest}; for drivers. */
  public static ModelFiles of(ModelVersionRef version, List<RemoteFile> files) {
    return new ModelFiles(version.model(), version, files);
  }

  /** Returns the model. */
  public ModelRef model() {
    return model;
  }

  /**
   * Returns the version that has the files, never {@code @latest}; null where models have no
   * versions.
   */
  public @Nullable ModelVersionRef version() {
    return version;
  }

  /** Returns the files, in the vendor's order; directories are not among them. */
  public List<RemoteFile> files() {
    return files;
  }

  /** Returns the ref of what has the files, and their number. */
  @Override
  public String toString() {
    return "ModelFiles{" + (version == null ? model : version) + ", " + files.size() + "}";
  }
}
