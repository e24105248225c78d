package io.github.modelregistry.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;

/** Makes parsers that read strict JSON, and of the non-numbers those that Python servers write. */
final class JacksonParsers {

  /** Remembers names of at most 6,000 fields, unless the parser is left open. */
  private static final JsonFactory FACTORY = newFactory();

  private JacksonParsers() {}

  static JsonParser open(DocumentBytes source) throws IOException {
    return FACTORY.createParser(source);
  }

  private static JsonFactory newFactory() {
    JsonFactoryBuilder builder = new JsonFactoryBuilder();
    builder.disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
    builder.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);
    try {
      Constraints.lift(builder);
    } catch (LinkageError before215) {
      // There are no constraints to lift.
    }
    return builder.build();
  }

  /** Jackson's own limits, from 2.15 on: lifted, since ours hold for all versions alike. */
  private static final class Constraints {

    private Constraints() {}

    static void lift(JsonFactoryBuilder builder) {
      StreamReadConstraints.Builder constraints =
          StreamReadConstraints.builder()
              .maxStringLength(Integer.MAX_VALUE)
              .maxNumberLength(Integer.MAX_VALUE);
      try {
        constraints.maxNameLength(Integer.MAX_VALUE);
      } catch (NoSuchMethodError before216) {
        // Names have no constraint to lift.
      }
      builder.streamReadConstraints(constraints.build());
    }
  }
}
