package io.github.modelregistry.specs.lint;

/**
 * A rule that a spec breaks.
 *
 * @param rule the rule's name, as the README has it
 * @param where the JSON pointer of the node
 * @param what what is wrong there, and what to do
 */
record Problem(String rule, String where, String what) {

  @Override
  public String toString() {
    return rule + " at " + where + ": " + what;
  }
}
