package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.internal.okhttp.attempt.ClientCertificates;
import io.github.modelregistry.internal.okhttp.attempt.ServerRoute;
import io.github.modelregistry.internal.okhttp.call.Resources;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.TransportFactory;
import io.github.modelregistry.runtime.TransportSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Makes transports, each with a client of its own or all on a user's. */
public final class OkHttpTransportFactory implements TransportFactory {

  private final @Nullable OkHttpClient users;

  /**
   * Creates the factory.
   *
   * @param users a user's client, which all transports share; null for one of each transport's own
   */
  public OkHttpTransportFactory(@Nullable OkHttpClient users) {
    this.users = users;
  }

  @Override
  public ApiTransport create(TransportSpec spec) {
    LibraryVersions.check();
    checkCleartext(spec);
    if (HttpUrl.parse(spec.baseUrl().toString()) == null) {
      throw new ConfigurationException(
          "The base URL of " + spec.vendor() + " is not valid: check its host and port");
    }
    ClientCertificates certificates = new ClientCertificates(spec.config().tls().keyManager());
    OkHttpClient client = OkHttpClients.create(users, spec, certificates);
    return new OkHttpTransport(
        spec,
        new Resources(client, users == null),
        new ServerRoute(spec.config(), client, certificates),
        new OtherServers(spec, client, users));
  }

  /** Refuses credentials over plain http, unless to this machine or explicitly allowed. */
  private static void checkCleartext(TransportSpec spec) {
    if (spec.address().isPlainHttp()
        && spec.credentials() != Credentials.none()
        && !spec.config().allowsCredentialsOverPlainHttp()
        && !spec.address().isThisMachine()) {
      throw new ConfigurationException(
          "The base URL of "
              + spec.vendor()
              + " is plain http, which sends credentials unencrypted: use https, or set"
              + " allowCredentialsOverPlainHttp if the network is trusted");
    }
  }
}
