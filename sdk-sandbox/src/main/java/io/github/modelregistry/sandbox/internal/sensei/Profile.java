package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.sandbox.internal.http.MediaTypes;
import org.jspecify.annotations.Nullable;

/** The kinds of documents, each with a media type of its own. */
enum Profile {
  MODEL("model"),
  MODEL_LISTING("modelListing"),
  TRANSCODING("modelTranscoding"),
  TRANSCODING_LISTING("modelTranscodingListing"),
  EXPERIMENT("experiment"),
  EXPERIMENT_LISTING("experimentListing"),
  RUN("experimentRun"),
  RUN_LISTING("experimentRunListing"),
  RUN_STATUS("experimentRunStatus"),
  INSIGHT("insight"),
  INSIGHT_LISTING("insightListing"),
  DEFAULT_METRICS("defaultMetricsListing"),
  ENGINE("engine"),
  ENGINE_LISTING("engineListing"),
  DOCKER_REGISTRY("enginesDockerRegistryInfo"),
  ML_INSTANCE("mlInstance"),
  ML_INSTANCE_LISTING("mlInstanceListing"),
  ML_SERVICE("mlService"),
  ML_SERVICE_LISTING("mlServiceListing"),
  API_RESPONSE("api-response"),

  /** The file of a model, which is no JSON. */
  ARTIFACT("application/octet-stream", false);

  private static final String JSON = "application/json";

  private final String mediaType;
  private final boolean json;

  Profile(String word) {
    this("application/vnd.adobe.platform.sensei+json;profile=" + word + ".v1.json", true);
  }

  Profile(String mediaType, boolean json) {
    this.mediaType = mediaType;
    this.json = json;
  }

  /** Returns the media type profile of an operation's responses. */
  static Profile ofResponse(String operation) {
    return switch (operation) {
      case "listModels" -> MODEL_LISTING;
      case "listTranscodings" -> TRANSCODING_LISTING;
      case "createTranscoding", "getTranscoding" -> TRANSCODING;
      case "downloadArtifact" -> ARTIFACT;
      case "listExperiments" -> EXPERIMENT_LISTING;
      case "createExperiment", "getExperiment", "updateExperiment" -> EXPERIMENT;
      case "listRuns" -> RUN_LISTING;
      case "createRun", "getRun" -> RUN;
      case "getRunStatus" -> RUN_STATUS;
      case "listInsights" -> INSIGHT_LISTING;
      case "createInsight", "getInsight" -> INSIGHT;
      case "listDefaultMetrics" -> DEFAULT_METRICS;
      case "listEngines" -> ENGINE_LISTING;
      case "getEngine" -> ENGINE;
      case "getDockerRegistry" -> DOCKER_REGISTRY;
      case "listMlInstances" -> ML_INSTANCE_LISTING;
      case "getMlInstance" -> ML_INSTANCE;
      case "listMlServices" -> ML_SERVICE_LISTING;
      case "getMlService" -> ML_SERVICE;
      case "deleteModel", "deleteExperiment", "deleteExperimentsOfMlInstance" -> API_RESPONSE;
      default -> MODEL;
    };
  }

  String mediaType() {
    return mediaType;
  }

  /** Returns the media types that the response can have, for messages. */
  String alternatives() {
    return json ? mediaType + " or " + JSON : mediaType;
  }

  /**
   * Returns the media type of the response: this document's own where the caller takes it, else
   * plain JSON where it is JSON; null when the caller takes neither.
   */
  @Nullable String acceptedBy(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return mediaType;
    }
    String accepted = null;
    for (String range : accept.split(",", -1)) {
      switch (MediaTypes.withoutParameters(range)) {
        case "*/*", "application/*" -> accepted = mediaType;
        case JSON -> accepted = accepted == null && json ? JSON : accepted;
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
