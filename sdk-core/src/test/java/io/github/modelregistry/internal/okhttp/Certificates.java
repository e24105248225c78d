package io.github.modelregistry.internal.okhttp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates made by the JDK's own keytool, in a folder that goes with the test. */
final class Certificates {

  static final char[] PASSWORD = "changeit".toCharArray();

  private final Path folder;

  Certificates(Path folder) {
    this.folder = folder;
  }

  /** Makes a self-signed certificate. */
  KeyStore selfSigned(String name, String subjectAlternativeName) throws Exception {
    keytool(name, "server", "-ext", "san=" + subjectAlternativeName);
    return load(name);
  }

  /** Makes an authority, and a certificate of it that was valid until a few days ago. */
  KeyStore expired(String name) throws Exception {
    keytool(name, "authority", "-ext", "bc=ca:true", "-validity", "100");
    keytool(
        name,
        "server",
        "-signer",
        "authority",
        "-ext",
        "san=ip:127.0.0.1",
        "-startdate",
        "-10d",
        "-validity",
        "5");
    return load(name);
  }

  /** Returns a store that trusts the certificate of an alias. */
  static KeyStore trusting(KeyStore store, String alias) throws Exception {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("trusted", store.getCertificate(alias));
    return trust;
  }

  /** Returns a context that shows the server's certificate and trusts the given store. */
  static SSLContext context(KeyStore keys, KeyStore trust) throws GeneralSecurityException {
    for (String alias : Collections.list(keys.aliases())) {
      if (!alias.equals("server")) {
        keys.deleteEntry(alias);
      }
    }
    KeyManagerFactory keyManagers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(keys, PASSWORD);
    TrustManagerFactory trustManagers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trustManagers.init(trust);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return context;
  }

  private KeyStore load(String name) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private void keytool(String store, String alias, String... more)
      throws IOException, InterruptedException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        new ArrayList<>(
            List.of(
                tool,
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-keystore",
                folder.resolve(store).toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD)));
    Collections.addAll(command, more);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError("keytool failed: " + said);
    }
  }
}
