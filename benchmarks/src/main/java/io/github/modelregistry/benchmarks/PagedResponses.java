package io.github.modelregistry.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Responses of a server that lists a great many models page by page.
 *
 * <p>All pages are one array, in which only the ids change: so a page costs no allocation. Serves
 * one connection at a time.
 */
final class PagedResponses implements LoopbackServer.Responses {

  private static final byte[] OFFSET = "offset=".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ROW_START = "{\"id\":\"".getBytes(StandardCharsets.US_ASCII);

  /** The last group of a UUID, which holds the number of the row here. */
  private static final int ID_DIGITS = 12;

  private static final int UUID_LENGTH = 36;

  private final long total;
  private final int pageSize;
  private final byte[] page;
  private final byte[] end;
  private final int[] idEnds;

  /**
   * Creates the responses.
   *
   * @param total how many models there are, a multiple of the page size
   */
  PagedResponses(long total, int pageSize) {
    this.total = total;
    this.pageSize = pageSize;
    this.page = LoopbackServer.response(200, "", ModelPages.page(pageSize, total));
    this.end = LoopbackServer.response(200, "", ModelPages.page(0, total));
    this.idEnds = idEnds(page, pageSize);
  }

  @Override
  public byte[] respond(byte[] request, int length) {
    long offset = number(request, indexOf(request, OFFSET, 0, length) + OFFSET.length);
    if (offset >= total) {
      return end;
    }
    for (int row = 0; row < pageSize; row++) {
      long number = offset + row;
      for (int digit = 1; digit <= ID_DIGITS; digit++) {
        page[idEnds[row] - digit] = (byte) ('0' + number % 10);
        number /= 10;
      }
    }
    return page;
  }

  private static long number(byte[] text, int start) {
    long number = 0;
    for (int i = start; text[i] >= '0' && text[i] <= '9'; i++) {
      number = number * 10 + text[i] - '0';
    }
    return number;
  }

  /** A version starts like a model, but after a colon. */
  private static int[] idEnds(byte[] page, int rows) {
    int[] ends = new int[rows];
    int found = 0;
    for (int at = indexOf(page, ROW_START, 0, page.length);
        at >= 0;
        at = indexOf(page, ROW_START, at + 1, page.length)) {
      if (page[at - 1] != ':') {
        ends[found++] = at + ROW_START.length + UUID_LENGTH;
      }
    }
    if (found != rows) {
      throw new IllegalStateException("The page has " + found + " rows, not " + rows);
    }
    return ends;
  }

  /** Returns where a text begins, or -1. */
  private static int indexOf(byte[] bytes, byte[] text, int from, int to) {
    for (int at = from; at <= to - text.length; at++) {
      if (Arrays.equals(bytes, at, at + text.length, text, 0, text.length)) {
        return at;
      }
    }
    return -1;
  }
}
