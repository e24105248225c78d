package io.github.modelregistry.sandbox.internal.pieces;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.socket.TextSocket;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import org.jspecify.annotations.Nullable;

/** The calls about models. */
final class ModelOperations {

  /** The path of the socket that reports changes of models, and its topic. */
  static final String CHANGES = "/models/stream/identifiers";

  private final ModelCatalog catalog;
  private final TopicSockets sockets;
  private boolean advancesManually;
  private boolean nextFails;

  ModelOperations(boolean empty, TopicSockets sockets) {
    this.sockets = sockets;
    this.catalog = new ModelCatalog(empty, frame -> sockets.send(CHANGES, frame.toString()));
  }

  ModelCatalog catalog() {
    return catalog;
  }

  void advanceManually() {
    advancesManually = true;
  }

  void failNextDownload() {
    nextFails = true;
  }

  SandboxResponse perform(CheckedRequest request) {
    return switch (request.operation()) {
      case "listModels" -> SandboxResponse.json(200, catalog.list());
      case "createModel" -> create(request.body());
      case "updateModel" -> update(request.body());
      case "unloadAllModels" -> unloadAll();
      case "listOpenAiModels" -> listOpenAiModels();
      case "watchModels" -> sockets.watch(request.request(), ModelCatalog.changes());
      default -> performOn(catalog.model(request.pathParameter("model")), request);
    };
  }

  /** Only the read of a model has a response of its own for an unknown id. */
  private SandboxResponse performOn(@Nullable StoredModel model, CheckedRequest request) {
    String operation = request.operation();
    if (model == null) {
      return operation.equals("getModel")
          ? SandboxResponse.text(410, "model was not found.")
          : failed("Internal Server Error");
    }
    return switch (operation) {
      case "getModel" -> get(model);
      case "deleteModel" -> delete(model);
      case "deleteModelCache" -> deleteCache(model);
      case "incrementModelScore" -> count(model, request.body());
      case "downloadModel" -> download(model);
      case "cancelDownload" -> cancel(model);
      case "watchDownload" -> sockets.watch(request.request(), model.frame());
      case "loadModel" -> load(model);
      case "unloadModel" -> unload(model);
      default -> failed("not simulated: " + operation);
    };
  }

  private SandboxResponse get(StoredModel model) {
    if (!advancesManually) {
      advance(model);
    }
    return document(model);
  }

  private SandboxResponse create(JsonValue seeded) {
    StoredModel created = catalog.create(seeded);
    return created == null ? failed("the model exists") : document(created);
  }

  private SandboxResponse update(JsonValue changed) {
    StoredModel model = catalog.model(field(changed, "id").asString());
    if (model == null) {
      return failed("Internal Server Error");
    }
    if (!model.isCustom()) {
      return failed("only custom models can be updated");
    }
    model.replace(changed);
    return document(model);
  }

  private SandboxResponse delete(StoredModel model) {
    if (!model.isCustom()) {
      return failed("only custom models can be deleted");
    }
    catalog.delete(model);
    return SandboxResponse.empty(204);
  }

  private SandboxResponse deleteCache(StoredModel model) {
    if (!model.isLanguageModel()) {
      return failed("only language models have a cache");
    }
    if (!model.isHosted()) {
      send(model, model.cancel());
      model.deleteWeights();
    }
    JsonValue reference = new JsonFields().put("id", model.id()).build();
    return SandboxResponse.json(200, new JsonFields().put("model", reference).build());
  }

  private SandboxResponse count(StoredModel model, JsonValue increment) {
    JsonValue ofModel = increment.get("model");
    if (ofModel != null) {
      model.count(ofModel);
    }
    JsonValue ofList = increment.get("models");
    if (ofList != null) {
      catalog.count(ofList);
    }
    return SandboxResponse.empty(204);
  }

  SandboxResponse download(StoredModel model) {
    if (!model.isDownloadable()) {
      return document(model);
    }
    model.startDownload(nextFails);
    nextFails = false;
    SandboxResponse response = document(model);
    send(model, model.frame());
    runWhileWatched(model);
    return response;
  }

  private SandboxResponse cancel(StoredModel model) {
    send(model, model.cancel());
    return document(model);
  }

  private static SandboxResponse load(StoredModel model) {
    if (model.isHosted()) {
      return document(model);
    }
    if (!model.isDownloaded()) {
      return failed("the model has not been downloaded");
    }
    model.load(true);
    return document(model);
  }

  private static SandboxResponse unload(StoredModel model) {
    if (!model.isHosted()) {
      model.load(false);
    }
    return document(model);
  }

  private SandboxResponse unloadAll() {
    catalog.all().stream().filter(StoredModel::isLoaded).forEach(model -> model.load(false));
    return SandboxResponse.empty(204);
  }

  private SandboxResponse listOpenAiModels() {
    JsonValue models = new JsonFields().put("iterable", catalog.openAi()).build();
    return SandboxResponse.json(200, new JsonFields().put("models", models).build());
  }

  private static SandboxResponse document(StoredModel model) {
    return SandboxResponse.json(200, model.document());
  }

  private static SandboxResponse failed(String message) {
    return SandboxResponse.text(500, message);
  }

  /** Adds a socket that watches the download of a model. */
  void watchDownload(String modelId, TextSocket socket) {
    StoredModel model = catalog.model(modelId);
    if (model == null) {
      socket.drop();
      return;
    }
    sockets.open(model.id(), socket, model.frame());
    runWhileWatched(model);
  }

  /** Moves a download one step forward. */
  void advance(StoredModel model) {
    send(model, model.step());
  }

  /**
   * A download advances with each frame that is read, until it ends or the last socket is closed.
   */
  private void runWhileWatched(StoredModel model) {
    while (!advancesManually && !model.isAtRest() && sockets.openSockets(model.id()) > 0) {
      advance(model);
    }
  }

  private void send(StoredModel model, @Nullable JsonValue frame) {
    if (frame != null) {
      sockets.send(model.id(), frame.toString());
    }
  }
}
