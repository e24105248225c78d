package io.github.modelregistry.sandbox.internal.truefoundry;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Generates models and versions; the same arguments give the same documents. */
final class NewModels {

  private static final String TENANT = "acme";
  private static final Repo SUPPORT = new Repo("108", "support-ml");
  private static final Repo EXPERIMENTS = new Repo("109", "experiments");
  private static final Instant BULK_TIME = Instant.parse("2026-02-03T10:11:12.345678Z");
  private static final JsonValue SUBJECT =
      new JsonFields()
          .put("subjectId", "va-77")
          .put("subjectType", "virtualaccount")
          .put("subjectSlug", "sandbox")
          .putNull("subjectDisplayName")
          .build();

  private record Repo(String id, String name) {

    String fqn(String model) {
      return "model:" + TENANT + "/" + name + "/" + model;
    }
  }

  private NewModels() {}

  /** Returns a model without versions. */
  static StoredModel model(String name, Instant time) {
    return model(SUPPORT, name, time);
  }

  private static StoredModel model(Repo repo, String name, Instant time) {
    return new StoredModel(
        new JsonFields()
            .put("id", uuid(name))
            .put("ml_repo_id", repo.id())
            .put("type", "model")
            .put("name", name)
            .put("fqn", repo.fqn(name))
            .put("created_by_subject", SUBJECT)
            .put("created_at", time.toString())
            .put("updated_at", time.toString())
            .put("run_steps", JsonValue.array(List.of()))
            .build(),
        List.of());
  }

  /** Returns a version of a model. */
  static JsonValue version(StoredModel model, long number, Instant time) {
    String name = model.text("name");
    String fqn = model.text("fqn") + ":" + number;
    String id = uuid(fqn);
    return new JsonFields()
        .put("id", id)
        .put("fqn", fqn)
        .put("created_by_subject", SUBJECT)
        .put("manifest", manifest(model, name, id, number))
        .put("ml_repo_id", model.text("ml_repo_id"))
        .put("model_id", model.text("id"))
        .put("created_at", time.toString())
        .put("updated_at", time.toString())
        .put("tags", JsonValue.array(List.of()))
        .put("metrics", JsonValue.array(List.of()))
        .put("deployable", false)
        .build();
  }

  private static JsonValue manifest(StoredModel model, String name, String id, long number) {
    String uri = "s3://acme-ml/mlfoundry/" + model.text("ml_repo_id") + "/artifacts/" + id;
    return new JsonFields()
        .put("name", name)
        .put("metadata", JsonValue.object(Map.of()))
        .put("ml_repo", model.text("fqn").split("/", -1)[1])
        .put("source", new JsonFields().put("type", "truefoundry").put("uri", uri).build())
        .put("version", number)
        .put("type", "model-version")
        .put("framework", new JsonFields().put("type", "onnx").build())
        .put("step", 0)
        .build();
  }

  /** Returns the generated model of an index, with one version. */
  static StoredModel generated(int index) {
    return numbered(SUPPORT, "bulk-%07d", index);
  }

  /** Returns one of the models of the start, with one version. */
  static StoredModel experiment(int index) {
    return numbered(EXPERIMENTS, "experiment-%03d", index);
  }

  private static StoredModel numbered(Repo repo, String name, int index) {
    StoredModel model = model(repo, String.format(Locale.ROOT, name, index), BULK_TIME);
    model.addNewest(version(model, 1, BULK_TIME));
    return model;
  }

  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
