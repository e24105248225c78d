package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The steps of the vendor's own client while it waits, against the sandbox: it reads bare fields,
 * compares statuses in lower case, reads the log from one millisecond after the last line, and
 * fails at a status that it does not know.
 */
@ExtendWith(SandboxExtension.class)
class MarqtuneWaitingTest {

  private static final Set<String> WAITING = Set.of("uploading", "provisioning", "initializing");
  private static final Set<String> RUNNING = Set.of("running");
  private static final Set<String> ENDED =
      Set.of("ready", "deleted", "failed", "finished", "stopped");
  private static final int MOST_POLLS = 50;

  private MarqtuneSandbox marqtune;
  private Caller caller;

  @BeforeEach
  void connect(MarqtuneSandbox sandbox) {
    marqtune = sandbox;
    caller = Caller.of(sandbox);
  }

  @Test
  void itWaitsForATrainingAndReadsItsLogOnce() {
    String training = train(marqtune.addDataset("shoes", "training"));

    assertThat(waitFor("models/" + training))
        .containsExactly(
            "Train Epoch: 0", "Loss: 2", "Train Epoch: 1", "Loss: 1", "Training ended.");
    assertThat(marqtune.status(training)).isEqualTo("ready");
  }

  @Test
  void itStopsWaitingForATrainingThatIsDeletedOrFails() {
    String deleted = marqtune.startTraining("bags", 2);
    Caller.exchange(caller.to("/models/" + deleted).DELETE().build());
    String failed = marqtune.startTraining("hats", 2);
    marqtune.setStatus(failed, "failed", "failed", "no capacity");

    assertThat(waitFor("models/" + deleted)).isEmpty();
    assertThat(waitFor("models/" + failed)).isEmpty();
  }

  @Test
  void itWaitsForADatasetAndAnEvaluation() {
    JsonValue created =
        post(
            "/datasets",
            """
            {"datasetName":"shoes","datasetType":"evaluation","dataSchema":{"query":"text"},
            "queryColumns":["query"],"resultColumns":["query"]}
            """);
    upload(created.at("uploadUrl").asString(), "title,query\n");
    String dataset = created.at("datasetId").asString();
    List<String> lines = waitFor("datasets/" + dataset);
    JsonValue started =
        post(
            "/evaluation",
            """
            {"datasetId":"%s","model":"ViT-B-32","hyperparameters":
            {"leftKeys":[],"leftWeights":[],"rightKeys":[],"rightWeights":[]}}
            """
                .formatted(dataset));

    assertThat(lines).containsExactly("Preparing shoes", "Prepared.");
    assertThat(waitFor("evaluation/" + started.at("evaluationId").asString()))
        .first()
        .isEqualTo("Evaluating ViT-B-32");
  }

  /** Returns the lines that the client prints until it no longer waits. */
  private List<String> waitFor(String path) {
    List<String> printed = new ArrayList<>();
    Long from = null;
    for (int poll = 0; poll < MOST_POLLS; poll++) {
      JsonValue description = caller.get("/" + path).json();
      String status = description.at("status").asString().toLowerCase(Locale.ROOT);
      String secondary = description.at("secondaryStatus").asString().toLowerCase(Locale.ROOT);
      if (WAITING.contains(secondary)) {
        continue;
      }
      assertThat(RUNNING.contains(secondary) || ENDED.contains(status)).as(status).isTrue();
      // An empty query is sent with its question mark.
      String query = from == null ? "" : "from=" + from;
      for (JsonValue line : caller.get("/" + path + "/logs?" + query).json().elements()) {
        printed.add(line.at("message").asString());
        from = line.at("timestamp").asLong() + 1;
      }
      if (ENDED.contains(status)) {
        return printed;
      }
    }
    throw new AssertionError("still waiting for " + path);
  }

  private String train(String dataset) {
    JsonValue started =
        post(
            "/models/train",
            """
            {"datasetId":"%s","modelName":"shoes","baseModel":"ViT-B-32",
            "instanceType":"marqtune.basic","hyperparameters":{"leftKeys":["query"],"epochs":2,
            "leftWeights":[1],"rightKeys":["title"],"rightWeights":[1],"weightKey":"score"}}
            """
                .formatted(dataset));
    return started.at("modelId").asString();
  }

  private JsonValue post(String path, String json) {
    return caller.post(path, json).json();
  }

  /** It uses the session of all calls, which adds neither the key nor a content type. */
  private static void upload(String url, String csv) {
    Caller.Response response =
        Caller.exchange(
            HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofString(csv)).build());
    assertThat(response.status()).isEqualTo(200);
  }
}
