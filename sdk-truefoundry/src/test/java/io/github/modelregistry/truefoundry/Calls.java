package io.github.modelregistry.truefoundry;

import static java.util.Map.entry;

import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.truefoundry.model.SignedUrlOperation;
import io.github.modelregistry.truefoundry.model.StagedManifest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One call of each operation. */
final class Calls {

  static final Map<String, Consumer<TrueFoundryClient>> ALL =
      Map.ofEntries(
          entry("listModels", client -> client.models().listModels()),
          entry("getModel", client -> client.models().getModel("m-1")),
          entry("deleteModel", client -> client.models().deleteModel("m-1")),
          entry("listModelVersions", client -> client.modelVersions().listModelVersions()),
          entry("getModelVersion", client -> client.modelVersions().getModelVersion("v-1")),
          entry("deleteModelVersion", client -> client.modelVersions().deleteModelVersion("v-1")),
          entry(
              "createOrUpdateModelVersion",
              client ->
                  client
                      .modelVersions()
                      .createOrUpdateModelVersion(q -> q.manifest(Manifests.model("m")))),
          entry(
              "applyModelVersionTags",
              client ->
                  client
                      .modelVersions()
                      .applyModelVersionTags(q -> q.modelVersionId("v-1").tags(List.of("t")))),
          entry("listArtifacts", client -> client.artifacts().listArtifacts()),
          entry("getArtifact", client -> client.artifacts().getArtifact("a-1")),
          entry("deleteArtifact", client -> client.artifacts().deleteArtifact("a-1")),
          entry("listArtifactVersions", client -> client.artifactVersions().listArtifactVersions()),
          entry(
              "getArtifactVersion", client -> client.artifactVersions().getArtifactVersion("v-1")),
          entry(
              "deleteArtifactVersion",
              client -> client.artifactVersions().deleteArtifactVersion("v-1")),
          entry(
              "createOrUpdateArtifactVersion",
              client ->
                  client
                      .artifactVersions()
                      .createOrUpdateArtifactVersion(q -> q.manifest(Manifests.artifact("a")))),
          entry(
              "applyArtifactVersionTags",
              client ->
                  client
                      .artifactVersions()
                      .applyArtifactVersionTags(
                          q -> q.artifactVersionId("v-1").tags(List.of("t")))),
          entry("stageArtifactVersion", Calls::stage),
          entry(
              "getSignedUrls",
              client ->
                  client
                      .artifactVersions()
                      .getSignedUrls(
                          q ->
                              q.id("v-1").paths(List.of("f")).operation(SignedUrlOperation.WRITE))),
          entry(
              "createMultipartUpload",
              client ->
                  client
                      .artifactVersions()
                      .createMultipartUpload(q -> q.id("v-1").path("f").numParts(1))),
          entry("listFiles", client -> client.artifactVersions().listFiles(q -> q.id("v-1"))),
          entry(
              "markStageFailure",
              client -> client.artifactVersions().markStageFailure(q -> q.id("v-1"))),
          entry("listMlRepos", client -> client.mlRepos().listMlRepos()),
          entry("getMlRepo", client -> client.mlRepos().getMlRepo("420")),
          entry("deleteMlRepo", client -> client.mlRepos().deleteMlRepo("420")),
          entry(
              "createOrUpdateMlRepo",
              client ->
                  client.mlRepos().createOrUpdateMlRepo(q -> q.manifest(Manifests.repo("r-1")))));

  /** Repeating them would make another version, stage or upload. */
  private static final Set<String> NOT_REPEATABLE =
      Set.of(
          "createOrUpdateModelVersion",
          "createOrUpdateArtifactVersion",
          "stageArtifactVersion",
          "createMultipartUpload",
          "markStageFailure");

  private Calls() {}

  private static void stage(TrueFoundryClient client) {
    client
        .artifactVersions()
        .stageArtifactVersion(
            q ->
                q.manifest(
                    JsonDocuments.read(Manifests.model("m").toJson(), StagedManifest.codec())));
  }

  /** Reads that are sent by POST. */
  private static final Set<String> READING_POSTS = Set.of("getSignedUrls", "listFiles");

  /**
   * Returns how many requests a call makes while the server responds with a status: a 500 is
   * repeated for GET only.
   */
  static int attempts(String operation, int status) {
    boolean isGet = operation.matches("(get|list).*") && !READING_POSTS.contains(operation);
    boolean mayHeal =
        switch (status) {
          case 429 -> true;
          case 500 -> isGet;
          case 502, 503, 504 -> !NOT_REPEATABLE.contains(operation);
          default -> false;
        };
    return mayHeal ? 3 : 1;
  }
}
