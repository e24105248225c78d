package io.github.modelregistry.json.example;

import io.github.modelregistry.json.ExtraFields;
import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonInput;
import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.json.JsonOutput;
import io.github.modelregistry.json.ObjectShape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One form of {@link SampleFramework}; read only, so without a builder. */
public final class SampleOnnx implements JsonModel {

  private static final ObjectShape SHAPE =
      ObjectShape.of("SampleOnnx", "type", "opset").requiring("type");
  private static final JsonCodec<SampleOnnx> CODEC =
      JsonCodecs.object(SampleOnnx::new, SampleOnnx::write);

  private final @Nullable String type;
  private final @Nullable Integer opset;
  private final @Nullable ExtraFields extraFields;

  private SampleOnnx(JsonInput jsonInput) {
    String type = null;
    Integer opset = null;
    jsonInput.beginObject(SHAPE);
    for (int field = jsonInput.nextField(); field >= 0; field = jsonInput.nextField()) {
      switch (field) {
        case 1 -> type = jsonInput.readString();
        case 2 -> opset = jsonInput.readInt();
        default -> throw new AssertionError(field);
      }
    }
    this.extraFields = jsonInput.endObject();
    this.type = type;
    this.opset = opset;
  }

  /** Returns how this type is read and written. */
  public static JsonCodec<SampleOnnx> codec() {
    return CODEC;
  }

  /** Returns the kind. */
  public String type() {
    if (type == null) {
      throw ExtraFields.missing(extraFields, SHAPE, 1);
    }
    return type;
  }

  /** Returns the operator set. */
  public @Nullable Integer opset() {
    return opset;
  }

  @Override
  public String toJson() {
    return JsonDocuments.toJson(this, CODEC);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof SampleOnnx that
            && Objects.equals(type, that.type)
            && Objects.equals(opset, that.opset)
            && ExtraFields.equal(extraFields, that.extraFields));
  }

  @Override
  public int hashCode() {
    return 31 * (31 * ExtraFields.hash(extraFields) + Objects.hashCode(type))
        + Objects.hashCode(opset);
  }

  @Override
  public String toString() {
    return "SampleOnnx[type=" + type + ", opset=" + opset + "]";
  }

  private static void write(JsonOutput jsonOutput, SampleOnnx model) {
    jsonOutput.beginObject(SHAPE, model.extraFields);
    jsonOutput.field(1, model.type);
    jsonOutput.field(2, model.opset);
    jsonOutput.endObject();
  }
}
