package io.github.modelregistry.spring.boot;

import java.util.Map;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Tells where the registries are, in place of the properties of the application.
 *
 * <p>The names of the registries, and the settings of the transport, are still those of the
 * properties. If these describe no registry, there is one for each vendor that has settings here.
 */
public interface ModelRegistryConnectionDetails extends ConnectionDetails {

  /**
   * Returns the settings for all registries of a vendor, by the names that they have in the
   * environment, such as {@code WALLAROO_URL}.
   *
   * @return the settings; empty if the registries of this vendor are not to be opened
   */
  Map<String, String> settings(String vendor);
}
