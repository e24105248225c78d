package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.sandbox.internal.http.MediaTypes;
import org.jspecify.annotations.Nullable;

/** The kinds of documents, each with a media type of its own. */
enum Profile {
  MODEL("model"),
  MODEL_LISTING("modelListing"),
  TRANSCODING("modelTranscoding"),
  TRANSCODING_LISTING("modelTranscodingListing"),
  API_RESPONSE("api-response");

  private static final String JSON = "application/json";

  private final String mediaType;

  Profile(String word) {
    mediaType = "application/vnd.adobe.platform.sensei+json;profile=" + word + ".v1.json";
  }

  /** Returns the media type profile of an operation's responses. */
  static Profile ofResponse(String operation) {
    return switch (operation) {
      case "listModels" -> MODEL_LISTING;
      case "listTranscodings" -> TRANSCODING_LISTING;
      case "createTranscoding", "getTranscoding" -> TRANSCODING;
      case "deleteModel" -> API_RESPONSE;
      default -> MODEL;
    };
  }

  String mediaType() {
    return mediaType;
  }

  /**
   * Returns the media type of the response: this document's own where the caller takes it, else
   * plain JSON; null when the caller takes neither.
   */
  @Nullable String acceptedBy(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return mediaType;
    }
    String accepted = null;
    for (String range : accept.split(",", -1)) {
      switch (MediaTypes.withoutParameters(range)) {
        case "*/*", "application/*" -> accepted = mediaType;
        case JSON -> accepted = accepted == null ? JSON : accepted;
        default -> accepted = isThis(range) ? mediaType : accepted;
      }
    }
    return accepted;
  }

  private boolean isThis(String range) {
    return MediaTypes.parameter(range, "profile") == null
        ? MediaTypes.withoutParameters(mediaType).equals(MediaTypes.withoutParameters(range))
        : MediaTypes.matches(mediaType, range);
  }
}
