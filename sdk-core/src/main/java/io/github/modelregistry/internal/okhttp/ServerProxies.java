package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ProxySettings;
import io.github.modelregistry.client.ServerAddress;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** Selects the proxy for each server by the settings, else by those of the platform. */
final class ServerProxies extends ProxySelector {

  private final ProxySettings settings;
  private final ProxySelector platform;

  ServerProxies(ProxySettings settings, ProxySelector platform) {
    this.settings = settings;
    this.platform = platform;
  }

  @Override
  public List<Proxy> select(URI uri) {
    String address = uri.getScheme() + "://" + uri.getRawAuthority();
    Proxy proxy = settings.proxyFor(ServerAddress.parse(address, "The URL"));
    return proxy == null ? platform.select(uri) : List.of(proxy);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    platform.connectFailed(uri, address, failure);
  }
}
