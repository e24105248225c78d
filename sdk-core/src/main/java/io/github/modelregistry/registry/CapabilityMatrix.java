package io.github.modelregistry.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who can do what: names of registries or vendors, and the capabilities each one has. Immutable.
 */
public final class CapabilityMatrix {

  private final Map<String, Set<Class<? extends Capability>>> rows;

  private CapabilityMatrix(Map<String, Set<Class<? extends Capability>>> rows) {
    this.rows = rows;
  }

  /** Returns the matrix of the given capabilities by name, in the map's order. */
  public static CapabilityMatrix of(Map<String, Set<Class<? extends Capability>>> capabilities) {
    Map<String, Set<Class<? extends Capability>>> rows = new LinkedHashMap<>();
    capabilities.forEach((name, row) -> rows.put(name, Set.copyOf(row)));
    return new CapabilityMatrix(rows);
  }

  /** Returns what the given registries can do, in their order. */
  public static CapabilityMatrix of(Iterable<? extends ModelRegistry> registries) {
    Map<String, Set<Class<? extends Capability>>> rows = new LinkedHashMap<>();
    for (ModelRegistry registry : registries) {
      rows.put(registry.name(), registry.capabilities());
    }
    return of(rows);
  }

  /** Returns the names of those described, in order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(rows.keySet());
  }

  /**
   * Returns the simple names of all capabilities that any of the registries has, in alphabetical
   * order.
   */
  public SortedSet<String> capabilities() {
    SortedSet<String> all = new TreeSet<>();
    rows.values().forEach(row -> row.forEach(capability -> all.add(capability.getSimpleName())));
    return Collections.unmodifiableSortedSet(all);
  }

  /** Returns whether the named registry or vendor has a capability; false for unknown names. */
  public boolean has(String name, Class<? extends Capability> capability) {
    return rows.getOrDefault(name, Set.of()).contains(capability);
  }

  /** Returns the names of those who have a capability, in order; may be empty. */
  public List<String> supportedBy(Class<? extends Capability> capability) {
    return rows.keySet().stream().filter(name -> has(name, capability)).toList();
  }

  /** Returns one line per name, with its capabilities in alphabetical order. */
  @JsonValue
  @Override
  public String toString() {
    StringBuilder lines = new StringBuilder();
    rows.forEach(
        (name, row) ->
            lines
                .append(name)
                .append(": ")
                .append(row.isEmpty() ? "-" : String.join(", ", simpleNames(row)))
                .append('\n'));
    return lines.toString();
  }

  private static List<String> simpleNames(Set<Class<? extends Capability>> row) {
    return row.stream().map(Class::getSimpleName).sorted().toList();
  }
}
