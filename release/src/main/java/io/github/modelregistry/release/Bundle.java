package io.github.modelregistry.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of artifacts in the layout of a Maven repository.
 *
 * @param artifacts all files that are neither a checksum nor a signature of another one, by path
 */
record Bundle(List<Artifact> artifacts) {
  private static final Set<String> ATTACHED = Set.of(".asc", ".md5", ".sha1", ".sha256", ".sha512");

  static Bundle read(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      Set<String> paths = new TreeSet<>();
      files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .forEach(paths::add);
      return new Bundle(
          paths.stream()
              .filter(path -> !isAttached(path, paths))
              .map(path -> new Artifact(root, path))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isAttached(String path, Set<String> paths) {
    int dot = path.lastIndexOf('.');
    return dot > 0
        && ATTACHED.contains(path.substring(dot))
        && paths.contains(path.substring(0, dot));
  }

  /** Returns the poms, one for each component. */
  List<Artifact> poms() {
    return artifacts.stream().filter(Artifact::isPom).toList();
  }

  /** Returns whether the component of an artifact has another one with the suffix. */
  boolean has(Artifact beside, String suffix) {
    return has("%s/%s-%s%s".formatted(beside.folder(), beside.id(), beside.version(), suffix));
  }

  /** Returns whether the bundle has the pom of the coordinates. */
  boolean hasPom(String group, String id, String version) {
    return has("%s/%s/%s/%2$s-%3$s.pom".formatted(group.replace('.', '/'), id, version));
  }

  private boolean has(String path) {
    return artifacts.stream().anyMatch(artifact -> artifact.path().equals(path));
  }
}
