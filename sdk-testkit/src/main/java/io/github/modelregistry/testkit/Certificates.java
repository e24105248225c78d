package io.github.modelregistry.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates made by the JDK's own keytool, in a folder that goes with the test. */
public final class Certificates {

  private static final String PASSWORD = "changeit";

  private final Path folder;

  /** Uses a folder, in which the key stores are written. */
  public Certificates(Path folder) {
    this.folder = folder;
  }

  /** Makes a self-signed certificate. */
  public KeyStore selfSigned(String name, String subjectAlternativeName) throws Exception {
    keytool(name, "server", "-ext", "san=" + subjectAlternativeName);
    return load(name);
  }

  /** Makes an authority, and a certificate of it that was valid until a few days ago. */
  public KeyStore expired(String name) throws Exception {
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

  /** Makes an authority, and certificates of it for a server and for a client. */
  public KeyStore issued(String name, String subjectAlternativeName) throws Exception {
    keytool(name, "authority", "-ext", "bc=ca:true");
    keytool(name, "server", "-signer", "authority", "-ext", "san=" + subjectAlternativeName);
    keytool(name, "client", "-signer", "authority");
    return load(name);
  }

  /** Returns the password of all stores and keys. */
  public static char[] password() {
    return PASSWORD.toCharArray();
  }

  /** Returns the certificate of an alias, and those of its issuers, in PEM format. */
  public static String pem(KeyStore store, String alias) throws GeneralSecurityException {
    StringBuilder pem = new StringBuilder();
    for (Certificate certificate : store.getCertificateChain(alias)) {
      pem.append(block("CERTIFICATE", certificate.getEncoded()));
    }
    return pem.toString();
  }

  /** Returns the private key of an alias in PEM format (PKCS#8). */
  public static String keyPem(KeyStore store, String alias) throws GeneralSecurityException {
    return block("PRIVATE KEY", store.getKey(alias, password()).getEncoded());
  }

  private static String block(String kind, byte[] content) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
  }

  /** Returns a store that trusts the certificate of an alias. */
  public static KeyStore trusting(KeyStore store, String alias) throws Exception {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("trusted", store.getCertificate(alias));
    return trust;
  }

  /** Returns a context that shows the server's certificate and trusts the given store. */
  public static SSLContext context(KeyStore keys, KeyStore trust)
      throws GeneralSecurityException, IOException {
    KeyStore server = KeyStore.getInstance("PKCS12");
    server.load(null, null);
    server.setKeyEntry(
        "server",
        keys.getKey("server", password()),
        password(),
        keys.getCertificateChain("server"));
    KeyManagerFactory keyManagers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(server, password());
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
      store.load(in, password());
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
                PASSWORD));
    Collections.addAll(command, more);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError("keytool failed: " + said);
    }
  }
}
