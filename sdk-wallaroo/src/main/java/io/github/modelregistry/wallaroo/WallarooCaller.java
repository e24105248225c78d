package io.github.modelregistry.wallaroo;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.auth.SecretSource;
import io.github.modelregistry.config.Setting;
import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.SettingsReader;
import io.github.modelregistry.error.ConfigurationException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, according to the settings: a token, or a user with a password, or either from the
 * credentials file of the vendor's own client. The first of these that is set counts.
 */
final class WallarooCaller {

  static final SettingSpec TOKEN =
      SettingSpec.secret(
              "WALLAROO_TOKEN", "An existing access token, used instead of a user or a file.")
          .alternative("token");
  static final SettingSpec USER =
      SettingSpec.text("WALLAROO_USER", "The user who logs in.").alternative("user");
  static final SettingSpec PASSWORD =
      SettingSpec.secret("WALLAROO_PASSWORD", "The password of the user.").alternative("user");
  static final SettingSpec CREDENTIALS_FILE =
      SettingSpec.text(
              "WALLAROO_SDK_CREDENTIALS",
              "A credentials file of the vendor's client, with a user and password or a token.")
          .alternative("file");
  static final SettingSpec AUTH_URL =
      SettingSpec.url("WALLAROO_AUTH_URL", "The address of Keycloak; derived if absent.");
  static final SettingSpec CLIENT_ID =
      SettingSpec.text("WALLAROO_CLIENT_ID", "The client id of the login; sdk-client if absent.");
  static final SettingSpec CLIENT_SECRET =
      SettingSpec.secret("WALLAROO_CLIENT_SECRET", "The secret of WALLAROO_CLIENT_ID.");

  private static final WallarooCaller NOBODY = new WallarooCaller(null, null);

  private final @Nullable SecretSource token;
  private final @Nullable WallarooLogin login;

  private WallarooCaller(@Nullable SecretSource token, @Nullable WallarooLogin login) {
    this.token = token;
    this.login = login;
  }

  /** Reads the caller; what is wrong or missing becomes a problem of the reader. */
  static WallarooCaller read(SettingsReader read) {
    Setting<Secret> token = read.secret(TOKEN);
    Setting<String> user = read.text(USER);
    Setting<Secret> password = read.password(PASSWORD);
    Setting<String> file = read.file(CREDENTIALS_FILE);
    Setting<String> path = read.text(CREDENTIALS_FILE);
    Setting<URI> authUrl = read.url(AUTH_URL);
    Setting<String> clientId = read.text(CLIENT_ID);
    Setting<Secret> clientSecret = read.secret(CLIENT_SECRET);
    if (clientSecret.isGiven() && !clientId.isGiven()) {
      read.problem(CLIENT_SECRET + " is set without " + CLIENT_ID);
    }
    if (token.isGiven()) {
      return new WallarooCaller(token.orNull(), null);
    }
    WallarooLogin login = null;
    if (user.isGiven() || password.isGiven()) {
      user.required();
      password.required();
      if (user.isPresent() && password.isPresent()) {
        login = WallarooLogin.of(user.get(), password.get());
      }
    } else if (file.isGiven()) {
      WallarooCaller filed =
          file.isPresent() && path.isPresent() ? fromFile(file.get(), path.get(), read) : NOBODY;
      if (filed.login == null) {
        return filed;
      }
      login = filed.login;
    } else {
      read.problem(
          "set " + TOKEN + ", or " + USER + " and " + PASSWORD + ", or " + CREDENTIALS_FILE);
    }
    return new WallarooCaller(
        null, login == null ? null : refined(login, authUrl, clientId, clientSecret));
  }

  private static WallarooLogin refined(
      WallarooLogin login,
      Setting<URI> authUrl,
      Setting<String> clientId,
      Setting<Secret> clientSecret) {
    WallarooLogin there = authUrl.isPresent() ? login.withAuthUrl(authUrl.get()) : login;
    return clientId.isPresent() ? there.withClient(clientId.get(), clientSecret.orNull()) : there;
  }

  /** Gives the builder the caller, which is there once the reader has found no problem. */
  WallarooClient.Builder applyTo(WallarooClient.Builder builder) {
    if (token != null) {
      builder.token(token);
    } else if (login != null) {
      builder.login(login);
    }
    return builder;
  }

  /** The file's form and user are read now, its password or token again when it is needed. */
  private static WallarooCaller fromFile(String content, String path, SettingsReader read) {
    String name = CREDENTIALS_FILE.toString();
    try {
      String user = WallarooCredentialsFile.parse(content, name).user();
      SecretSource secret = WallarooCredentialsFile.secretIn(path, name);
      return user == null
          ? new WallarooCaller(secret, null)
          : new WallarooCaller(null, WallarooLogin.of(user, secret));
    } catch (ConfigurationException unfit) {
      unfit.problems().forEach(read::problem);
      return NOBODY;
    }
  }
}
