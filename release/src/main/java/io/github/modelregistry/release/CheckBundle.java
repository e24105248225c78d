package io.github.modelregistry.release;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks a bundle before it is uploaded: the requirements of Maven Central, and our own. */
final class CheckBundle {
  static final List<Rule> RULES = rules();

  private CheckBundle() {}

  /** Checks the folder that the only argument names; the exit status is 1 if a rule is broken. */
  public static void main(String[] args) {
    if (args.length != 1 || !Files.isDirectory(Path.of(args[0]))) {
      System.err.println("Usage: release/check-bundle FOLDER, a bundle as release/stage makes it");
      System.exit(2);
    }
    System.exit(check(Bundle.read(Path.of(args[0])), System.out) ? 0 : 1);
  }

  private static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>(FileRules.ALL);
    rules.addAll(PomRules.ALL);
    rules.addAll(JarRules.ALL);
    return List.copyOf(rules);
  }

  /**
   * Prints each problem, each rule with how many of the artifacts it is about pass, and at the end
   * how many artifacts pass all rules.
   *
   * @return whether all pass; a bundle without artifacts does not
   */
  static boolean check(Bundle bundle, PrintStream out) {
    Set<Artifact> failed = new HashSet<>();
    int rulesPassed = 0;
    List<String> table = new ArrayList<>();
    for (Rule rule : RULES) {
      List<Artifact> subjects = bundle.artifacts().stream().filter(rule.appliesTo()).toList();
      int passed = 0;
      for (Artifact artifact : subjects) {
        List<String> problems = rule.problems(artifact, bundle);
        problems.forEach(
            problem -> out.printf("%s: %s (%s)%n", artifact.path(), problem, rule.name()));
        if (problems.isEmpty()) {
          passed++;
        } else {
          failed.add(artifact);
        }
      }
      rulesPassed += passed == subjects.size() ? 1 : 0;
      table.add(
          "%-23s %3d of %3d  %s".formatted(rule.name(), passed, subjects.size(), rule.demand()));
    }
    table.forEach(out::println);
    int all = bundle.artifacts().size();
    out.printf(
        "%d components: %d of %d artifacts passed all rules that apply to them, %d of %d rules"
            + " passed%n",
        bundle.poms().size(), all - failed.size(), all, rulesPassed, RULES.size());
    return all > 0 && failed.isEmpty();
  }
}
