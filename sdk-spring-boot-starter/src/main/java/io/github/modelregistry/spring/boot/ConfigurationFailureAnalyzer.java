package io.github.modelregistry.spring.boot;

import io.github.modelregistry.error.ConfigurationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains why an application whose settings of registries are wrong does not start. */
final class ConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<ConfigurationException> {

  /** Creates the analyzer; called by Spring Boot. */
  ConfigurationFailureAnalyzer() {}

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ConfigurationException cause) {
    String problems = String.join("\n    - ", cause.problems());
    return new FailureAnalysis(
        "The model registries cannot be opened:\n\n    - " + problems,
        """
        Correct the properties below model-registry. A setting of a vendor can also be given by the name \
        that it has in the environment, such as WALLAROO_URL. To start without registries, set \
        model-registry.enabled to false.\
        """,
        cause);
  }
}
