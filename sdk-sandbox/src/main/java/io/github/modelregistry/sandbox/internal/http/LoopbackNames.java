package io.github.modelregistry.sandbox.internal.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names by which a client on the same machine addresses a server on loopback. */
public final class LoopbackNames {

  private static final Pattern NAMES =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?|\\[?0:0:0:0:0:0:0:1]?");
  private static final Pattern PORT = Pattern.compile(":[0-9]*$");

  private LoopbackNames() {}

  /** Returns whether a host name or address is one of them. */
  public static boolean contains(String host) {
    return NAMES.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  /** Returns whether the host of a {@code Host} header, which may have a port, is one of them. */
  public static boolean containsHostOf(String header) {
    String host = header.trim();
    return contains(host.endsWith("]") ? host : PORT.matcher(host).replaceFirst(""));
  }
}
