package io.github.modelregistry.contract;

import io.github.modelregistry.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A response of a vendor's server that a list is made of, for {@link ToleranceLaws}: where it is
 * served, and where its rows and their ids are. Immutable.
 */
public final class ListDocument {

  private final String name;
  private final String path;
  private final JsonValue json;
  private final List<Object> items;
  private final List<Object> id;
  private final boolean needed;
  private final @Nullable String modelId;
  private final List<List<Object>> alsoNeeded;
  private final @Nullable JsonValue details;

  private ListDocument(
      String name,
      String path,
      JsonValue json,
      List<Object> items,
      List<Object> id,
      boolean needed,
      @Nullable String modelId,
      List<List<Object>> alsoNeeded,
      @Nullable JsonValue details) {
    this.name = name;
    this.path = path;
    this.json = json;
    this.items = items;
    this.id = id;
    this.needed = needed;
    this.modelId = modelId;
    this.alsoNeeded = alsoNeeded;
    this.details = details;
  }

  /**
   * Describes a page of models.
   *
   * @param name what messages call it
   * @param path the path of its URL
   * @param json the document
   * @param items the names that lead to the array of rows
   * @param id the names that lead from a row to its id
   */
  public static ListDocument of(String name, String path, String json, List<?> items, List<?> id) {
    return new ListDocument(
        name,
        path,
        JsonValue.parse(json),
        List.copyOf(items),
        List.copyOf(id),
        false,
        null,
        List.of(),
        null);
  }

  /** Returns the same for a document without the ids of which no model is found. */
  public ListDocument neededByAll() {
    return new ListDocument(name, path, json, items, id, true, modelId, alsoNeeded, details);
  }

  /**
   * Returns the same for a document whose rows are the versions of a model.
   *
   * @param model the model's id
   */
  public ListDocument ofVersions(String model) {
    return new ListDocument(name, path, json, items, id, needed, model, alsoNeeded, details);
  }

  /** Returns the same for a document that has, at a path too, a value that may cost rows. */
  public ListDocument needing(List<?> place) {
    List<List<Object>> places = new ArrayList<>(alsoNeeded);
    places.add(List.copyOf(place));
    return new ListDocument(
        name, path, json, items, id, needed, modelId, List.copyOf(places), details);
  }

  /**
   * Returns the same for a document whose rows only name what is read one by one.
   *
   * @param read the part of the other response that each version is made of
   */
  public ListDocument readOneByOne(JsonValue read) {
    return new ListDocument(name, path, json, items, id, needed, modelId, alsoNeeded, read);
  }

  /** Returns the model whose versions the rows are, or null where they are models. */
  @Nullable String modelId() {
    return modelId;
  }

  String name() {
    return name;
  }

  String path() {
    return path;
  }

  JsonValue json() {
    return json;
  }

  /** Returns the document with no rows, which is what a server sends after the last page. */
  JsonValue emptied() {
    return needed ? json : Mutation.replaced(json, items, 0, JsonValue.array(List.of()));
  }

  boolean isNeededByAll() {
    return needed;
  }

  /** Returns whether a change at a path may make the list unreadable. */
  boolean mayCostTheList(List<Object> changed) {
    return isPrefix(changed, items)
        || alsoNeeded.stream().anyMatch(place -> isPrefix(changed, place))
        || (needed && row(changed) >= 0 && costsRow(changed));
  }

  /** Returns the row that contains a path, or -1. */
  int row(List<Object> changed) {
    return isPrefix(items, changed) && changed.size() > items.size()
        ? (Integer) changed.get(items.size())
        : -1;
  }

  /** Returns whether a change at a path in a row may remove that row. */
  boolean costsRow(List<Object> changed) {
    return isPrefix(changed.subList(items.size() + 1, changed.size()), id);
  }

  /** Returns whether a path is that of a whole row. */
  boolean isRow(List<Object> changed) {
    return changed.size() == items.size() + 1;
  }

  @Nullable JsonValue row(JsonValue document, int index) {
    JsonValue list = document.at(items.toArray());
    return list == null ? null : list.get(index);
  }

  /** Returns what a version is made of that comes from a row. */
  JsonValue source(JsonValue row) {
    return details == null ? row : details;
  }

  /** Returns whether the rows are their own ids. */
  boolean hasScalarRows() {
    return id.isEmpty();
  }

  /** Returns all rows of a changed document. */
  List<JsonValue> rows(JsonValue document) {
    JsonValue list = document.at(items.toArray());
    return list == null ? List.of() : list.elements();
  }

  private static boolean isPrefix(List<Object> shorter, List<Object> longer) {
    return shorter.size() <= longer.size() && shorter.equals(longer.subList(0, shorter.size()));
  }
}
