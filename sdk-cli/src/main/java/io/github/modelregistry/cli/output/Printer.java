package io.github.modelregistry.cli.output;

import io.github.modelregistry.registry.RegistryFailure;
import java.util.List;

/**
 * Prints things one after the other, as they come, and remembers none of them.
 *
 * @param <T> the kind of thing
 */
public interface Printer<T> {

  /** Prints the next one. */
  void print(T item);

  /** Ends what was printed, and says which registries could not tell everything. */
  void end(List<RegistryFailure> failures);
}
