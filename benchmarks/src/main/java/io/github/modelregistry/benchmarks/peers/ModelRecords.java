package io.github.modelregistry.benchmarks.peers;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * The page of models as records that Jackson databind fills, as one would write them by hand.
 *
 * <p>Times stay texts and the two unions are one record each with the fields of all alternatives:
 * both are cheaper for this peer than the exact types would be.
 */
public final class ModelRecords {

  private static final ObjectReader READER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readerFor(Page.class);

  private ModelRecords() {}

  /** Reads a page; does not close the stream. */
  public static Page read(InputStream json) throws IOException {
    return READER.readValue(json);
  }

  /** One page of models. */
  public record Page(List<Model> data, Pagination pagination) {}

  /** Where a page lies in its list. */
  public record Pagination(long total, Long offset, Long limit) {}

  /** A model with its latest version. */
  public record Model(
      String id,
      @JsonProperty("ml_repo_id") String mlRepoId,
      String name,
      String fqn,
      @JsonProperty("created_by_subject") Subject createdBySubject,
      String type,
      @JsonProperty("created_at") String createdAt,
      @JsonProperty("updated_at") String updatedAt,
      @JsonProperty("latest_version") Version latestVersion,
      @JsonProperty("run_steps") List<Long> runSteps) {}

  /** Who did something. */
  public record Subject(
      String subjectId, String subjectType, String subjectSlug, String subjectDisplayName) {}

  /** A version of a model. */
  public record Version(
      String id,
      String fqn,
      @JsonProperty("created_by_subject") Subject createdBySubject,
      Manifest manifest,
      @JsonProperty("ml_repo_id") String mlRepoId,
      @JsonProperty("model_id") String modelId,
      @JsonProperty("created_at") String createdAt,
      @JsonProperty("updated_at") String updatedAt,
      @JsonProperty("usage_code_snippet") String usageCodeSnippet,
      List<String> tags,
      @JsonProperty("version_alias") String versionAlias,
      List<Metric> metrics,
      Boolean deployable) {}

  /** What is registered as a version. */
  public record Manifest(
      String name,
      Map<String, Object> metadata,
      @JsonProperty("ml_repo") String mlRepo,
      Source source,
      String description,
      @JsonProperty("version_alias") String versionAlias,
      Long version,
      String type,
      Framework framework,
      Environment environment,
      Long step,
      @JsonProperty("run_id") String runId) {}

  /** Where the files of a version lie. */
  public record Source(
      String type, String uri, @JsonProperty("file_or_folder") String fileOrFolder) {}

  /** What a model was made with. */
  public record Framework(
      String type,
      @JsonProperty("model_filepath") String modelFilepath,
      @JsonProperty("serialization_format") String serializationFormat,
      @JsonProperty("library_name") String libraryName,
      @JsonProperty("pipeline_tag") String pipelineTag,
      @JsonProperty("base_model") String baseModel) {}

  /** The Python environment that a model needs. */
  public record Environment(
      @JsonProperty("python_version") String pythonVersion,
      @JsonProperty("pip_packages") List<String> pipPackages) {}

  /** One value of one metric. */
  public record Metric(String key, Double value, Long timestamp, Long step) {}
}
