package io.github.modelregistry.internal.okhttp.attempt;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Presents a user's certificate, and records when a server requests one and gets none. Thread-safe.
 */
public final class ClientCertificates implements X509KeyManager {

  private final @Nullable X509KeyManager users;
  private volatile boolean missing;

  public ClientCertificates(@Nullable X509KeyManager users) {
    this.users = users;
  }

  /**
   * Returns whether the server requested a certificate and got none, the last time it requested
   * one.
   */
  boolean isMissing() {
    return missing;
  }

  /** Returns whether the user has set any certificate. */
  boolean isConfigured() {
    return users != null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    String alias = users == null ? null : users.chooseClientAlias(keyTypes, issuers, socket);
    missing = alias == null;
    return alias;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return users == null ? null : users.getClientAliases(keyType, issuers);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return users == null ? null : users.getCertificateChain(alias);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return users == null ? null : users.getPrivateKey(alias);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
