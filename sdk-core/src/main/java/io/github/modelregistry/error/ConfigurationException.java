package io.github.modelregistry.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings that are missing, contradict each other or cannot be read; names them all at once. */
public final class ConfigurationException extends RegistryException {

  private static final long serialVersionUID = 1L;

  private final String[] problems;

  /** Creates the failure of a single setting, or of all settings together. */
  public ConfigurationException(String problem) {
    this(List.of(problem));
  }

  /**
   * Creates the failure of one or more settings.
   *
   * @param problems what is wrong with which setting and what to do, most often in one line each;
   *     never empty
   */
  public ConfigurationException(List<String> problems) {
    super(Texts.listing("The configuration cannot be used", problems));
    this.problems = problems.toArray(String[]::new);
  }

  @Override
  public ConfigurationException copy() {
    return complete(new ConfigurationException(problems()));
  }

  /**
   * Returns a value that must be there.
   *
   * @param what what the message calls it, such as {@code The API key (TFY_API_KEY)}
   * @throws ConfigurationException if it is null
   */
  public static <T> T requireNonNull(@Nullable T value, String what) {
    if (value == null) {
      throw new ConfigurationException(what + " is null: give it a value");
    }
    return value;
  }

  /** Returns every problem found, never empty. */
  public List<String> problems() {
    return List.of(problems);
  }
}
