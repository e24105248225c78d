package io.github.modelregistry.specs.lint;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one spec. */
final class Problems {

  private final List<Problem> found = new ArrayList<>();

  void add(String rule, String where, String what) {
    found.add(new Problem(rule, where, what));
  }

  /** Adds a problem unless things are as they should be. */
  void require(boolean asItShouldBe, String rule, String where, String what) {
    if (!asItShouldBe) {
      add(rule, where, what);
    }
  }

  List<Problem> found() {
    return List.copyOf(found);
  }
}
