package io.github.modelregistry.benchmarks.peers;

import com.alibaba.fastjson2.JSON;
import com.alibaba.fastjson2.annotation.JSONField;
import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import com.google.gson.TypeAdapter;
import com.google.gson.annotations.SerializedName;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The page of models as classes with public fields, which Gson fills by reflection and fastjson2 by
 * the code that it generates.
 *
 * <p>Field types are those of {@link ModelRecords}.
 */
public final class ModelBeans {

  private static final TypeAdapter<Page> GSON =
      new GsonBuilder()
          .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
          .create()
          .getAdapter(Page.class);

  private ModelBeans() {}

  /** Reads a page with Gson; does not close the stream. */
  public static Page readWithGson(InputStream json) throws IOException {
    return GSON.read(new JsonReader(new InputStreamReader(json, StandardCharsets.UTF_8)));
  }

  /** Reads a page with fastjson2. */
  public static Page readWithFastjson(InputStream json) {
    return JSON.parseObject(json, Page.class);
  }

  /** One page of models. */
  public static final class Page {
    public List<Model> data;
    public Pagination pagination;
  }

  /** Where a page lies in its list. */
  public static final class Pagination {
    public long total;
    public Long offset;
    public Long limit;
  }

  /** A model with its latest version. */
  public static final class Model {
    public String id;

    @SerializedName("ml_repo_id")
    @JSONField(name = "ml_repo_id")
    public String mlRepoId;

    public String name;
    public String fqn;

    @SerializedName("created_by_subject")
    @JSONField(name = "created_by_subject")
    public Subject createdBySubject;

    public String type;

    @SerializedName("created_at")
    @JSONField(name = "created_at")
    public String createdAt;

    @SerializedName("updated_at")
    @JSONField(name = "updated_at")
    public String updatedAt;

    @SerializedName("latest_version")
    @JSONField(name = "latest_version")
    public Version latestVersion;

    @SerializedName("run_steps")
    @JSONField(name = "run_steps")
    public List<Long> runSteps;
  }

  /** Who did something. */
  public static final class Subject {
    public String subjectId;
    public String subjectType;
    public String subjectSlug;
    public String subjectDisplayName;
  }

  /** A version of a model. */
  public static final class Version {
    public String id;
    public String fqn;

    @SerializedName("created_by_subject")
    @JSONField(name = "created_by_subject")
    public Subject createdBySubject;

    public Manifest manifest;

    @SerializedName("ml_repo_id")
    @JSONField(name = "ml_repo_id")
    public String mlRepoId;

    @SerializedName("model_id")
    @JSONField(name = "model_id")
    public String modelId;

    @SerializedName("created_at")
    @JSONField(name = "created_at")
    public String createdAt;

    @SerializedName("updated_at")
    @JSONField(name = "updated_at")
    public String updatedAt;

    @SerializedName("usage_code_snippet")
    @JSONField(name = "usage_code_snippet")
    public String usageCodeSnippet;

    public List<String> tags;

    @SerializedName("version_alias")
    @JSONField(name = "version_alias")
    public String versionAlias;

    public List<Metric> metrics;
    public Boolean deployable;
  }

  /** What is registered as a version. */
  public static final class Manifest {
    public String name;
    public Map<String, Object> metadata;

    @SerializedName("ml_repo")
    @JSONField(name = "ml_repo")
    public String mlRepo;

    public Source source;
    public String description;

    @SerializedName("version_alias")
    @JSONField(name = "version_alias")
    public String versionAlias;

    public Long version;
    public String type;
    public Framework framework;
    public Environment environment;
    public Long step;

    @SerializedName("run_id")
    @JSONField(name = "run_id")
    public String runId;
  }

  /** Where the files of a version lie. */
  public static final class Source {
    public String type;
    public String uri;

    @SerializedName("file_or_folder")
    @JSONField(name = "file_or_folder")
    public String fileOrFolder;
  }

  /** What a model was made with. */
  public static final class Framework {
    public String type;

    @SerializedName("model_filepath")
    @JSONField(name = "model_filepath")
    public String modelFilepath;

    @SerializedName("serialization_format")
    @JSONField(name = "serialization_format")
    public String serializationFormat;

    @SerializedName("library_name")
    @JSONField(name = "library_name")
    public String libraryName;

    @SerializedName("pipeline_tag")
    @JSONField(name = "pipeline_tag")
    public String pipelineTag;

    @SerializedName("base_model")
    @JSONField(name = "base_model")
    public String baseModel;
  }

  /** The Python environment that a model needs. */
  public static final class Environment {
    @SerializedName("python_version")
    @JSONField(name = "python_version")
    public String pythonVersion;

    @SerializedName("pip_packages")
    @JSONField(name = "pip_packages")
    public List<String> pipPackages;
  }

  /** One value of one metric. */
  public static final class Metric {
    public String key;
    public Double value;
    public Long timestamp;
    public Long step;
  }
}
