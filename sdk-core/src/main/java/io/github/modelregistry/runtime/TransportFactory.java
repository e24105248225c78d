package io.github.modelregistry.runtime;

/** Makes the transport of one client. */
@FunctionalInterface
public interface TransportFactory {

  /**
   * Returns a transport, which the caller closes.
   *
   * @throws io.github.modelregistry.error.ConfigurationException if it cannot be made as described
   */
  ApiTransport create(TransportSpec spec);
}
