package io.github.modelregistry.internal.federation;

import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegistryFailure;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One registry among several: open, or the reason why it could not be opened.
 *
 * @param name its name
 * @param vendor its vendor, or null when that is what is wrong
 * @param registry the registry, or null when it could not be opened
 * @param error why it could not be opened, or null
 * @param explanation where its settings came from, one line each
 */
public record Member(
    String name,
    @Nullable String vendor,
    @Nullable ModelRegistry registry,
    @Nullable ConfigurationException error,
    List<String> explanation) {

  /** Creates a member that is open. */
  public static Member open(ModelRegistry registry, List<String> explanation) {
    return new Member(registry.name(), registry.vendor(), registry, null, explanation);
  }

  /**
   * Closes what is open among the members; errors while closing are added to the failure, if any.
   */
  public static @Nullable RuntimeException closeAll(
      Collection<Member> members, @Nullable RuntimeException failure) {
    RuntimeException first = failure;
    for (Member member : members) {
      try {
        if (member.registry != null) {
          member.registry.close();
        }
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    return first;
  }

  /** Creates a member that could not be opened. */
  public static Member broken(
      String name,
      @Nullable String vendor,
      ConfigurationException error,
      List<String> explanation) {
    return new Member(name, vendor, null, error, explanation);
  }

  /** Returns why it could not be opened, or null. */
  public @Nullable RegistryFailure failure() {
    return error == null ? null : RegistryFailure.of(name, vendor, error, 0);
  }

  /**
   * Returns the registry.
   *
   * @throws ConfigurationException if it could not be opened
   */
  public ModelRegistry opened() {
    if (error != null) {
      throw error;
    }
    return Objects.requireNonNull(registry);
  }
}
