package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.internal.okhttp.call.PendingCall;
import io.github.modelregistry.runtime.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One try of a call. Immutable: a layer hands on a changed copy. */
public final class Attempt {

  private static final String BASIC = "Basic ";

  /** The names of header fields of a user's own that may hold a secret. */
  private static final Pattern SECRET_NAME =
      Pattern.compile("auth|cookie|key|token|secret|password|signature", Pattern.CASE_INSENSITIVE);

  private final PendingCall call;
  private final int number;
  private final boolean credentialsRenewed;
  private final Headers headers;
  private final Set<String> credentials;

  private Attempt(
      PendingCall call,
      int number,
      boolean credentialsRenewed,
      Headers headers,
      Set<String> credentials) {
    this.call = call;
    this.number = number;
    this.credentialsRenewed = credentialsRenewed;
    this.headers = headers;
    this.credentials = credentials;
  }

  /**
   * Creates an attempt.
   *
   * @param number the number of the attempt, from 1
   * @param credentialsRenewed whether an earlier attempt's 401 has led to new credentials already
   */
  public static Attempt of(PendingCall call, int number, boolean credentialsRenewed) {
    return new Attempt(call, number, credentialsRenewed, call.headers(), Set.of());
  }

  /** Returns this attempt with further header fields, in place of its own of the same names. */
  public Attempt with(Headers more) {
    return more.size() == 0
        ? this
        : new Attempt(call, number, credentialsRenewed, headers.with(more), credentials);
  }

  /** Returns this attempt with the header fields that authenticate the call. */
  Attempt withCredentials(Map<String, String> fields) {
    Headers all = headers.with(Headers.of(fields));
    return new Attempt(call, number, credentialsRenewed, all, fields.keySet());
  }

  /** Returns all that is sent in secret, which a server may repeat. */
  List<String> secrets() {
    List<String> secrets = new ArrayList<>(call.earlierSecrets());
    call.call().secrets().forEach(secret -> secrets.add(secret.reveal()));
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

  public PendingCall call() {
    return call;
  }

  public Operation<?> operation() {
    return call.call().operation();
  }

  public int number() {
    return number;
  }

  public boolean credentialsRenewed() {
    return credentialsRenewed;
  }

  public Headers headers() {
    return headers;
  }

  public ClientConfig config() {
    return call.config();
  }
}
