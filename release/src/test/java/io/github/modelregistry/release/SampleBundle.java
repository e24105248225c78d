package io.github.modelregistry.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A bundle of a library and a BOM that passes all rules, and can be broken in one place. */
final class SampleBundle {
  static final String LIBRARY = "com/example/lib/1.0/lib-1.0";
  static final String BOM = "com/example/lib-bom/1.0/lib-bom-1.0";

  private static final String PROJECT =
      """
      <project>
        <groupId>com.example</groupId>
        <artifactId>%s</artifactId>
        <version>1.0</version>
        <packaging>%s</packaging>
        <name>Name</name>
        <description>Text.</description>
        <url>https://example.com</url>
        <licenses>
          <license>
            <name>Apache-2.0</name>
            <url>https://www.apache.org/licenses/LICENSE-2.0.txt</url>
          </license>
        </licenses>
        <developers>
          <developer><name>Contributors</name></developer>
        </developers>
        <scm>
          <connection>scm:git:https://example.com/lib.git</connection>
          <developerConnection>scm:git:https://example.com/lib.git</developerConnection>
          <url>https://example.com/lib</url>
        </scm>
        %s
      </project>
      """;
  private static final String DEPENDENCY =
      """
      <dependencies>
        <dependency>
          <groupId>org.other</groupId><artifactId>other</artifactId><version>2.1</version>
        </dependency>
      </dependencies>
      """;
  private static final String MANAGED =
      """
      <dependencyManagement>
        <dependencies>
          <dependency>
            <groupId>com.example</groupId><artifactId>lib</artifactId><version>1.0</version>
          </dependency>
        </dependencies>
      </dependencyManagement>
      """;
  private static final String LICENCE = "Apache License, Version 2.0";

  /** The head of a class file for Java 17. */
  private static final String CLASS_FILE = "\u00CA\u00FE\u00BA\u00BE\0\0\0=";

  private final Path root;

  SampleBundle(Path root) throws IOException {
    this.root = root;
    write(LIBRARY + ".pom", PROJECT.formatted("lib", "jar", DEPENDENCY));
    jar(LIBRARY + ".jar", entries("lib/A.class", CLASS_FILE, "module-info.class", CLASS_FILE));
    jar(LIBRARY + "-sources.jar", entries("lib/A.java", "package lib;"));
    jar(LIBRARY + "-javadoc.jar", entries("index.html", "<html></html>"));
    write(
        LIBRARY + "-cyclonedx.json",
        "{\"bomFormat\": \"CycloneDX\", \"purl\": \"pkg:maven/com.example/lib@1.0?type=jar\"}");
    write(BOM + ".pom", PROJECT.formatted("lib-bom", "pom", MANAGED));
  }

  Path root() {
    return root;
  }

  /** Returns entries of a jar that has a manifest and a licence as well. */
  static Map<String, String> entries(String... namesAndTexts) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nImplementation-Version: 1.0\n");
    entries.put("META-INF/LICENSE", LICENCE);
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      entries.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return entries;
  }

  /** Writes a jar whose entries are of one time, with its checksums and a signature. */
  void jar(String path, Map<String, String> entries) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        ZipEntry head = new ZipEntry(entry.getKey());
        head.setTime(entry.getKey().contains("later") ? 1_700_000_000_000L : 1_600_000_000_000L);
        zip.putNextEntry(head);
        zip.write(entry.getValue().getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    seal(path);
  }

  /** Writes a file with its checksums and a signature. */
  void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    seal(path);
  }

  /** Writes a pom anew with a changed text. */
  void edit(String path, UnaryOperator<String> change) throws IOException {
    String before = Files.readString(root.resolve(path));
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new IllegalArgumentException("The change does not change " + path);
    }
    write(path, after);
  }

  /** Removes a file and all that belongs to it. */
  void remove(String path) throws IOException {
    for (String end : new String[] {"", ".asc", ".md5", ".sha1", ".sha256", ".sha512"}) {
      Files.delete(root.resolve(path + end));
    }
  }

  private void seal(String path) throws IOException {
    byte[] bytes = Files.readAllBytes(root.resolve(path));
    Files.writeString(root.resolve(path + ".asc"), "-----BEGIN PGP SIGNATURE-----\n");
    for (String algorithm : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
      String extension = "." + algorithm.toLowerCase(Locale.ROOT).replace("-", "");
      Files.writeString(root.resolve(path + extension), digest(algorithm, bytes));
    }
  }

  private static String digest(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
