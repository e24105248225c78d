package io.github.modelregistry.client;

import io.github.modelregistry.error.ConfigurationException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a server as users write it: {@code https://host:port/prefix}, or the host alone.
 * Immutable.
 *
 * <p>Hosts may have underscores, a numeric last label, letters beyond ASCII, or be IPv6 addresses
 * in brackets; {@link URI#getHost()} is null for some of these. Slashes at the end are removed.
 */
public final class ServerAddress {

  private static final Pattern PARTS =
      Pattern.compile("(?:([^:/?#]*)://)?([^/?#]*)([^?#]*)(.*)", Pattern.DOTALL);
  private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[.*]|[^:]*)(?::(.*))?");
  private static final Pattern HOST = Pattern.compile("[a-z0-9._~!$&'()*+,;=-]+");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern PORT = Pattern.compile("0*[1-9]\\d{0,4}");
  private static final Pattern DOT_SEGMENT =
      Pattern.compile("(?i)(^|/)(\\.|%2e){1,2}(/|$)", Pattern.MULTILINE);

  /** Letters that IDNA 2003 and IDNA 2008 encode as different hosts. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u03c2\u200c\u200d]");

  private final URI uri;
  private final String scheme;
  private final String host;
  private final int port;

  private ServerAddress(URI uri, String scheme, String host, int port) {
    this.uri = uri;
    this.scheme = scheme;
    this.host = host;
    this.port = port;
  }

  /**
   * Reads an address; without a scheme it is one of https.
   *
   * @param what what messages call it, such as {@code TFY_HOST}
   * @throws ConfigurationException naming all that is wrong; the text is not in the message,
   *     because it may contain a password
   */
  public static ServerAddress parse(String text, String what) {
    Matcher parts = PARTS.matcher(text);
    List<String> problems = new ArrayList<>();
    if (!parts.matches()) {
      throw new IllegalStateException("the pattern matches every text");
    }
    String scheme = parts.group(1) == null ? "https" : parts.group(1).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      problems.add("must start with https:// or http://");
    }
    if (!parts.group(4).isEmpty()) {
      problems.add("must not have a query ('?') or a fragment ('#')");
    }
    String path = encoded(parts.group(3).replaceFirst("/+$", ""));
    if (DOT_SEGMENT.matcher(path).find()) {
      problems.add("must not have a path segment '.' or '..'");
    }
    String host = "";
    int port = -1;
    Matcher authority = HOST_AND_PORT.matcher(parts.group(2));
    if (parts.group(2).contains("@") || path.contains("@")) {
      problems.add(
          "must not contain a user or password: set credentials separately, and write an '@' of the"
              + " path as %40");
    } else if (!authority.matches()) {
      problems.add("has an invalid host");
    } else {
      host = host(authority.group(1), problems);
      port = port(authority.group(2), problems);
    }
    String base = scheme + "://" + host + (port < 0 ? "" : ":" + port) + path;
    URI uri = problems.isEmpty() ? uri(base, problems) : URI.create("");
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems.stream().map(p -> what + " " + p).toList());
    }
    int effective = port >= 0 ? port : scheme.equals("https") ? 443 : 80;
    return new ServerAddress(uri, scheme, host, effective);
  }

  /** Returns the address in ASCII, without a slash at its end. */
  public URI uri() {
    return uri;
  }

  /** Returns the host in lower case and ASCII; an IPv6 address is in brackets. */
  public String host() {
    return host;
  }

  /** Returns the port, that of the scheme if none is written. */
  public int port() {
    return port;
  }

  /** Returns this address with another port, from 1 to 65535. */
  public ServerAddress withPort(int port) {
    URI moved = URI.create(scheme + "://" + host + ':' + port + uri.getRawPath());
    return new ServerAddress(moved, scheme, host, port);
  }

  /** Returns scheme, host and port: what credentials belong to. */
  public String origin() {
    return scheme + "://" + host + ':' + port;
  }

  /** Returns whether the address is one of plain http. */
  public boolean isPlainHttp() {
    return scheme.equals("http");
  }

  /** Returns whether the host can only mean this machine; nothing is looked up. */
  public boolean isThisMachine() {
    String name = name();
    InetAddress ip = ip();
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || isLoopbackV4(name)
        || (ip != null && ip.isLoopbackAddress());
  }

  /** Returns the host without the dot that a name may end with. */
  String name() {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /** Returns the IP address that the host is, or null for a name. */
  @Nullable InetAddress ip() {
    return literal(name());
  }

  /** Returns the IP address that a text is, brackets or not; null for a name. Looks up nothing. */
  static @Nullable InetAddress literal(String text) {
    try {
      return text.contains(":")
          ? InetAddress.getByName(text.startsWith("[") ? text : '[' + text + ']')
          : IPV4.matcher(text).matches() ? InetAddress.getByName(text) : null;
    } catch (UnknownHostException noAddress) {
      return null;
    }
  }

  /**
   * Returns a name in lower case and ASCII.
   *
   * @throws IllegalArgumentException if it is not a name
   */
  static String ascii(String name) {
    return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
  }

  /** Returns the address. */
  @Override
  public String toString() {
    return uri.toString();
  }

  private static String host(String written, List<String> problems) {
    if (written.isEmpty()) {
      problems.add("names no host: write it as https://host or https://host/path");
      return "";
    }
    if (AMBIGUOUS.matcher(written).find()) {
      problems.add("has a letter that IDNA 2003 and 2008 encode differently: write it as xn--…");
      return "";
    }
    try {
      String host = ascii(written);
      boolean valid =
          host.startsWith("[")
              ? IPV6.matcher(host).matches() && literal(host) != null
              : HOST.matcher(host).matches();
      if (valid) {
        return host;
      }
    } catch (IllegalArgumentException noHost) {
      // as below
    }
    problems.add("has an invalid host");
    return "";
  }

  private static int port(@Nullable String written, List<String> problems) {
    if (written == null) {
      return -1;
    }
    int port = PORT.matcher(written).matches() ? Integer.parseInt(written) : 0;
    if (port < 1 || port > 65_535) {
      problems.add("has an invalid port; ports are 1 to 65535");
    }
    return port;
  }

  /** The platform reads one to four numbers as an address, as {@code 127.1}. */
  private static boolean isLoopbackV4(String name) {
    if (!name.matches("\\d{1,10}(\\.\\d{1,3}){0,3}")) {
      return false;
    }
    int dot = name.indexOf('.');
    return dot < 0 ? Long.parseLong(name) >>> 24 == 127 : name.substring(0, dot).matches("0*127");
  }

  private static String encoded(String path) {
    StringBuilder ascii = new StringBuilder(path.length());
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      ascii.append(octet < 0 ? "%%%02X".formatted(octet) : (char) octet);
    }
    return ascii.toString();
  }

  private static URI uri(String base, List<String> problems) {
    try {
      return new URI(base);
    } catch (URISyntaxException notEncoded) {
      problems.add(
          "has characters in its path that must be percent-encoded, such as a space as %20");
      return URI.create("");
    }
  }
}
