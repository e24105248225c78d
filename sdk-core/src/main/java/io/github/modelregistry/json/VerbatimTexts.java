package io.github.modelregistry.json;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is written back unchanged, by field: scalars whose text differs from ours, by their number
 * among the scalars of the field; and elements that a list of objects omitted, by their index.
 */
final class VerbatimTexts {

  /** No such scalars; never added to. */
  static final VerbatimTexts NONE = new VerbatimTexts();

  /** Marks the places of elements, which are counted apart from scalars. */
  private static final int ELEMENT = 1 << 31;

  private long[] places = new long[0];
  private String[] texts = new String[0];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
  }

  void add(int field, int ordinal, String text) {
    if (size == texts.length) {
      places = Arrays.copyOf(places, size + 4);
      texts = Arrays.copyOf(texts, size + 4);
    }
    places[size] = place(field, ordinal);
    texts[size++] = text;
  }

  void addElement(int field, int index, String json) {
    add(field, index | ELEMENT, json);
  }

  @Nullable String element(int field, int index) {
    return get(field, index | ELEMENT);
  }

  /** Returns how many elements were omitted from lists. */
  int elements() {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += (int) places[i] < 0 ? 1 : 0;
    }
    return count;
  }

  VerbatimTexts copy() {
    VerbatimTexts copy = new VerbatimTexts();
    copy.places = Arrays.copyOf(places, size);
    copy.texts = Arrays.copyOf(texts, size);
    copy.size = size;
    return copy;
  }

  /** Returns these texts without those of a field. */
  VerbatimTexts without(int field) {
    VerbatimTexts rest = new VerbatimTexts();
    for (int i = 0; i < size; i++) {
      if (places[i] >> 32 != field) {
        rest.add((int) (places[i] >> 32), (int) places[i], texts[i]);
      }
    }
    return rest;
  }

  @Nullable String get(int field, int ordinal) {
    long place = place(field, ordinal);
    // Places are not in order: fields come as the server likes. There are hardly ever more than
    // two.
    for (int i = 0; i < size; i++) {
      if (places[i] == place) {
        return texts[i];
      }
    }
    return null;
  }

  /** Returns whether a number's text, quoted or not, says this value. */
  static boolean means(String text, BigDecimal value) {
    String number = text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
    return JsonNumbers.isNumber(number) && JsonNumbers.toDecimal(number).compareTo(value) == 0;
  }

  private static long place(int field, int ordinal) {
    return ((long) field << 32) | (ordinal & 0xFFFFFFFFL);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof VerbatimTexts that) || size != that.size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!texts[i].equals(that.get((int) (places[i] >> 32), (int) places[i]))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = 0; i < size; i++) {
      hash += Long.hashCode(places[i]) ^ texts[i].hashCode();
    }
    return hash;
  }
}
