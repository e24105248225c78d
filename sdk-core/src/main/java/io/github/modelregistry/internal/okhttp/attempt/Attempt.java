package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.internal.okhttp.call.PendingCall;
import io.github.modelregistry.runtime.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One try of a call. Immutable: a layer hands on a changed copy. */
public final class Attempt {

  private final PendingCall call;
  private final int number;
  private final boolean credentialsRenewed;
  private final Headers headers;
  private final List<String> secrets;

  private Attempt(
      PendingCall call,
      int number,
      boolean credentialsRenewed,
      Headers headers,
      List<String> secrets) {
    this.call = call;
    this.number = number;
    this.credentialsRenewed = credentialsRenewed;
    this.headers = headers;
    this.secrets = secrets;
  }

  /**
   * Creates an attempt.
   *
   * @param number the number of the attempt, from 1
   * @param credentialsRenewed whether an earlier attempt's 401 has led to new credentials already
   */
  public static Attempt of(PendingCall call, int number, boolean credentialsRenewed) {
    return new Attempt(call, number, credentialsRenewed, call.headers(), List.of());
  }

  /** Returns this attempt with further header fields, in place of its own of the same names. */
  public Attempt with(Headers more) {
    return more.size() == 0
        ? this
        : new Attempt(call, number, credentialsRenewed, headers.with(more), secrets);
  }

  /** Returns this attempt with the header fields that authenticate the call. */
  Attempt withCredentials(Map<String, String> fields) {
    List<String> secret = new ArrayList<>();
    for (String value : fields.values()) {
      secret.add(value);
      secret.add(value.substring(value.lastIndexOf(' ') + 1));
    }
    Headers all = headers.with(Headers.of(fields));
    return new Attempt(call, number, credentialsRenewed, all, secret);
  }

  /** Returns what is sent in secret, which a server may repeat. */
  List<String> secrets() {
    return secrets;
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
