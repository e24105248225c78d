package io.github.modelregistry.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** What every pom must say. */
final class PomRules {
  static final List<Rule> ALL =
      List.of(
          new Rule(
              "coordinates",
              "states the group, artifact and version of its folder itself",
              Artifact::isPom,
              PomRules::coordinates),
          new Rule(
              "description",
              "has name, description, URL, developers and SCM",
              Artifact::isPom,
              PomRules::description),
          new Rule(
              "licence in the pom",
              "is under the licence Apache-2.0",
              Artifact::isPom,
              PomRules::licence),
          new Rule(
              "self-contained",
              "needs no parent, property, profile or repository",
              Artifact::isPom,
              PomRules::selfContained),
          new Rule(
              "dependencies",
              "has dependencies with a released version and a scope that users inherit",
              Artifact::isPom,
              PomRules::dependencies),
          new Rule(
              "BOM",
              "lists all components of the bundle, if it is the BOM",
              artifact -> artifact.isPom() && artifact.id().endsWith("-bom"),
              PomRules::bom));

  private static final Set<String> SCOPES = Set.of("", "compile", "runtime", "provided");

  private PomRules() {}

  private static List<String> coordinates(Artifact artifact, Bundle bundle) {
    Pom pom = Pom.read(artifact);
    Map<String, String> expected =
        Map.of(
            "groupId",
            artifact.group(),
            "artifactId",
            artifact.id(),
            "version",
            artifact.version());
    return expected.entrySet().stream()
        .filter(entry -> !pom.at(entry.getKey()).equals(entry.getValue()))
        .map(
            entry ->
                "its %s is \"%s\", but its folder is for \"%s\""
                    .formatted(entry.getKey(), pom.at(entry.getKey()), entry.getValue()))
        .sorted()
        .toList();
  }

  private static List<String> description(Artifact artifact, Bundle bundle) {
    Pom pom = Pom.read(artifact);
    return Stream.of(
            "name",
            "description",
            "url",
            "developers/developer/name",
            "scm/connection",
            "scm/developerConnection",
            "scm/url")
        .filter(path -> pom.at(path).isEmpty())
        .map(path -> "it has no " + path)
        .toList();
  }

  private static List<String> licence(Artifact artifact, Bundle bundle) {
    Pom pom = Pom.read(artifact);
    return pom.at("licenses/license/name").equals("Apache-2.0")
            && pom.at("licenses/license/url").startsWith("https://www.apache.org/licenses/")
        ? List.of()
        : List.of("it has no licence with the name Apache-2.0 and its URL");
  }

  private static List<String> selfContained(Artifact artifact, Bundle bundle) {
    Pom pom = Pom.read(artifact);
    List<String> problems =
        Stream.of("parent", "properties", "profiles", "repositories", "pluginRepositories", "build")
            .filter(path -> !pom.all(path).isEmpty())
            .map(path -> "it has the element " + path)
            .collect(Collectors.toCollection(ArrayList::new));
    if (pom.text().contains("${")) {
      problems.add("it refers to a property with ${…}");
    }
    return problems;
  }

  private static List<String> dependencies(Artifact artifact, Bundle bundle) {
    Pom pom = Pom.read(artifact);
    List<String> problems = new ArrayList<>();
    for (String path :
        List.of("dependencies/dependency", "dependencyManagement/dependencies/dependency")) {
      for (Element dependency : pom.all(path)) {
        problems.addAll(dependency(dependency, artifact.group(), bundle));
      }
    }
    return problems;
  }

  private static List<String> dependency(Element dependency, String ourGroup, Bundle bundle) {
    String group = Pom.text(dependency, "groupId");
    String id = Pom.text(dependency, "artifactId");
    String version = Pom.text(dependency, "version");
    String name = group + ":" + id;
    List<String> problems = new ArrayList<>();
    if (!version.matches("\\d[\\w.-]*") || version.endsWith("-SNAPSHOT")) {
      problems.add("%s has the version \"%s\", which is not a release".formatted(name, version));
    } else if (group.equals(ourGroup) && !bundle.hasPom(group, id, version)) {
      problems.add("%s:%s is not in the bundle".formatted(name, version));
    }
    if (!SCOPES.contains(Pom.text(dependency, "scope"))) {
      problems.add("%s has the scope %s".formatted(name, Pom.text(dependency, "scope")));
    }
    return problems;
  }

  private static List<String> bom(Artifact artifact, Bundle bundle) {
    Set<String> missing =
        bundle.poms().stream().map(Artifact::id).collect(Collectors.toCollection(TreeSet::new));
    missing.remove(artifact.id());
    for (Element managed : Pom.read(artifact).all("dependencyManagement/dependencies/dependency")) {
      missing.remove(Pom.text(managed, "artifactId"));
    }
    return missing.isEmpty() ? List.of() : List.of("it does not list " + missing);
  }
}
