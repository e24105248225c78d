package io.github.modelregistry.sandbox.internal.http;

import io.github.modelregistry.sandbox.internal.blob.Blob;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Returns ranges of files, as RFC 9110 describes it: one range of bytes for each request, on the
 * condition of an {@code If-Range}. A request for several ranges gets the whole file, as S3 does
 * it.
 */
public final class Ranges {

  /** The header of a response whose body can be read in ranges. */
  public static final String ACCEPTED = "Accept-Ranges";

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Pattern ONE_RANGE =
      Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})", Pattern.CASE_INSENSITIVE);

  private Ranges() {}

  /** Returns a time as in the header {@code Last-Modified}. */
  public static String httpDate(Instant time) {
    return HTTP_DATE.format(time);
  }

  /** Returns the part of a response that a request asks for, or all of it. */
  public static SandboxResponse apply(SandboxRequest request, SandboxResponse whole) {
    String range = request.header("Range");
    if (range == null
        || whole.status() != 200
        || !request.method().equals("GET")
        || !whole.headers().containsKey(ACCEPTED)
        || !isUnchanged(request.header("If-Range"), whole)) {
      return whole;
    }
    Matcher one = ONE_RANGE.matcher(range.trim());
    if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
      return whole;
    }
    return part(one.group(1), one.group(2), whole);
  }

  private static SandboxResponse part(String first, String last, SandboxResponse whole) {
    long size = whole.body().size();
    boolean suffix = first.isEmpty();
    long from = suffix ? Math.max(size - Long.parseLong(last), 0) : Long.parseLong(first);
    long to = suffix || last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
    if (to < from) {
      return whole;
    }
    if (from >= size) {
      return SandboxResponse.empty(416).withHeaders(Map.of("Content-Range", "bytes */" + size));
    }
    long end = Math.min(to, size - 1);
    return new SandboxResponse(
            206, whole.headers(), Blob.slice(whole.body(), from, end - from + 1), true)
        .withHeaders(Map.of("Content-Range", "bytes " + from + "-" + end + "/" + size));
  }

  private static boolean isUnchanged(@Nullable String condition, SandboxResponse whole) {
    return condition == null
        || condition.equals(whole.headers().get("ETag"))
        || condition.equals(whole.headers().get("Last-Modified"));
  }
}
