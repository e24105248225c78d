package io.github.modelregistry.client;

import io.github.modelregistry.error.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads certificates and keys of the PEM format. */
final class Pem {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private Pem() {}

  /** Returns all certificates of a text, in its order; other blocks are skipped. */
  static List<X509Certificate> certificates(String text) {
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      if (block.group(1).equals("CERTIFICATE")) {
        certificates.add(certificate(decoded(block.group(2), "certificate")));
      }
    }
    if (certificates.isEmpty()) {
      throw new ConfigurationException(
          "the PEM text has no certificate in PEM format, which begins with -----BEGIN"
              + " CERTIFICATE-----");
    }
    return List.copyOf(certificates);
  }

  /** Returns the first private key of a text. */
  static PrivateKey privateKey(String text) {
    @Nullable String other = null;
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      String kind = block.group(1);
      if (kind.equals("PRIVATE KEY")) {
        return privateKey(decoded(block.group(2), "key"));
      }
      other = kind.endsWith("PRIVATE KEY") ? kind : other;
    }
    throw new ConfigurationException(
        other == null
            ? "the PEM text has no private key in PEM format, which begins with -----BEGIN PRIVATE"
                + " KEY-----"
            : "the PEM text has a key of the form '"
                + other
                + "', which is not readable: convert it with 'openssl pkcs8 -topk8 -nocrypt -in"
                + " FILE -out NEW_FILE'");
  }

  private static X509Certificate certificate(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException unreadable) {
      throw new ConfigurationException("the PEM text has a certificate that cannot be read");
    }
  }

  private static PrivateKey privateKey(byte[] der) {
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(der);
    for (String algorithm : KEY_ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException ofAnother) {
        // the next algorithm may fit
      } catch (GeneralSecurityException missing) {
        throw new IllegalStateException(missing);
      }
    }
    throw new ConfigurationException(
        "the PEM text has a private key that cannot be read: its algorithm must be one of "
            + String.join(", ", KEY_ALGORITHMS));
  }

  private static byte[] decoded(String base64, String what) {
    try {
      return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException damaged) {
      throw new ConfigurationException(
          "the PEM text has a " + what + " that is damaged: it is not Base64");
    }
  }
}
