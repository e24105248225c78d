package io.github.modelregistry.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonInput;
import io.github.modelregistry.json.ReflectionGuard;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names one model of one registry: {@code registry:id}.
 *
 * <p>Its text form is made to be typed and stored: whatever is not unreserved in RFC 3986 is
 * percent-encoded, as in {@code truefoundry:model%3Aacme%2Fgrowth%2Fchurn}. {@link #parse} and
 * {@link #toString} are inverse. A text with an {@code @} names a version and is refused here, so
 * that a version is not used as its model by mistake; see {@link ModelVersionRef}.
 */
public final class ModelRef implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final JsonCodec<ModelRef> CODEC =
      JsonCodecs.of(ModelRef::read, (out, ref) -> out.writeString(ref.toString()));

  @SuppressWarnings({"unused", "serial"}) // always null; seen by Gson alone
  private final ReflectionGuard.@Nullable Guard guard = null;

  private final String registry;
  private final String id;

  private ModelRef(String registry, String id) {
    this.registry = registry;
    this.id = id;
  }

  /**
   * Creates the ref of a model.
   *
   * @param registry the registry's name, {@code [a-z][a-z0-9-]{0,62}}
   * @param id the vendor's id, as the vendor writes it; not empty
   * @throws InvalidRequestException if one of the two is not allowed
   */
  public static ModelRef of(String registry, String id) {
    RefText.requireUnicode("model id", id);
    return new ModelRef(requireRegistryName(registry), id);
  }

  /**
   * Returns the given name of a registry if it is allowed.
   *
   * @param name the name, {@code [a-z][a-z0-9-]{0,62}}
   * @throws InvalidRequestException if it is not; the message says what is
   */
  public static String requireRegistryName(String name) {
    if (!RefText.isRegistryName(name)) {
      throw new InvalidRequestException("registry name '" + name + "'", RefText.NAME_RULE);
    }
    return name;
  }

  /**
   * Creates the ref of a model that a server sent, for drivers.
   *
   * @throws DecodingException if the id is empty or otherwise no id
   */
  public static ModelRef received(String registry, String id) {
    try {
      return of(registry, id);
    } catch (InvalidRequestException unusable) {
      throw new DecodingException(
          null, "$", "the id of a model: " + unusable.problems().get(0), null, unusable);
    }
  }

  /**
   * Reads the text form of a ref.
   *
   * @throws InvalidRequestException if the text is no model ref; the message says why
   */
  public static ModelRef parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw RefText.refused(text, "write registry:id, such as wallaroo:839");
    }
    String registry = text.substring(0, colon);
    String id = text.substring(colon + 1);
    if (!RefText.isRegistryName(registry)) {
      throw RefText.refused(text, RefText.NAME_RULE);
    }
    if (id.indexOf('@') >= 0) {
      throw RefText.refused(
          text, "this is the ref of a version, not of a model; write %40 for an @ in an id");
    }
    if (id.isEmpty()) {
      throw RefText.refused(text, "the id after the colon is missing");
    }
    return new ModelRef(registry, RefText.decode(id, text));
  }

  /** Returns the name of the registry that holds the model. */
  public String registry() {
    return registry;
  }

  /** Returns the vendor's id of the model, as the vendor writes it. */
  public String id() {
    return id;
  }

  /**
   * Returns the id, for a driver that is about to use it.
   *
   * @param registryName the name of the registry that is called
   * @throws InvalidRequestException if the model is in another registry
   */
  public String idIn(String registryName) {
    if (!registry.equals(registryName)) {
      throw RefText.refused(
          toString(), "it belongs to a registry other than '" + registryName + "'");
    }
    return id;
  }

  /** Returns the ref of a version of this model. */
  public ModelVersionRef version(String version) {
    return ModelVersionRef.of(this, version);
  }

  /**
   * Returns the ref of a version of this model that a server sent, for drivers.
   *
   * @throws DecodingException if the version is empty, {@code latest} or otherwise no version
   */
  public ModelVersionRef receivedVersion(String version) {
    try {
      ModelVersionRef ref = version(version);
      if (!ref.isLatest()) {
        return ref;
      }
    } catch (InvalidRequestException unusable) {
      throw new DecodingException(
          null, "$", "the id of a version: " + unusable.problems().get(0), null, unusable);
    }
    throw new DecodingException(
        "$", "'" + version + "' means the newest version, not a particular one");
  }

  /** Returns a ref that stands for whatever version is the newest when it is used. */
  public ModelVersionRef latest() {
    return ModelVersionRef.of(this, ModelVersionRef.LATEST);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ModelRef ref && registry.equals(ref.registry) && id.equals(ref.id);
  }

  @Override
  public int hashCode() {
    return Objects.hash(registry, id);
  }

  private static @Nullable ModelRef read(JsonInput in) {
    String text = in.readString();
    return text == null ? null : parse(text);
  }

  /** Reads the text form as {@link #parse} does; frameworks look for this name. */
  public static ModelRef valueOf(String text) {
    return parse(text);
  }

  /** Returns the codec of refs: JSON has their text form. */
  public static JsonCodec<ModelRef> codec() {
    return CODEC;
  }

  /** Returns the text form, which {@link #parse} reads. */
  @JsonValue
  @Override
  public String toString() {
    return registry + ":" + RefText.encode(id);
  }

  /** Validates what was deserialized. */
  private Object readResolve() {
    return of(registry, id);
  }
}
