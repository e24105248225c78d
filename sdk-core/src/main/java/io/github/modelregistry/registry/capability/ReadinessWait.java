package io.github.modelregistry.registry.capability;

import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.ModelNotReadyException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersionRef;

/**
 * Waits until a model or version can be used: until its upload, conversion, training or download is
 * over. Safe for use by several threads.
 */
public interface ReadinessWait extends Capability {

  /**
   * Waits in the calling thread until the status is {@link
   * io.github.modelregistry.registry.ModelStatus#READY}.
   *
   * <p>A status that nobody knows does not end the wait: a vendor may add one. Failures that may be
   * temporary, such as those of a server that restarts, do not end it either, unless five polls in
   * succession fail.
   *
   * @return what became ready
   * @throws ModelNotReadyException if it will not become ready: the work failed, or none is in
   *     progress
   * @throws NotFoundException if it does not exist, or is deleted meanwhile
   * @throws CallTimeoutException if the deadline of the request passes first
   * @throws TransportException if the thread is interrupted; its flag stays set
   * @throws RegistryException if the vendor fails
   */
  WaitResult await(WaitRequest request);

  /** Waits for a model with the defaults of {@link WaitRequest}. */
  default WaitResult await(ModelRef model) {
    return await(WaitRequest.builder().model(model).build());
  }

  /** Waits for a version with the defaults of {@link WaitRequest}. */
  default WaitResult await(ModelVersionRef version) {
    return await(WaitRequest.builder().version(version).build());
  }

  /**
   * Waits for what was registered: for the version, or for the model where there are no versions.
   */
  default WaitResult await(Registration registered) {
    ModelVersionRef version = registered.version();
    return version == null ? await(registered.model()) : await(version);
  }
}
