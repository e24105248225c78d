package io.github.modelregistry.registry.capability;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersionRef;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whose log to read, and whether to follow it; see {@link ModelLogs}. Immutable. */
public final class LogRequest {

  private final ModelRef model;
  private final @Nullable ModelVersionRef version;
  private final @Nullable Duration deadline;

  private LogRequest(
      ModelRef model, @Nullable ModelVersionRef version, @Nullable Duration deadline) {
    this.model = Objects.requireNonNull(model, "model");
    this.version = version;
    this.deadline = deadline;
  }

  /** Returns the request for the lines that there are now, of a model or its newest version. */
  public static LogRequest of(ModelRef model) {
    return new LogRequest(model, null, null);
  }

  /** Returns the request for the lines that there are now, of a version. */
  public static LogRequest of(ModelVersionRef version) {
    return new LogRequest(version.model(), version, null);
  }

  /**
   * Returns this request, following the log until its end.
   *
   * @param deadline how long to follow at most; a training may take a day
   */
  public LogRequest following(Duration deadline) {
    if (deadline.isNegative() || deadline.isZero()) {
      throw new InvalidRequestException(
          "log", "the deadline must be more than zero, not " + deadline);
    }
    return new LogRequest(model, version, deadline);
  }

  /** Returns the model, also where the log of one of its versions is read. */
  public ModelRef model() {
    return model;
  }

  /** Returns the version, or null for the model or its newest version. */
  public @Nullable ModelVersionRef version() {
    return version;
  }

  /** Returns how long to follow the log, or null if it is read once. */
  public @Nullable Duration deadline() {
    return deadline;
  }

  @Override
  public String toString() {
    String subject = version == null ? model.toString() : version.toString();
    return "LogRequest{" + subject + (deadline == null ? "" : ", following " + deadline) + "}";
  }
}
