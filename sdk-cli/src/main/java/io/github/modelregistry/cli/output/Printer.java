package io.github.modelregistry.cli.output;

import io.github.modelregistry.registry.RegistryFailure;
import java.util.List;

/**
 * Prints items one by one, without keeping them.
 *
 * @param <T> the type of the items
 */
public interface Printer<T> {

  /** Prints the next item. */
  void print(T item);

  /** Finishes the output and prints the failed registries. */
  void end(List<RegistryFailure> failures);
}
