package io.github.modelregistry.page;

import io.github.modelregistry.error.InvalidRequestException;

/**
 * How many items of a list were received so far, and on how large a page at most: the server's true
 * page size, which may be less than what is asked for.
 */
record ItemCount(long items, int largestPage) {

  /** No item was returned yet. */
  static final ItemCount NONE = new ItemCount(0, 0);

  /**
   * Reads a count from a cursor.
   *
   * @throws InvalidRequestException if the text is none of ours
   */
  static ItemCount parse(String text) {
    String[] numbers = text.split("/", -1);
    try {
      if (numbers.length == 2) {
        ItemCount count = new ItemCount(Long.parseLong(numbers[0]), Integer.parseInt(numbers[1]));
        if (count.items > 0 && count.largestPage > 0) {
          return count;
        }
      }
    } catch (NumberFormatException notNumbers) {
      // Refused below, like any other foreign text.
    }
    throw new InvalidRequestException(
        "list", "this page position belongs to another kind of list; start from the first page");
  }

  /** Returns the count with another page. */
  ItemCount plus(int received) {
    return new ItemCount(items + received, Math.max(largestPage, received));
  }

  /** Returns whether the next page may be as full as the server allows. */
  boolean isFullPage(int received, int wanted) {
    int likelyCap = items > 0 ? largestPage : OffsetPages.SMALLEST_LIKELY_CAP;
    return received >= wanted || received >= likelyCap;
  }

  /** Returns the cursor that {@link #parse} reads. */
  String text() {
    return items + "/" + largestPage;
  }
}
