package io.github.modelregistry.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One difference between a response and the API's description. Immutable; holds no field values.
 */
public final class DriftEvent {

  private final String operation;
  private final Kind kind;
  private final String path;
  private final String name;

  /** The kinds of difference. More may be added. */
  public enum Kind {
    /** A field that the description does not know. */
    UNKNOWN_FIELD,
    /** A text outside the described set of an enum. */
    UNKNOWN_ENUM,
    /** A value that is not of the described type; it is kept unchanged. */
    MISTYPED_FIELD,
    /** A success status that the operation does not describe. */
    UNDOCUMENTED_STATUS
  }

  /** Creates the event; called by transports. */
  public DriftEvent(String operation, Kind kind, String path, String name) {
    this.operation = Objects.requireNonNull(operation, "operation");
    this.kind = Objects.requireNonNull(kind, "kind");
    this.path = Objects.requireNonNull(path, "path");
    this.name = Objects.requireNonNull(name, "name");
  }

  /** Returns the operation whose response differs. */
  public String operation() {
    return operation;
  }

  /** Returns the kind of difference. */
  public Kind kind() {
    return kind;
  }

  /** Returns where in the document it was seen, such as {@code $.models[0]}; {@code $} for all. */
  public String path() {
    return path;
  }

  /** Returns the field's name, the unknown enum text, or the status. */
  public String name() {
    return name;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DriftEvent event
        && operation.equals(event.operation)
        && kind == event.kind
        && path.equals(event.path)
        && name.equals(event.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(operation, kind, path, name);
  }

  @Override
  public String toString() {
    return operation + ": " + kind + " " + name + " at " + path;
  }
}
