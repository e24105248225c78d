package io.github.modelregistry.json.example;

import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonInput;
import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.json.JsonOutput;
import io.github.modelregistry.json.JsonValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A union whose forms the field {@code type} tells apart. */
public final class SampleFramework implements JsonModel {

  private static final JsonCodec<SampleFramework> CODEC =
      JsonCodecs.union(SampleFramework::read, SampleFramework::write);

  private final Object value;

  private SampleFramework(Object value) {
    this.value = value;
  }

  /** Returns this form of it. */
  public static SampleFramework of(SampleOnnx value) {
    return new SampleFramework(Objects.requireNonNull(value, "value"));
  }

  /** Returns how this type is read and written. */
  public static JsonCodec<SampleFramework> codec() {
    return CODEC;
  }

  /** Returns the value if it has this form, or null. */
  public @Nullable SampleOnnx asOnnx() {
    return value instanceof SampleOnnx form ? form : null;
  }

  /** Returns the JSON that came if it has none of the forms listed here, or else null. */
  public @Nullable JsonValue json() {
    return value instanceof JsonValue form ? form : null;
  }

  @Override
  public String toJson() {
    return JsonDocuments.toJson(this, CODEC);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof SampleFramework that && value.equals(that.value));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value.toString();
  }

  private static SampleFramework read(JsonInput jsonInput) {
    String kind = jsonInput.peekDiscriminator("type");
    if (kind == null) {
      return new SampleFramework(jsonInput.readValue());
    }
    return switch (kind) {
      case "onnx" -> of(SampleOnnx.codec().read(jsonInput));
      default -> {
        jsonInput.unknownVariant("SampleFramework", kind);
        yield new SampleFramework(jsonInput.readValue());
      }
    };
  }

  private static void write(JsonOutput jsonOutput, SampleFramework union) {
    if (union.value instanceof SampleOnnx form) {
      SampleOnnx.codec().write(jsonOutput, form);
    } else {
      jsonOutput.writeValue((JsonValue) union.value);
    }
  }
}
