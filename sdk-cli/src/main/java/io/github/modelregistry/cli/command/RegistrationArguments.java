package io.github.modelregistry.cli.command;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.capability.RegistrationOptions;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.capability.RegistrationRequirements;
import io.github.modelregistry.transfer.ProgressListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of what a model is registered as, beside its name. */
final class RegistrationArguments {

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      description = "Wallaroo's workspace, by its id or name; TrueFoundry's ML repo.")
  private @Nullable String namespace;

  @Option(
      names = "--framework",
      paramLabel = "NAME",
      description = "The framework as the registry calls it, such as onnx.")
  private @Nullable String framework;

  @Option(names = "--description", paramLabel = "TEXT", description = "The model's description.")
  private @Nullable String description;

  @Option(
      names = "--option",
      paramLabel = "KEY=VALUE",
      description =
          "An option of the registry; may be repeated. The error for an unknown one lists the known"
              + " ones.")
  private final Map<String, String> options = new LinkedHashMap<>();

  @Option(
      names = "--allow-unknown-values",
      description =
          "Send a name or a framework that mreg does not know as valid, and let the server decide.")
  private boolean allowUnknownValues;

  /** Reads the registry's own options; names all that are not valid. */
  RegistrationOptions options(ModelRegistration target) {
    return target.options(options);
  }

  /**
   * Sends files to a registry, and notes what is left there if that fails.
   *
   * @param subject what errors call it
   */
  static Registration register(
      RootCommand root,
      String subject,
      ModelRegistry registry,
      Function<ProgressListener, Registration> call) {
    RegistrationRequirements needs = registry.require(ModelRegistration.class).requirements();
    try {
      return OptionTerms.of(needs).call(subject, () -> root.transfer(call));
    } catch (ApiException failed) {
      noteLeft(root, registry.name(), failed.isOutcomeUnknown());
      throw failed;
    } catch (TransportException failed) {
      noteLeft(root, registry.name(), failed.isOutcomeUnknown());
      throw failed;
    }
  }

  private static void noteLeft(RootCommand root, String registry, boolean unknown) {
    root.note(
        unknown
            ? "It is not known whether "
                + registry
                + " has registered the model: look for it with 'mreg list --registry "
                + registry
                + "' before you try again."
            : "Nothing was registered in " + registry + ".");
  }

  /** Sets what was given; what was not given stays as it is. */
  void set(RegistrationRequest.Builder request) {
    if (namespace != null) {
      request.namespace(namespace);
    }
    if (framework != null) {
      request.framework(framework);
    }
    if (description != null) {
      request.description(description);
    }
    request.allowUnknownValues(allowUnknownValues);
  }
}
