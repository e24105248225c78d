package io.github.modelregistry.error;

import java.util.List;

/** Invalid input, found before a request was sent; lists every problem. */
public final class InvalidRequestException extends RegistryException {

  private static final long serialVersionUID = 1L;

  private final String[] problems;

  /**
   * Creates the failure of a single problem.
   *
   * @param subject what was being built or called, such as an operation or a type
   * @param problem what is wrong and what to do
   */
  public InvalidRequestException(String subject, String problem) {
    this(subject, List.of(problem));
  }

  /**
   * Creates the failure of one or more problems.
   *
   * @param subject what was being built or called, such as an operation or a type
   * @param problems what is wrong and what to do, each in one line; never empty
   */
  public InvalidRequestException(String subject, List<String> problems) {
    super(Texts.listing("Invalid request: " + subject, problems));
    this.problems = problems.toArray(String[]::new);
  }

  /** Returns every problem found, never empty. */
  public List<String> problems() {
    return List.of(problems);
  }
}
