package io.github.modelregistry.gson;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.LongSerializationPolicy;

/** What the tests run with. */
final class Gsons {

  private Gsons() {}

  static Gson registered() {
    return new GsonBuilder()
        .registerTypeAdapterFactory(ModelRegistryTypeAdapterFactory.create())
        .create();
  }

  /** Returns one with every setting that changes how ordinary classes are read or written. */
  static Gson withSettings() {
    return new GsonBuilder()
        .registerTypeAdapterFactory(ModelRegistryTypeAdapterFactory.create())
        .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
        .setLongSerializationPolicy(LongSerializationPolicy.STRING)
        .enableComplexMapKeySerialization()
        .excludeFieldsWithoutExposeAnnotation()
        .disableInnerClassSerialization()
        .disableHtmlEscaping()
        .setPrettyPrinting()
        .create();
  }
}
