package io.github.modelregistry.cli.report;

import io.github.modelregistry.cli.output.ListedModel;
import io.github.modelregistry.registry.RegisteredModel;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the models of one registry, without keeping them. */
final class Totals {

  private final Instant now;
  private final Map<Category, Long> statuses = new HashMap<>();
  private final Map<Category, Long> sizes = new HashMap<>();
  private final Map<Category, Long> ages = new HashMap<>();
  private long models;
  private long versions;
  private @Nullable Long bytes;
  private @Nullable Instant changed;

  /** Creates totals of no models, for ages at a time. */
  Totals(Instant now) {
    this.now = now;
  }

  void add(ListedModel listed) {
    RegisteredModel model = listed.model();
    models++;
    versions += listed.versions() == null ? 0 : listed.versions().size();
    Instant changedAt = changed(model);
    statuses.merge(Category.ofStatus(model.status()), 1L, Long::sum);
    sizes.merge(Category.ofSize(model.sizeBytes()), 1L, Long::sum);
    ages.merge(Category.ofAge(changedAt, now), 1L, Long::sum);
    addBytes(model.sizeBytes());
    addChange(changedAt);
  }

  /** Adds those of another registry. */
  void add(Totals other) {
    models += other.models;
    versions += other.versions;
    addBytes(other.bytes);
    addChange(other.changed);
  }

  private void addBytes(@Nullable Long more) {
    if (more != null) {
      long sum = (bytes == null ? 0 : bytes) + more;
      bytes = sum < 0 ? Long.MAX_VALUE : sum;
    }
  }

  private void addChange(@Nullable Instant time) {
    if (time != null && (changed == null || time.isAfter(changed))) {
      changed = time;
    }
  }

  /** Returns when a model was last changed, else created; null if neither is known. */
  static @Nullable Instant changed(RegisteredModel model) {
    return model.updatedAt() == null ? model.createdAt() : model.updatedAt();
  }

  Map<Category, Long> statuses() {
    return statuses;
  }

  Map<Category, Long> sizes() {
    return sizes;
  }

  Map<Category, Long> ages() {
    return ages;
  }

  long models() {
    return models;
  }

  long versions() {
    return versions;
  }

  /** Returns the sum of the known sizes; null if none is known. */
  @Nullable Long bytes() {
    return bytes;
  }

  /** Returns the time of the latest change; null if none is known. */
  @Nullable Instant changed() {
    return changed;
  }
}
