package io.github.modelregistry.sandbox.internal.storage;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests with a random key. A new key makes all signatures before it expire. Thread-safe.
 */
final class UrlSigner {

  /** What a signature is worth. */
  enum Validity {
    VALID,
    EXPIRED,
    WRONG
  }

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int REMEMBERED_KEYS = 8;

  private final SecureRandom random = new SecureRandom();
  private final List<byte[]> keys = new ArrayList<>();

  UrlSigner() {
    changeKey();
  }

  /** Makes all signatures so far expire. */
  synchronized void changeKey() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    keys.add(0, key);
    if (keys.size() > REMEMBERED_KEYS) {
      keys.remove(REMEMBERED_KEYS);
    }
  }

  /**
   * Returns the signature of a request in hexadecimal digits.
   *
   * @param query the parameters of the query without the signature, in any order
   */
  synchronized String sign(String method, String path, Map<String, String> query) {
    return sign(keys.get(0), method, path, query);
  }

  /** Returns what a signature is worth. */
  synchronized Validity check(
      String signature, String method, String path, Map<String, String> query) {
    for (int i = 0; i < keys.size(); i++) {
      if (isSame(signature, sign(keys.get(i), method, path, query))) {
        return i == 0 ? Validity.VALID : Validity.EXPIRED;
      }
    }
    return Validity.WRONG;
  }

  private static String sign(byte[] key, String method, String path, Map<String, String> query) {
    String text = method + "\n" + path + "\n" + new TreeMap<>(query);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static boolean isSame(String sent, String expected) {
    return MessageDigest.isEqual(
        sent.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
