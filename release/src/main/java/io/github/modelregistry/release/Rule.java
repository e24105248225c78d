package io.github.modelregistry.release;

import java.util.List;
import java.util.function.Predicate;

/**
 * What an artifact of a bundle must be like.
 *
 * @param name a word or two
 * @param demand the rule as a phrase that follows the artifact's name
 * @param appliesTo which artifacts it is about
 * @param check finds what is wrong with one of them
 */
record Rule(String name, String demand, Predicate<Artifact> appliesTo, Check check) {
  /** Finds what is wrong with an artifact. */
  @FunctionalInterface
  interface Check {
    /**
     * Returns the problems, each as a sentence without the artifact's name; empty if there are
     * none.
     */
    List<String> problems(Artifact artifact, Bundle bundle) throws Exception;
  }

  /** Returns the problems of an artifact; a file that cannot be read is one. */
  List<String> problems(Artifact artifact, Bundle bundle) {
    try {
      return check.problems(artifact, bundle);
    } catch (Exception e) {
      return List.of("it cannot be read: " + e.getMessage());
    }
  }
}
