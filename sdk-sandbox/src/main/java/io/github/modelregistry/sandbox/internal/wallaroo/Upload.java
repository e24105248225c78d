package io.github.modelregistry.sandbox.internal.wallaroo;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model file that the user sent.
 *
 * @param metadata its metadata
 * @param fileName the file name exactly as it was sent
 * @param file the content
 * @param time when it came
 * @param converted whether the platform converts it; if not, it is ready at once
 */
record Upload(JsonValue metadata, String fileName, Blob file, Instant time, boolean converted) {

  private static final String PLATFORM = "2025.2.1";

  /** Returns the registration of a container image, which has no file. */
  static Upload image(JsonValue metadata, Instant time) {
    return new Upload(metadata, "", Blob.of(""), time, false);
  }

  /** Returns a file whose metadata are the parameters of a query. */
  static Upload stream(SandboxRequest request, Instant time) {
    JsonValue metadata =
        new JsonFields()
            .put("name", request.queryValue("name"))
            .put("visibility", request.queryValue("visibility"))
            .put("workspace_id", Long.parseLong(required(request, "workspace_id")))
            .putNull("conversion")
            .build();
    return new Upload(metadata, required(request, "filename"), request.body(), time, false);
  }

  private static String required(SandboxRequest request, String parameter) {
    return Objects.requireNonNull(request.queryValue(parameter));
  }

  boolean isImage() {
    return fileName.isEmpty();
  }

  /** Adds the version to the model of its name, which is made if it is new; returns the version. */
  StoredVersion storeIn(WallarooStore store, @Nullable String conversionFailure) {
    long workspaceId = field(metadata, "workspace_id").asLong();
    String name = field(metadata, "name").asString();
    StoredModel model = store.modelNamed(workspaceId, name);
    if (model == null) {
      model = NewEntries.model(store.nextModel(), workspaceId, name, time);
      store.add(model);
    }
    return addTo(model, store, conversionFailure);
  }

  /** Adds the version to a model, and returns it. */
  StoredVersion addTo(StoredModel model, WallarooStore store, @Nullable String conversionFailure) {
    StoredVersion version =
        new StoredVersion(
            document(store.nextVersion(), store.nextConfig()),
            converted
                ? ConversionRun.of(framework(), conversionFailure)
                : ConversionRun.restingAt("ready", null));
    model.add(version, PlatformTime.text(time));
    return version;
  }

  String framework() {
    JsonValue conversion = field(metadata, "conversion");
    return conversion.isNull()
        ? Frameworks.ofFileName(fileName)
        : field(conversion, "framework").asString();
  }

  private JsonValue document(long id, long configId) {
    return new JsonFields()
        .put("model_version", versionDocument(id))
        .put("config", configDocument(configId, id))
        .build();
  }

  private JsonValue versionDocument(long id) {
    JsonValue conversion = field(metadata, "conversion");
    return new JsonFields()
        .put("name", field(metadata, "name"))
        .put("visibility", field(metadata, "visibility"))
        .put("workspace_id", field(metadata, "workspace_id"))
        .put(
            "conversion",
            conversion.isNull() || conversion.get("framework_config") != null
                ? conversion
                : JsonFields.overlay(
                    conversion, new JsonFields().putNull("framework_config").build()))
        .put("id", id)
        .put("image_path", metadata.get("image_path"))
        .put("status", "uploading")
        .put("task_id", converted ? uuid("task " + id) : null)
        .put("file_info", fileInfo(id))
        .put("created_on_version", PLATFORM)
        .put("created_by", Keycloak.USERNAME)
        .put("created_at", PlatformTime.text(time))
        .put("deployed", false)
        .putNull("error_summary")
        .build();
  }

  private JsonValue fileInfo(long id) {
    return new JsonFields()
        .put("version", uuid("version " + id))
        .put("sha", file.sha256())
        .put("file_name", fileName)
        .put("size", file.size())
        .build();
  }

  private JsonValue configDocument(long id, long versionId) {
    return new JsonFields()
        .put("id", id)
        .put("model_version_id", versionId)
        .put("runtime", Frameworks.runtime(framework()))
        .putNull("filter_threshold")
        .putNull("tensor_fields")
        .put("input_schema", metadata.get("input_schema"))
        .put("output_schema", metadata.get("output_schema"))
        .putNull("batch_config")
        .putNull("dynamic_batching_config")
        .putNull("continuous_batching_config")
        .putNull("queue_depth")
        .putNull("sidekick_uri")
        .putNull("openai")
        .build();
  }

  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
