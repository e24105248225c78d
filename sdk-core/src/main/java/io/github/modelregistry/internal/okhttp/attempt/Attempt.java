package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.client.ServerAddress;
import io.github.modelregistry.internal.okhttp.call.Location;
import io.github.modelregistry.internal.okhttp.call.PendingCall;
import io.github.modelregistry.runtime.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One try of a call. Immutable: a layer hands on a changed copy. */
public final class Attempt {

  private static final String BASIC = "Basic ";

  private static final List<String> FOR_EVERY_SERVER =
      List.of("User-Agent", "Accept-Encoding", "Range", "If-Range");

  /** The names of header fields of a user's own that may hold a secret. */
  private static final Pattern SECRET_NAME =
      Pattern.compile("auth|cookie|key|token|secret|password|signature", Pattern.CASE_INSENSITIVE);

  private final PendingCall call;
  private final int number;
  private final Headers headers;
  private final Set<String> credentials;
  private final @Nullable Location location;

  private Attempt(
      PendingCall call,
      int number,
      Headers headers,
      Set<String> credentials,
      @Nullable Location location) {
    this.call = call;
    this.number = number;
    this.headers = headers;
    this.credentials = credentials;
    this.location = location;
  }

  /**
   * Creates an attempt.
   *
   * @param number the number of the attempt, from 1
   */
  public Attempt(PendingCall call, int number) {
    this(call, number, call.headers(), Set.of(), call.location());
  }

  /** Returns this attempt with further header fields, in place of its own of the same names. */
  public Attempt with(Headers more) {
    return more.size() == 0
        ? this
        : new Attempt(call, number, headers.with(more), credentials, location);
  }

  /** Returns this attempt for where a redirect leads. */
  Attempt at(Location redirect) {
    return new Attempt(call, number, headers, credentials, redirect);
  }

  /** Returns this attempt with nothing that only the client's own server may see. */
  Attempt withoutFieldsOfTheClient() {
    Headers.Builder kept = Headers.builder();
    for (String name : FOR_EVERY_SERVER) {
      String value = headers.get(name);
      if (value != null) {
        kept.set(name, value);
      }
    }
    return new Attempt(call, number, kept.build(), Set.of(), location);
  }

  /** Returns this attempt with the header fields that authenticate the call. */
  Attempt withCredentials(Map<String, String> fields) {
    Headers all = headers.with(Headers.of(fields));
    return new Attempt(call, number, all, fields.keySet(), location);
  }

  /** Returns all that is sent in secret, which a server may repeat. */
  List<String> secrets() {
    List<String> secrets = new ArrayList<>(call.earlierSecrets());
    call.call().secrets().forEach(secret -> secrets.add(secret.reveal()));
    if (location != null) {
      secrets.addAll(location.secrets());
    }
    for (int i = 0; i < headers.size(); i++) {
      if (credentials.contains(headers.name(i)) || SECRET_NAME.matcher(headers.name(i)).find()) {
        secrets.add(headers.value(i));
        secrets.add(headers.value(i).substring(headers.value(i).lastIndexOf(' ') + 1));
        secrets.add(passwordIn(headers.value(i)));
      }
    }
    return secrets;
  }

  /** Returns the password of HTTP Basic; an empty text for other values. */
  private static String passwordIn(String value) {
    if (!value.startsWith(BASIC)) {
      return "";
    }
    try {
      byte[] pair = Base64.getDecoder().decode(value.substring(BASIC.length()));
      String text = new String(pair, StandardCharsets.UTF_8);
      return text.substring(text.indexOf(':') + 1);
    } catch (IllegalArgumentException notBasic) {
      return "";
    }
  }

  /** Returns whether the URL is given as a whole, so that its query is a secret. */
  boolean hasSecretUrl() {
    return location != null;
  }

  /** Returns whether it is not sent to the client's own server. */
  boolean isForOtherServer() {
    return call.location() != null
        || (location != null && !server().origin().equals(call.origin()));
  }

  /** Returns the URL of the request. */
  public String url() {
    return location == null ? call.url() : location.url();
  }

  /** Returns the URL as messages may have it; the query of one of ours has names without values. */
  public String shownUrl() {
    return location == null ? call.url() : location.shown();
  }

  /** Returns the server that the request is sent to. */
  ServerAddress server() {
    return location == null ? call.address() : location.server();
  }

  public PendingCall call() {
    return call;
  }

  public Operation<?> operation() {
    return call.call().operation();
  }

  public int number() {
    return number;
  }

  public Headers headers() {
    return headers;
  }

  public ClientConfig config() {
    return call.config();
  }
}
