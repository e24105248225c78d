package io.github.modelregistry.client;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.modelregistry.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * HTTP header fields in their order. Names are compared without regard to case. Immutable.
 *
 * <p>{@link #toString()} shows names only: a value may hold a secret.
 */
public final class Headers {

  private static final Headers EMPTY = new Headers(new String[0]);

  /** Names at even, values at odd places: most responses have few fields, so a scan is cheapest. */
  private final String[] fields;

  private Headers(String[] fields) {
    this.fields = fields;
  }

  /** Returns headers without any field. */
  public static Headers empty() {
    return EMPTY;
  }

  /**
   * Returns headers with one field for each entry.
   *
   * @throws InvalidRequestException when a name or value is not allowed in an HTTP header
   */
  public static Headers of(Map<String, String> fields) {
    Builder builder = builder();
    fields.forEach(builder::add);
    return builder.build();
  }

  /** Returns a builder without any field. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts with these fields. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    Collections.addAll(builder.fields, fields);
    return builder;
  }

  /** Returns these fields with others, which stand in place of those of the same name. */
  public Headers with(Headers others) {
    if (fields.length == 0) {
      return others;
    }
    Builder builder = toBuilder();
    for (int i = 0; i < others.size(); i++) {
      builder.set(others.name(i), others.value(i));
    }
    return builder.build();
  }

  /** Returns the last value of a field, or null when there is none. */
  public @Nullable String get(String name) {
    for (int i = fields.length - 2; i >= 0; i -= 2) {
      if (fields[i].equalsIgnoreCase(name)) {
        return fields[i + 1];
      }
    }
    return null;
  }

  /** Returns all values of a field in their order; empty when there is none. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i].equalsIgnoreCase(name)) {
        values.add(fields[i + 1]);
      }
    }
    return Collections.unmodifiableList(values);
  }

  /** Returns the names, each once, sorted without regard to case. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < fields.length; i += 2) {
      names.add(fields[i]);
    }
    return Collections.unmodifiableSet(names);
  }

  /** Returns how many fields there are, repeated ones counted each. */
  public int size() {
    return fields.length / 2;
  }

  /** Returns the name of the field at an index, as it was sent. */
  public String name(int index) {
    return fields[index * 2];
  }

  /** Returns the value of the field at an index. */
  public String value(int index) {
    return fields[index * 2 + 1];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Headers headers && List.of(fields).equals(List.of(headers.fields));
  }

  @Override
  public int hashCode() {
    return List.of(fields).hashCode();
  }

  /** Returns the names alone. */
  @JsonValue
  @Override
  public String toString() {
    return names().toString();
  }

  /** Collects header fields. Not thread-safe. */
  public static final class Builder {

    /** What says where a message ends, or is about its connection alone. */
    private static final Set<String> SET_BY_THE_CLIENT =
        Set.of(
            "connection",
            "content-length",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final List<String> fields = new ArrayList<>();

    private Builder() {}

    /**
     * Adds a field beside others of the same name.
     *
     * @throws InvalidRequestException when the name is no HTTP token, or one that the client sets
     *     itself, such as {@code Content-Length}; or when the value has characters other than tab
     *     and printable ASCII; the message never shows the value
     */
    public Builder add(String name, String value) {
      checkName(name);
      checkValue(name, value);
      fields.add(name);
      fields.add(value);
      return this;
    }

    /**
     * Adds a field as a server sent it, whatever its characters.
     *
     * <p>For responses only: such a field may be impossible to send.
     */
    public Builder addReceived(String name, String value) {
      fields.add(Objects.requireNonNull(name, "name"));
      fields.add(Objects.requireNonNull(value, "value"));
      return this;
    }

    /**
     * Sets a field in place of all others of the same name.
     *
     * @throws InvalidRequestException as {@link #add} does
     */
    public Builder set(String name, String value) {
      for (int i = fields.size() - 2; i >= 0; i -= 2) {
        if (fields.get(i).equalsIgnoreCase(name)) {
          fields.subList(i, i + 2).clear();
        }
      }
      return add(name, value);
    }

    /** Returns the headers. */
    public Headers build() {
      return fields.isEmpty() ? EMPTY : new Headers(fields.toArray(new String[0]));
    }

    private static void checkName(String name) {
      boolean token = !name.isEmpty();
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        token &= c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
      }
      if (!token) {
        throw new InvalidRequestException(
            "the request", "'" + printable(name) + "' is not a valid name of an HTTP header");
      }
      if (SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
        throw new InvalidRequestException(
            "the request", "the header '" + name + "' is set by the client itself: leave it out");
      }
    }

    private static void checkValue(String name, String value) {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c != '\t' && (c < ' ' || c > '~')) {
          throw new InvalidRequestException(
              "the request",
              String.format(
                  Locale.ROOT,
                  "the value of header '%s' has the character U+%04X at position %d, which is not"
                      + " allowed in an HTTP header",
                  name,
                  (int) c,
                  i));
        }
      }
    }

    private static String printable(String name) {
      return name.replaceAll("[^\\x20-\\x7e]", "?");
    }
  }
}
