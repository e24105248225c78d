package io.github.modelregistry.truefoundry;

/**
 * When a file is uploaded in parts, and in which. The usual values are those of the vendor's own
 * clients.
 *
 * @param threshold the number of bytes from which on a file is uploaded in parts
 * @param smallest the number of bytes of a part, the last one aside, as long as the parts are few
 * @param most how many parts there may be; larger files have larger parts
 */
record PartSizes(long threshold, long smallest, int most) {

  private static final long MEBIBYTE = 1L << 20;

  /** Parts of 10 MiB from 100 MiB on, at most 1000 of them. */
  static final PartSizes USUAL = new PartSizes(100 * MEBIBYTE, 10 * MEBIBYTE, 1000);

  /** Returns how many bytes each part of a file has, except the last one. */
  long partLength(long fileLength) {
    return Math.max(smallest, (fileLength - 1) / most + 1);
  }
}
