package io.github.modelregistry.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What every file must have. */
final class FileRules {
  static final List<Rule> ALL =
      List.of(
          new Rule(
              "layout",
              "is at group/artifact/version and is named artifact-version",
              artifact -> true,
              FileRules::layout),
          new Rule(
              "release version",
              "has a version that is not a snapshot, and that all others have",
              artifact -> true,
              FileRules::version),
          new Rule(
              "checksums",
              "has right MD5, SHA-1, SHA-256 and SHA-512 checksums beside it",
              artifact -> true,
              FileRules::checksums),
          new Rule(
              "signature",
              "has an armored OpenPGP signature beside it",
              artifact -> true,
              FileRules::signature));

  private static final Map<String, String> CHECKSUMS =
      new TreeMap<>(
          Map.of(".md5", "MD5", ".sha1", "SHA-1", ".sha256", "SHA-256", ".sha512", "SHA-512"));

  private FileRules() {}

  private static List<String> layout(Artifact artifact, Bundle bundle) {
    boolean named = artifact.suffix().startsWith(".") || artifact.suffix().startsWith("-");
    if (artifact.group().isEmpty() || !named) {
      return List.of("it is not at group/artifact/version/artifact-version…");
    }
    return bundle.has(artifact, ".pom") ? List.of() : List.of("there is no pom beside it");
  }

  private static List<String> version(Artifact artifact, Bundle bundle) {
    if (artifact.path().contains("SNAPSHOT")) {
      return List.of("a snapshot cannot be released");
    }
    return bundle.poms().stream().allMatch(pom -> pom.version().equals(artifact.version()))
        ? List.of()
        : List.of("there are components with another version");
  }

  private static List<String> checksums(Artifact artifact, Bundle bundle)
      throws IOException, NoSuchAlgorithmException {
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
      Path file = artifact.with(checksum.getKey());
      byte[] digest = MessageDigest.getInstance(checksum.getValue()).digest(artifact.bytes());
      if (!Files.exists(file)) {
        problems.add("there is no " + file.getFileName());
      } else if (!Files.readString(file).strip().equals(HexFormat.of().formatHex(digest))) {
        problems.add(file.getFileName() + " has another checksum than the file");
      }
    }
    return problems;
  }

  private static List<String> signature(Artifact artifact, Bundle bundle) throws IOException {
    Path file = artifact.with(".asc");
    if (!Files.exists(file)) {
      return List.of("there is no " + file.getFileName());
    }
    return Files.readString(file).startsWith("-----BEGIN PGP SIGNATURE-----")
        ? List.of()
        : List.of(file.getFileName() + " is not an armored OpenPGP signature");
  }
}
