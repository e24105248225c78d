package io.github.modelregistry.sandbox.internal.pieces;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A model as the document that is sent, and its download while there is one. */
final class StoredModel {

  private static final String DOWNLOADED = "downloaded";
  private static final String DOWNLOADING = "downloading";
  private static final String LOADED = "loaded";
  private static final String SCORE = "score";

  /** The fields that an update cannot change. */
  private static final List<String> THE_SERVERS = List.of(DOWNLOADED, DOWNLOADING, LOADED, SCORE);

  /** The fields that a model outside the catalogue does not have. */
  private static final Set<String> NOT_SEEDED = Set.of("id", DOWNLOADING, LOADED, SCORE);

  private static final Set<String> LANGUAGE = Set.of("CODE_CONVERSATION", "CODE_GENERATION");

  private final Consumer<StoredModel> onChange;
  private JsonValue document;
  private @Nullable DownloadRun run;

  /**
   * Creates a model.
   *
   * @param onChange is called after each change of the document
   */
  StoredModel(JsonValue document, Consumer<StoredModel> onChange) {
    this.document = document;
    this.onChange = onChange;
  }

  String id() {
    return field(document, "id").asString();
  }

  JsonValue document() {
    return document;
  }

  boolean isHosted() {
    return is("cloud");
  }

  boolean isCustom() {
    return is("custom");
  }

  boolean isDownloaded() {
    return is(DOWNLOADED);
  }

  boolean isLoaded() {
    return is(LOADED);
  }

  /** Returns whether it answers questions; the others are for the product's own use. */
  boolean isLanguageModel() {
    return LANGUAGE.contains(field(document, "usage").asString());
  }

  /** Returns whether it has the unique name of another document or, without one, its name. */
  boolean isDuplicateOf(JsonValue other) {
    String key = other.get("unique") == null ? "name" : "unique";
    return field(other, key).equals(document.get(key));
  }

  /** Returns the document of a model outside the catalogue. */
  JsonValue seeded() {
    Map<String, JsonValue> fields = new LinkedHashMap<>(document.fields());
    fields.keySet().removeAll(NOT_SEEDED);
    return JsonValue.object(fields);
  }

  /** Returns the frame about the download. */
  JsonValue frame() {
    return run == null ? DownloadRun.AT_REST : run.frame();
  }

  /** Returns whether no download is under way. */
  boolean isAtRest() {
    return run == null;
  }

  /** Returns whether the model can be downloaded and is neither downloaded nor downloading. */
  boolean isDownloadable() {
    return !isHosted() && !isDownloaded() && isAtRest();
  }

  /** Begins to download. */
  void startDownload(boolean fails) {
    run = new DownloadRun(fails);
    put(new JsonFields().put(DOWNLOADED, false).put(DOWNLOADING, true));
  }

  /** Advances the download by a step; returns the frame to send, or null without a download. */
  @Nullable JsonValue step() {
    DownloadRun running = run;
    if (running == null) {
      return null;
    }
    running.step();
    return settle(running);
  }

  /** Stops the download; returns the frame to send, or null without a download. */
  @Nullable JsonValue cancel() {
    DownloadRun running = run;
    if (running == null) {
      return null;
    }
    running.cancel();
    return settle(running);
  }

  private JsonValue settle(DownloadRun running) {
    if (running.ended()) {
      run = null;
      put(new JsonFields().put(DOWNLOADED, running.completed()).put(DOWNLOADING, false));
    }
    return running.frame();
  }

  void load(boolean loaded) {
    put(new JsonFields().put(LOADED, loaded));
  }

  /** Removes the weights; a running download ends. */
  void deleteWeights() {
    overlay(
        new JsonFields().put(DOWNLOADED, false).put(DOWNLOADING, false).put(LOADED, false).build());
  }

  /** Adds one to each count whose flag is set. */
  void count(JsonValue flags) {
    put(new JsonFields().put(SCORE, Scores.plus(document.get(SCORE), flags)));
  }

  /** Applies an update; fields that only the server sets are kept. */
  void replace(JsonValue changed) {
    Map<String, JsonValue> fields = new LinkedHashMap<>(changed.fields());
    for (String name : THE_SERVERS) {
      JsonValue known = document.get(name);
      if (known == null) {
        fields.remove(name);
      } else {
        fields.put(name, known);
      }
    }
    fields.put("custom", JsonValue.of(true));
    set(JsonValue.object(fields));
  }

  /** Merges JSON into the document; a value for the download state ends a running download. */
  void overlay(JsonValue over) {
    if (over.get(DOWNLOADED) != null || over.get(DOWNLOADING) != null) {
      run = null;
    }
    put(over);
  }

  private boolean is(String name) {
    JsonValue value = document.get(name);
    return value != null && !value.isNull() && value.asBoolean();
  }

  private void put(JsonFields fields) {
    put(fields.build());
  }

  private void put(JsonValue over) {
    set(JsonFields.overlay(document, over));
  }

  private void set(JsonValue changed) {
    if (!changed.equals(document)) {
      document = changed;
      onChange.accept(this);
    }
  }
}
