package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.sandbox.internal.http.MediaTypes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of documents, each with a media type of its own. */
enum Profile {
  MODEL("model"),
  MODEL_LISTING("modelListing", "listModels"),
  TRANSCODING("modelTranscoding", "createTranscoding", "getTranscoding"),
  TRANSCODING_LISTING("modelTranscodingListing", "listTranscodings"),
  EXPERIMENT("experiment", "createExperiment", "getExperiment", "updateExperiment"),
  EXPERIMENT_LISTING("experimentListing", "listExperiments"),
  RUN("experimentRun", "createRun", "getRun"),
  RUN_LISTING("experimentRunListing", "listRuns"),
  RUN_STATUS("experimentRunStatus", "getRunStatus"),
  INSIGHT("insight", "createInsight", "getInsight"),
  INSIGHT_LISTING("insightListing", "listInsights"),
  DEFAULT_METRICS("defaultMetricsListing", "listDefaultMetrics"),
  ENGINE("engine", "getEngine"),
  ENGINE_LISTING("engineListing", "listEngines"),
  DOCKER_REGISTRY("enginesDockerRegistryInfo", "getDockerRegistry"),
  ML_INSTANCE("mlInstance", "getMlInstance"),
  ML_INSTANCE_LISTING("mlInstanceListing", "listMlInstances"),
  ML_SERVICE("mlService", "getMlService"),
  ML_SERVICE_LISTING("mlServiceListing", "listMlServices"),
  API_RESPONSE("api-response", "deleteModel", "deleteExperiment", "deleteExperimentsOfMlInstance"),

  /** The file of a model, which is no JSON. */
  ARTIFACT("application/octet-stream", false, "downloadArtifact");

  private static final String JSON = "application/json";

  private final String mediaType;
  private final boolean json;

  @SuppressWarnings("ImmutableEnumChecker") // List.of() does not change.
  private final List<String> operations;

  /** Creates the profile of the responses of operations; that of models is for all others. */
  Profile(String word, String... operations) {
    this(
        "application/vnd.adobe.platform.sensei+json;profile=" + word + ".v1.json",
        true,
        operations);
  }

  Profile(String mediaType, boolean json, String... operations) {
    this.mediaType = mediaType;
    this.json = json;
    this.operations = List.of(operations);
  }

  /** Returns the media type profile of an operation's responses. */
  static Profile ofResponse(String operation) {
    return Arrays.stream(values())
        .filter(profile -> profile.operations.contains(operation))
        .findFirst()
        .orElse(MODEL);
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
