package io.github.modelregistry.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonInput;
import io.github.modelregistry.json.ReflectionGuard;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names one version of one model: {@code registry:id@version}.
 *
 * <p>A type of its own, so that losing the version cannot turn a version into its model. The
 * version {@code latest} is a reserved name: it means the version that is the newest at the time of
 * a call.
 */
public final class ModelVersionRef implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final JsonCodec<ModelVersionRef> CODEC =
      JsonCodecs.of(ModelVersionRef::read, (out, ref) -> out.writeString(ref.toString()));

  /** The reserved version word; see {@link #isLatest()}. */
  public static final String LATEST = "latest";

  @SuppressWarnings({"unused", "serial"}) // always null; seen by Gson alone
  private final ReflectionGuard.@Nullable Guard guard = null;

  private final ModelRef model;
  private final String version;

  private ModelVersionRef(ModelRef model, String version) {
    this.model = model;
    this.version = version;
  }

  /**
   * Creates the ref of a version.
   *
   * @param model the model
   * @param version the version's token, as its registry prints it; not empty
   * @throws InvalidRequestException if the version is not allowed
   */
  public static ModelVersionRef of(ModelRef model, String version) {
    RefText.requireUnicode("model version", version);
    return new ModelVersionRef(model, version);
  }

  /**
   * Reads the text form of a version ref.
   *
   * @throws InvalidRequestException if the text is no version ref; the message says why
   */
  public static ModelVersionRef parse(String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      throw RefText.refused(text, "write registry:id@version, such as wallaroo:839@838");
    }
    String version = text.substring(at + 1);
    if (version.isEmpty()) {
      throw RefText.refused(text, "the version after the @ is missing");
    }
    ModelRef model = ModelRef.parse(text.substring(0, at));
    return new ModelVersionRef(model, RefText.decode(version, text));
  }

  /**
   * Returns whether a text is meant as a version ref rather than a model ref: it holds an
   * {@code @}, which neither an id nor a version may hold unencoded.
   */
  public static boolean looksLikeOne(String text) {
    return text.indexOf('@') >= 0;
  }

  /** Returns the model. */
  public ModelRef model() {
    return model;
  }

  /** Returns the version's token, or {@link #LATEST}. */
  public String version() {
    return version;
  }

  /** Returns the name of the registry that holds the model. */
  public String registry() {
    return model.registry();
  }

  /** Returns whether this stands for the newest version at the time of a call. */
  public boolean isLatest() {
    return version.equals(LATEST);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ModelVersionRef ref
        && model.equals(ref.model)
        && version.equals(ref.version);
  }

  @Override
  public int hashCode() {
    return Objects.hash(model, version);
  }

  private static @Nullable ModelVersionRef read(JsonInput in) {
    String text = in.readString();
    return text == null ? null : parse(text);
  }

  /** Reads the text form as {@link #parse} does; frameworks look for this name. */
  public static ModelVersionRef valueOf(String text) {
    return parse(text);
  }

  /** Returns the codec of refs: JSON has their text form. */
  public static JsonCodec<ModelVersionRef> codec() {
    return CODEC;
  }

  /** Returns the text form, which {@link #parse} reads. */
  @JsonValue
  @Override
  public String toString() {
    return model + "@" + RefText.encode(version);
  }

  /** Validates what was deserialized. */
  private Object readResolve() {
    return of(model, version);
  }
}
