package io.github.modelregistry.registry.capability;

import io.github.modelregistry.error.ConflictException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.Capability;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Registers models with their files. Safe for use by several threads. */
public interface ModelRegistration extends Capability {

  /**
   * Uploads the files and registers them as a model. Where the vendor has versions, a name that its
   * namespace already has gets a new version. The model may need time before it is ready; see
   * {@link ReadinessWait}.
   *
   * <p>The request is checked before anything is sent. A failure later on leaves no model behind,
   * unless its message says that the outcome is unknown: the model may be registered then.
   *
   * @return the refs of what was registered
   * @throws InvalidRequestException if the request does not meet the {@link #requirements()}, or a
   *     file cannot be read; names all problems by the fields of the request
   * @throws NotFoundException if there is no such namespace
   * @throws ConflictException if the vendor has a model that excludes this one
   * @throws RegistryException if the vendor fails, or refuses the model
   */
  Registration register(RegistrationRequest request);

  /**
   * Registers what is set on a builder; see {@link #register(RegistrationRequest)}.
   *
   * <pre>{@code
   * registration.register(q -> q.name("churn").artifact(Path.of("churn.onnx")));
   * }</pre>
   */
  default Registration register(Consumer<? super RegistrationRequest.Builder> request) {
    RegistrationRequest.Builder builder = RegistrationRequest.builder();
    request.accept(builder);
    return register(builder.build());
  }

  /** Returns what the registry needs of a registration. Nothing is sent. */
  RegistrationRequirements requirements();

  /**
   * Returns for what {@link #register} would refuse a request before anything is sent, each
   * beginning with the field's name; empty if it would not. Nothing is sent.
   */
  default List<String> problems(RegistrationRequest request) {
    return requirements().problems(request);
  }

  /**
   * Reads the vendor's options from texts, such as those of a command line. Nothing is sent.
   *
   * @param texts values by the names that {@link RegistrationRequirements#options()} has
   * @throws InvalidRequestException if a name is unknown, or a value is not valid; names all
   *     problems, and the known options
   */
  RegistrationOptions options(Map<String, String> texts);
}
