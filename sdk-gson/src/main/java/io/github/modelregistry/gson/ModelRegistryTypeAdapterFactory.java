package io.github.modelregistry.gson;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Lets a {@code Gson} read and write the SDK's values without loss: models, versions and refs of
 * the facade, generated models and open enums, {@code JsonValue} and {@code Timestamp}.
 *
 * <pre>{@code
 * Gson gson =
 *     new GsonBuilder()
 *         .registerTypeAdapterFactory(ModelRegistryTypeAdapterFactory.create())
 *         .create();
 * RegisteredModel model = gson.fromJson(gson.toJson(stored), RegisteredModel.class);
 * }</pre>
 *
 * <p>The JSON is that of {@code toJson()}, regardless of the naming policy and the treatment of
 * nulls of the {@code Gson}. A value that cannot be read is a {@code JsonSyntaxException}. A bare
 * {@code NaN} is read as a text, because Gson does not distinguish the two. Works with Gson 2.8.5
 * and later. Thread-safe.
 */
public final class ModelRegistryTypeAdapterFactory implements TypeAdapterFactory {

  private static final ModelRegistryTypeAdapterFactory INSTANCE =
      new ModelRegistryTypeAdapterFactory();

  private ModelRegistryTypeAdapterFactory() {}

  /** Returns the factory, for {@code GsonBuilder.registerTypeAdapterFactory}. */
  public static ModelRegistryTypeAdapterFactory create() {
    return INSTANCE;
  }

  /** Returns the adapter of a type of the SDK, or null for any other type. */
  @Override
  @SuppressWarnings("unchecked") // the class of a TypeToken<T> is a Class<? super T>
  public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    Class<T> raw = (Class<T>) type.getRawType();
    JsonCodec<T> codec = JsonCodecs.ofType(raw);
    boolean ours =
        codec != null
            || JsonModel.class.isAssignableFrom(raw)
            || JsonValue.class.isAssignableFrom(raw);
    return ours ? new CodecAdapter<>(raw, codec) : null;
  }
}
