package io.github.modelregistry.client;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hosts that are called directly, written as in {@code NO_PROXY}. Immutable. */
final class NoProxyList {

  static final NoProxyList EMPTY = new NoProxyList(List.of());

  private static final Pattern ENTRY =
      Pattern.compile("(\\[[^]]*]|[^:]*|[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*)(?::(\\d{1,5}))?");
  private static final Pattern RANGE = Pattern.compile("\\[?([0-9a-f:.]+)]?/(\\d{1,3})");

  private final List<Predicate<ServerAddress>> entries;

  private NoProxyList(List<Predicate<ServerAddress>> entries) {
    this.entries = entries;
  }

  static NoProxyList parse(String text) {
    List<Predicate<ServerAddress>> entries = new ArrayList<>();
    for (String entry : text.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
      if (!entry.isEmpty()) {
        entries.add(entry(entry));
      }
    }
    return new NoProxyList(List.copyOf(entries));
  }

  boolean includes(ServerAddress address) {
    return entries.stream().anyMatch(entry -> entry.test(address));
  }

  private static Predicate<ServerAddress> entry(String entry) {
    Matcher range = RANGE.matcher(entry);
    InetAddress start = range.matches() ? ServerAddress.literal(range.group(1)) : null;
    if (start != null) {
      int bits = Integer.parseInt(range.group(2));
      return address -> isInRange(address.ip(), start, bits);
    }
    Matcher parts = ENTRY.matcher(entry);
    if (!parts.matches()) {
      return address -> false;
    }
    String host = parts.group(1).replaceFirst("^\\*?\\.", "").replaceFirst("(?<=.)\\.$", "");
    int port = parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2));
    InetAddress ip = ServerAddress.literal(host);
    String name = ip == null ? ascii(host) : host;
    return address ->
        (port < 0 || port == address.port())
            && (ip == null ? isWithin(address, name) : ip.equals(address.ip()));
  }

  private static String ascii(String host) {
    try {
      return ServerAddress.ascii(host);
    } catch (IllegalArgumentException noName) {
      return host;
    }
  }

  private static boolean isWithin(ServerAddress address, String host) {
    return host.equals("*")
        || address.name().equals(host)
        || (address.name().endsWith('.' + host) && address.ip() == null);
  }

  private static boolean isInRange(@Nullable InetAddress address, InetAddress start, int bits) {
    if (address == null || address.getClass() != start.getClass()) {
      return false;
    }
    int rest = Math.max(0, start.getAddress().length * 8 - bits);
    return number(address).shiftRight(rest).equals(number(start).shiftRight(rest));
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }
}
