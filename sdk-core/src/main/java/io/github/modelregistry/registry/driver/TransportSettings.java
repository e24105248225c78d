package io.github.modelregistry.registry.driver;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.ProxySettings;
import io.github.modelregistry.client.ServerAddress;
import io.github.modelregistry.client.TlsSettings;
import io.github.modelregistry.config.Setting;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.config.SettingsReader;
import io.github.modelregistry.error.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The settings that apply to all registries: how servers are reached. Those of the environment
 * apply to every registry; a registry of the registries file may replace them. What a program sets
 * in its {@link ClientConfig} takes precedence.
 */
public final class TransportSettings {

  private static final SettingSpec HTTPS_PROXY =
      SettingSpec.proxy(
              "HTTPS_PROXY",
              "The proxy for https servers, such as"
                  + " http://user:password@proxy.example.com:3128.")
          .alias("https_proxy");
  private static final SettingSpec HTTP_PROXY =
      SettingSpec.proxy("HTTP_PROXY", "The proxy for http servers.").alias("http_proxy");
  private static final SettingSpec NO_PROXY =
      SettingSpec.text(
              "NO_PROXY",
              "The hosts that are called without a proxy, such as .example.com,10.0.0.0/8.")
          .alias("no_proxy");
  private static final SettingSpec CA_FILE =
      SettingSpec.text(
          "MODEL_REGISTRY_CA_FILE",
          "A PEM file of authorities that are trusted in addition to those of the JVM.");
  private static final SettingSpec CERTIFICATE =
      SettingSpec.text(
          "MODEL_REGISTRY_CLIENT_CERT_FILE", "A PEM file with the client certificate.");
  private static final SettingSpec KEY =
      SettingSpec.text(
          "MODEL_REGISTRY_CLIENT_KEY_FILE",
          "A PEM file with the private key of the client certificate (PKCS#8, not encrypted).");
  private static final SettingSpec ALLOW_HTTP =
      SettingSpec.text(
          "MODEL_REGISTRY_ALLOW_HTTP",
          "The names of the registries to which credentials may be sent over plain http, or true"
              + " for all.");
  private static final SettingSpec TIMEOUT =
      SettingSpec.text(
          "MODEL_REGISTRY_TIMEOUT",
          "How long a call may take, all attempts included, such as 45 (seconds) or 2m; 5m if"
              + " absent.");

  private static final List<SettingSpec> ALL =
      List.of(HTTPS_PROXY, HTTP_PROXY, NO_PROXY, CA_FILE, CERTIFICATE, KEY, ALLOW_HTTP, TIMEOUT);

  private TransportSettings() {}

  /** Returns all settings. */
  public static List<SettingSpec> all() {
    return ALL;
  }

  /**
   * Returns a configuration with the settings in it.
   *
   * @param registry the name of the registry
   * @param vendors the settings that its vendor knows
   * @throws ConfigurationException if settings are wrong; it names every problem
   */
  static ClientConfig apply(
      Settings settings, String registry, List<SettingSpec> vendors, ClientConfig config) {
    SettingsReader read = settings.reader();
    ClientConfig.Builder changed = config.toBuilder().namesSettings(true);
    if (config.proxy() == ProxySettings.platform()) {
      changed.proxy(proxy(read));
    }
    changed.tls(tls(read, config.tls()));
    Duration timeout = read.duration(TIMEOUT).orNull();
    if (timeout != null && config.callTimeout().equals(ClientConfig.DEFAULT_CALL_TIMEOUT)) {
      changed.callTimeout(timeout);
    }
    if (allowsHttp(read, registry)) {
      changed.allowCredentialsOverPlainHttp(true);
    } else if (!config.allowsCredentialsOverPlainHttp()) {
      checkHttps(settings, read, registry, vendors);
    }
    read.check();
    return changed.build();
  }

  private static ProxySettings proxy(SettingsReader read) {
    ProxySettings none = ProxySettings.platform();
    Setting<ProxySettings> https = read.proxy(HTTPS_PROXY);
    Setting<ProxySettings> http = read.proxy(HTTP_PROXY);
    Setting<String> direct = read.text(NO_PROXY);
    if (!https.isPresent() && !http.isPresent() && !direct.isPresent()) {
      return none;
    }
    return ProxySettings.of(https.or(none), http.or(none)).except(direct.or(""));
  }

  private static TlsSettings tls(SettingsReader read, TlsSettings before) {
    Setting<String> authorities = read.file(CA_FILE);
    Setting<String> certificate = read.file(CERTIFICATE);
    Setting<String> key = read.file(KEY);
    TlsSettings tls = before;
    if (authorities.isPresent()) {
      tls = change(read, CA_FILE.name(), tls, t -> t.withAuthorities(authorities.get()));
    }
    if (certificate.isGiven() != key.isGiven()) {
      read.problem(
          certificate.isGiven()
              ? CERTIFICATE + " is set without " + KEY
              : KEY + " is set without " + CERTIFICATE);
    }
    if (certificate.isPresent() && key.isPresent() && before.keyManager() == null) {
      tls =
          change(
              read,
              CERTIFICATE + " with " + KEY,
              tls,
              t -> t.withClientCertificate(certificate.get(), key.get()));
    }
    return tls;
  }

  private static TlsSettings change(
      SettingsReader read, String what, TlsSettings before, UnaryOperator<TlsSettings> change) {
    try {
      return change.apply(before);
    } catch (ConfigurationException unfit) {
      unfit.problems().forEach(problem -> read.problem(what + ": " + problem));
      return before;
    }
  }

  private static boolean allowsHttp(SettingsReader read, String registry) {
    String names = read.text(ALLOW_HTTP).or("");
    return names.equalsIgnoreCase("true")
        || Stream.of(names.split("[,\\s]+", -1)).anyMatch(registry::equals);
  }

  /** A vendor without secret settings has no credentials. */
  private static void checkHttps(
      Settings settings, SettingsReader read, String registry, List<SettingSpec> vendors) {
    if (vendors.stream().noneMatch(SettingSpec::isSecret)) {
      return;
    }
    for (SettingSpec spec : vendors) {
      URI url = spec.isUrl() ? settings.reader().url(spec).orNull() : null;
      ServerAddress address = url == null ? null : ServerAddress.parse(url.toString(), "");
      if (address != null && address.isPlainHttp() && !address.isThisMachine()) {
        String name = spec.names().stream().filter(settings::has).findFirst().orElseThrow();
        read.problem(
            "%s (from %s) is plain http, which sends credentials unencrypted: use https, or add %s"
                    .formatted(name, settings.origin(name), registry)
                + " to "
                + ALLOW_HTTP
                + " if the network is trusted");
      }
    }
  }
}
