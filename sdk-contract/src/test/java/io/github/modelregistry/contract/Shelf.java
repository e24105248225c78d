package io.github.modelregistry.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A vendor's server without a wire, which keeps files; models have no versions. */
final class Shelf {

  /** A model with its files and its log. */
  static final class Item {
    final String id;
    final Map<String, byte[]> files = new LinkedHashMap<>();
    final List<String> log = new ArrayList<>();
    String name;
    String description = "";

    /** A field that no specification has. */
    String colour = "red";

    /** How often it is polled before it has this status; never for less than zero. */
    int polls;

    boolean fails;

    Item(String id, String name) {
      this.id = id;
      this.name = name;
    }
  }

  final Map<String, Item> items = new LinkedHashMap<>();
  int requests;
  long cut = Long.MAX_VALUE;
  private int ids;

  Item add(String name) {
    Item item = new Item("s" + ++ids, name);
    items.put(item.id, item);
    return item;
  }

  List<Item> all() {
    requests++;
    return List.copyOf(items.values());
  }

  Item get(String id) {
    requests++;
    Item item = items.get(id);
    if (item == null) {
      throw ToyServer.failure(404, 1);
    }
    return item;
  }

  void remove(String id) {
    get(id);
    items.remove(id);
  }
}
