package io.github.modelregistry.sandbox.internal.spec;

/**
 * One way in which a request breaks the specification.
 *
 * @param part the part of the request: {@code path}, {@code query}, {@code body}
 * @param place where in that part, such as {@code limit} or {@code conversion.framework}; empty
 *     when it is the part as a whole
 * @param type the kind of violation, in lower case, with underscores
 * @param message what is wrong, without the place
 */
public record Violation(String part, String place, String type, String message) {

  /** Returns the place and what is wrong there, for people. */
  public String sentence() {
    return (place.isEmpty() ? part : part + "." + place) + " " + message;
  }
}
