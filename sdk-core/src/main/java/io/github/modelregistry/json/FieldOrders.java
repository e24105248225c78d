package io.github.modelregistry.json;

import java.util.Arrays;

/**
 * The order in which a document names the fields of each type, learned from the objects that were
 * read before: a server writes all rows of a page alike, so that a name is mostly the expected one
 * and need not be looked up.
 */
final class FieldOrders {

  private ObjectShape[] shapes = new ObjectShape[8];
  private int[][] followers = new int[8][];
  private int size;

  /**
   * Returns which field followed which one last, by index; 0 stands for the beginning. The reader
   * of an object keeps it up to date.
   */
  int[] of(ObjectShape shape) {
    for (int i = 0; i < size; i++) {
      if (shape.equals(shapes[i])) {
        return followers[i];
      }
    }
    if (size == shapes.length) {
      shapes = Arrays.copyOf(shapes, size * 2);
      followers = Arrays.copyOf(followers, size * 2);
    }
    int[] order = new int[shape.size() + 1];
    Arrays.setAll(order, index -> index + 1);
    shapes[size] = shape;
    followers[size++] = order;
    return order;
  }
}
