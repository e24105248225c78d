package io.github.modelregistry.release;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must lie beside a pom, and what jars must hold. */
final class JarRules {
  static final List<Rule> ALL =
      List.of(
          new Rule(
              "jars",
              "has class, sources and Javadoc jars and an SBOM beside it, unless it is a BOM",
              Artifact::isPom,
              JarRules::companions),
          new Rule(
              "SBOM",
              "is a CycloneDX document about the component and its version",
              artifact -> artifact.suffix().equals("-cyclonedx.json"),
              JarRules::sbom),
          new Rule(
              "content",
              "contains classes, sources or pages, as its name requires",
              Artifact::isJar,
              JarRules::content),
          new Rule(
              "licence in the jar",
              "contains META-INF/LICENSE with the text of the licence",
              Artifact::isJar,
              JarRules::licence),
          new Rule(
              "one time",
              "has entries with one timestamp only, as in reproducible builds",
              Artifact::isJar,
              JarRules::times),
          new Rule(
              "module name",
              "is a module, or has an Automatic-Module-Name",
              Artifact::isClassJar,
              JarRules::moduleName),
          new Rule(
              "Java 17",
              "has no class for a newer Java than 17",
              Artifact::isClassJar,
              JarRules::java),
          new Rule(
              "implementation version",
              "has its version in its manifest",
              Artifact::isClassJar,
              JarRules::implementationVersion));

  private static final int JAVA_17 = 61;

  private JarRules() {}

  private static List<String> companions(Artifact artifact, Bundle bundle) {
    if (Pom.read(artifact).at("packaging").equals("pom")) {
      return List.of();
    }
    return Stream.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json")
        .filter(suffix -> !bundle.has(artifact, suffix))
        .map(suffix -> "there is no %s-%s%s".formatted(artifact.id(), artifact.version(), suffix))
        .toList();
  }

  private static List<String> sbom(Artifact artifact, Bundle bundle) {
    String text = new String(artifact.bytes(), StandardCharsets.UTF_8);
    String subject =
        "pkg:maven/%s/%s@%s".formatted(artifact.group(), artifact.id(), artifact.version());
    return text.contains("CycloneDX") && text.contains(subject) && !text.contains("-SNAPSHOT")
        ? List.of()
        : List.of(
            "it is not a CycloneDX document about %s and released versions".formatted(subject));
  }

  private static List<String> content(Artifact artifact, Bundle bundle) throws IOException {
    String expected =
        switch (artifact.suffix()) {
          case "-sources.jar" -> ".java";
          case "-javadoc.jar" -> "index.html";
          default -> ".class";
        };
    try (JarFile jar = new JarFile(artifact.file().toFile())) {
      return names(jar, name -> name.endsWith(expected)).isEmpty()
          ? List.of("it contains no file *" + expected)
          : List.of();
    }
  }

  private static List<String> licence(Artifact artifact, Bundle bundle) throws IOException {
    try (JarFile jar = new JarFile(artifact.file().toFile())) {
      JarEntry entry = jar.getJarEntry("META-INF/LICENSE");
      if (entry == null) {
        return List.of("it contains no META-INF/LICENSE");
      }
      try (InputStream in = jar.getInputStream(entry)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return text.contains("Apache License") && text.contains("Version 2.0")
            ? List.of()
            : List.of("its META-INF/LICENSE is not the Apache License, Version 2.0");
      }
    }
  }

  private static List<String> times(Artifact artifact, Bundle bundle) throws IOException {
    try (JarFile jar = new JarFile(artifact.file().toFile())) {
      Set<Object> times =
          jar.stream().map(JarEntry::getTimeLocal).collect(Collectors.toCollection(TreeSet::new));
      return times.size() == 1 ? List.of() : List.of("its entries have the timestamps " + times);
    }
  }

  private static List<String> moduleName(Artifact artifact, Bundle bundle) throws IOException {
    try (JarFile jar = new JarFile(artifact.file().toFile())) {
      return jar.getJarEntry("module-info.class") != null
              || !attribute(jar, "Automatic-Module-Name").isEmpty()
          ? List.of()
          : List.of("it has neither module-info.class nor an Automatic-Module-Name");
    }
  }

  private static List<String> java(Artifact artifact, Bundle bundle) throws IOException {
    List<String> problems = new ArrayList<>();
    try (JarFile jar = new JarFile(artifact.file().toFile())) {
      for (String name : names(jar, name -> name.endsWith(".class"))) {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(jar.getEntry(name)))) {
          in.skipNBytes(6);
          if (in.readUnsignedShort() > JAVA_17) {
            problems.add(name + " is compiled for a newer Java than 17");
          }
        }
      }
    }
    return problems;
  }

  private static List<String> implementationVersion(Artifact artifact, Bundle bundle)
      throws IOException {
    try (JarFile jar = new JarFile(artifact.file().toFile())) {
      String version = attribute(jar, "Implementation-Version");
      return version.equals(artifact.version())
          ? List.of()
          : List.of("its manifest has the version \"%s\"".formatted(version));
    }
  }

  private static String attribute(JarFile jar, String name) throws IOException {
    Manifest manifest = jar.getManifest();
    String value = manifest == null ? null : manifest.getMainAttributes().getValue(name);
    return value == null ? "" : value;
  }

  private static List<String> names(JarFile jar, Predicate<String> wanted) {
    return jar.stream().map(JarEntry::getName).filter(wanted).toList();
  }
}
