package io.github.modelregistry.testkit.api;

import static java.util.stream.Collectors.joining;

import io.github.modelregistry.testkit.architecture.ExportedPackages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everything a module's users compile against, as text.
 *
 * <p>The text is committed as {@code api.txt}, so that each change of it shows in a review. After a
 * change that is meant, {@code mvn test -Dapi.update=true} rewrites it.
 */
public final class PublicApi {
  /** Sorts headlines by the name of the class, so that a class that turns final stays in place. */
  private static final Comparator<String> BY_NAME =
      Comparator.comparing(PublicApi::name).thenComparing(Comparator.naturalOrder());

  private static final Pattern NAME =
      Pattern.compile("\\b(?:class|interface|enum|record) ([^ <]+)");

  private final SortedMap<String, SortedSet<String>> classes;

  private PublicApi(SortedMap<String, SortedSet<String>> classes) {
    this.classes = classes;
  }

  /** Fails if the module in the current folder shows its users anything else than committed. */
  public static void mustBeAsCommitted() {
    check(Path.of("target", "classes"), Path.of("api.txt"), Boolean.getBoolean("api.update"));
  }

  static void check(Path classFolder, Path file, boolean update) {
    PublicApi now = ofClasses(classFolder, ExportedPackages.of(classFolder));
    if (update) {
      now.write(file);
    }
    String difference = parse(file).differenceTo(now);
    if (!difference.isEmpty()) {
      throw new AssertionError(
          "The public surface differs from %s. If that is meant: mvn test -Dapi.update=true%n%s"
              .formatted(file, difference));
    }
  }

  /** Reads the signatures of all visible classes in a folder, as far as their packages match. */
  static PublicApi ofClasses(Path folder, Predicate<String> packages) {
    SortedMap<String, SortedSet<String>> classes = new TreeMap<>(BY_NAME);
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .filter(name -> name.contains(".") && packages.test(packageOf(name)))
          .map(PublicApi::load)
          .filter(ClassSignature::isVisible)
          .map(ClassSignature::of)
          .forEach(signature -> classes.put(signature.headline(), signature.members()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PublicApi(classes);
  }

  static PublicApi parse(Path file) {
    SortedMap<String, SortedSet<String>> classes = new TreeMap<>(BY_NAME);
    SortedSet<String> members = new TreeSet<>();
    for (String line : Files.exists(file) ? lines(file) : List.<String>of()) {
      if (line.startsWith("  ")) {
        members.add(line.strip());
      } else if (!line.isBlank()) {
        members = new TreeSet<>();
        classes.put(line, members);
      }
    }
    return new PublicApi(classes);
  }

  /** Returns what was removed and added, class by class; empty if nothing was. */
  String differenceTo(PublicApi other) {
    SortedSet<String> headlines = new TreeSet<>(BY_NAME);
    headlines.addAll(classes.keySet());
    headlines.addAll(other.classes.keySet());
    List<String> lines = new ArrayList<>();
    for (String headline : headlines) {
      SortedSet<String> before = classes.getOrDefault(headline, new TreeSet<>());
      SortedSet<String> after = other.classes.getOrDefault(headline, new TreeSet<>());
      boolean kept = classes.containsKey(headline) && other.classes.containsKey(headline);
      if (!kept || !before.equals(after)) {
        lines.add(kept ? "  " + headline : sign(classes.containsKey(headline)) + headline);
        before.stream()
            .filter(member -> !after.contains(member))
            .forEach(member -> lines.add("-   " + member));
        after.stream()
            .filter(member -> !before.contains(member))
            .forEach(member -> lines.add("+   " + member));
      }
    }
    return String.join("\n", lines);
  }

  String text() {
    return classes.entrySet().stream()
        .map(
            entry ->
                Stream.concat(
                        Stream.of(entry.getKey()),
                        entry.getValue().stream().map(member -> "  " + member))
                    .collect(joining("\n", "", "\n")))
        .collect(joining("\n"));
  }

  private void write(Path file) {
    try {
      Files.writeString(file, text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sign(boolean removed) {
    return removed ? "- " : "+ ";
  }

  private static String name(String headline) {
    Matcher matcher = NAME.matcher(headline);
    return matcher.find() ? matcher.group(1) : headline;
  }

  private static String packageOf(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "a class of this module is not on its class path: " + name, e);
    }
  }
}
