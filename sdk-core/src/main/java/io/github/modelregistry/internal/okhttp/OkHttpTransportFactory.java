package io.github.modelregistry.internal.okhttp;

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

  private OkHttpTransportFactory(@Nullable OkHttpClient users) {
    this.users = users;
  }

  /** Returns a factory that gives each transport a client of its own. */
  public static OkHttpTransportFactory standard() {
    return new OkHttpTransportFactory(null);
  }

  /** Returns a factory whose transports share a user's client. */
  public static OkHttpTransportFactory using(OkHttpClient client) {
    return new OkHttpTransportFactory(client);
  }

  @Override
  public ApiTransport create(TransportSpec spec) {
    LibraryVersions.check();
    CleartextCheck.check(spec);
    if (HttpUrl.parse(spec.baseUrl().toString()) == null) {
      throw new ConfigurationException(
          "The base URL of " + spec.vendor() + " is not valid: check its host and port");
    }
    ClientCertificates certificates = new ClientCertificates(spec.config().tls().keyManager());
    OkHttpClient client = OkHttpClients.create(users, spec, certificates);
    return new OkHttpTransport(
        spec,
        users == null ? Resources.own(client) : Resources.shared(client),
        new ServerRoute(spec.config(), client, certificates),
        new OtherServers(spec, client, users));
  }
}
