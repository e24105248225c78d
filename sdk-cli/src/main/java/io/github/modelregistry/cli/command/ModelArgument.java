package io.github.modelregistry.cli.command;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a user gives as REF to read something: a ref, or a registry and a name that exactly one of
 * its models has.
 *
 * @param text what was given
 * @param registries the registries to look in
 */
record ModelArgument(String text, ModelRegistries registries) {

  /**
   * Reads something of the model.
   *
   * @throws NotFoundException if there is neither a model of this id nor one of this name
   * @throws InvalidRequestException if several models have the name; it lists their refs
   */
  <T> T read(Function<ModelRef, T> action) {
    return read(() -> action.apply(ModelRef.parse(text)), text, action);
  }

  /** Reads something of the version, as {@link #read} does. */
  <T> T readVersion(Function<ModelVersionRef, T> action) {
    int at = text.lastIndexOf('@');
    String version = text.substring(at + 1);
    if (version.isEmpty()) {
      return action.apply(ModelVersionRef.parse(text));
    }
    return read(
        () -> action.apply(ModelVersionRef.parse(text)),
        text.substring(0, at),
        // The version of a text such as registry:NAME@version is encoded as in a ref.
        model -> action.apply(ModelVersionRef.parse(model + "@" + version)));
  }

  private <T> T read(Supplier<T> byId, String model, Function<ModelRef, T> byName) {
    try {
      return byId.get();
    } catch (NotFoundException | InvalidRequestException | BadRequestException notAnId) {
      return byName.apply(find(model, notAnId));
    }
  }

  private ModelRef find(String model, RegistryException notAnId) {
    int colon = model.indexOf(':');
    boolean named = colon > 0 && registries.names().contains(model.substring(0, colon));
    // An @ belongs to a version; names that hold one are encoded.
    if (!named || model.indexOf('@') >= 0) {
      throw notAnId;
    }
    String name = name(model, colon);
    List<RegisteredModel> found;
    try {
      found = registries.registry(model.substring(0, colon)).findByName(name);
    } catch (NotFoundException | BadRequestException failed) {
      notAnId.addSuppressed(failed);
      throw notAnId;
    }
    if (found.isEmpty()) {
      throw notAnId instanceof NotFoundException || exists(model)
          ? notAnId
          : neither(model, notAnId);
    }
    return single(name, found);
  }

  /** What was wrong with the request was then not the id. */
  private boolean exists(String model) {
    try {
      registries.get(model);
      return true;
    } catch (NotFoundException | InvalidRequestException | BadRequestException notThere) {
      return false;
    }
  }

  private static ApiException neither(String model, RegistryException notAnId) {
    String registry = model.substring(0, model.indexOf(':'));
    ApiException neither =
        ApiException.of(
            ErrorDetails.builder(model, HttpURLConnection.HTTP_NOT_FOUND)
                .deduced(true)
                .vendorMessage("no model has this id or name")
                .advice("List the models with 'mreg list --registry " + registry + "'.")
                .build());
    neither.addSuppressed(notAnId);
    return neither;
  }

  /** The name may be encoded as an id is in a ref, and may be plain where that is no ref. */
  private static String name(String model, int colon) {
    try {
      return ModelRef.parse(model).id();
    } catch (InvalidRequestException plain) {
      return model.substring(colon + 1);
    }
  }

  private static ModelRef single(String name, List<RegisteredModel> found) {
    if (found.size() > 1) {
      String refs = found.stream().map(m -> m.ref().toString()).collect(Collectors.joining(", "));
      throw new InvalidRequestException(
          "'" + name + "'", found.size() + " models have this name; use one of the refs " + refs);
    }
    return found.get(0).ref();
  }
}
