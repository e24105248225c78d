package io.github.modelregistry.marqtune;

import io.github.modelregistry.json.JsonValue;

/** The forms that each response of the service may have. */
enum Form {
  BARE,
  IN_ENVELOPE,
  IN_ENVELOPE_AS_TEXT;

  /** Returns the body of a successful response in this form. */
  String of(String payload) {
    return switch (this) {
      case BARE -> payload;
      case IN_ENVELOPE -> "{\"statusCode\":200,\"body\":" + payload + "}";
      case IN_ENVELOPE_AS_TEXT -> "{\"statusCode\":200,\"body\":" + JsonValue.of(payload) + "}";
    };
  }
}
