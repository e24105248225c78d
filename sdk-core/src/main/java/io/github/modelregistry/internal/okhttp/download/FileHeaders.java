package io.github.modelregistry.internal.okhttp.download;

import io.github.modelregistry.client.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What the header fields of a response say about the file in its body. */
final class FileHeaders {

  static final long UNKNOWN = -1;

  private static final int LONGEST_DISPOSITION = 2_000;

  private static final Pattern RANGE =
      Pattern.compile("(?i)bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");

  private static final Pattern STRONG = Pattern.compile("\"[!#-~]*\"");

  /** RFC 8187: {@code filename*=UTF-8''na%C3%AFve.bin}. */
  private static final Pattern ENCODED_NAME =
      Pattern.compile("(?i)(?:^|;)\\s*filename\\*\\s*=\\s*utf-8'[^']*'([^;\\s]*)");

  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(?:^|;)\\s*filename\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\"\\s]+))");

  private final Headers headers;
  private final @Nullable Matcher range;

  FileHeaders(Headers headers) {
    this.headers = headers;
    String field = headers.get("Content-Range");
    Matcher matcher = field == null ? null : RANGE.matcher(field.strip());
    this.range = matcher != null && matcher.matches() ? matcher : null;
  }

  /** Returns how many bytes the body has, or -1. */
  long length() {
    String length = headers.get("Content-Length");
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : UNKNOWN;
  }

  /** Returns at which byte of the file the body starts, or -1. */
  long rangeStart() {
    return range == null ? UNKNOWN : number(range.group(1));
  }

  /** Returns how many bytes the whole file has according to the range, or -1. */
  long rangeTotal() {
    return range == null ? UNKNOWN : number(range.group(3));
  }

  /**
   * Returns what identifies the version of the file exactly: a strong {@code ETag}, else a {@code
   * Last-Modified} before the second in which the response was made; null if there is none, or no
   * part of the file can be requested.
   */
  @Nullable String validator() {
    if ("none".equalsIgnoreCase(headers.get("Accept-Ranges"))) {
      return null;
    }
    String tag = headers.get("ETag");
    if (tag != null) {
      return STRONG.matcher(tag).matches() ? tag : null;
    }
    String modified = headers.get("Last-Modified");
    Instant changed = instant(modified);
    Instant made = instant(headers.get("Date"));
    return changed != null && made != null && changed.isBefore(made) ? modified : null;
  }

  /** Returns what the file may be called, the best first. */
  List<String> names(String url, String otherwise) {
    List<String> names = new ArrayList<>();
    String field = headers.get("Content-Disposition");
    if (field != null) {
      addNames(field.substring(0, Math.min(LONGEST_DISPOSITION, field.length())), names);
    }
    List<String> segments = HttpUrl.get(url).pathSegments();
    names.add(segments.get(segments.size() - 1));
    names.add(otherwise);
    return names;
  }

  private static void addNames(String disposition, List<String> names) {
    Matcher encoded = ENCODED_NAME.matcher(disposition);
    if (encoded.find()) {
      try {
        String form = encoded.group(1).replace("+", "%2B");
        names.add(URLDecoder.decode(form, StandardCharsets.UTF_8));
      } catch (IllegalArgumentException notEncoded) {
        // The other form is taken.
      }
    }
    Matcher plain = NAME.matcher(disposition);
    if (plain.find()) {
      names.add(
          plain.group(1) == null ? plain.group(2) : plain.group(1).replaceAll("\\\\(.)", "$1"));
    }
  }

  private static long number(@Nullable String digits) {
    return digits == null || digits.equals("*") ? UNKNOWN : Long.parseLong(digits);
  }

  private static @Nullable Instant instant(@Nullable String date) {
    try {
      return date == null
          ? null
          : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip()));
    } catch (DateTimeException noDate) {
      return null;
    }
  }
}
