package io.github.modelregistry.registry.capability;

import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.registry.Capability;
import java.util.function.Consumer;

/**
 * Reads the log of how a model or version was made: of its training or conversion. Safe for use by
 * several threads.
 */
public interface ModelLogs extends Capability {

  /**
   * Reads the log, oldest line first, in the calling thread. A request that follows waits for
   * further lines until the training or conversion has ended, well or not; no line is given twice.
   *
   * @param lines receives each line; the lines after one at which it throws are not read
   * @throws NotFoundException if there is no such model or version
   * @throws CallTimeoutException if the deadline of a request that follows passes first
   * @throws TransportException if the thread is interrupted; its flag stays set
   * @throws RegistryException if the vendor fails
   */
  void read(LogRequest request, Consumer<? super LogLine> lines);
}
