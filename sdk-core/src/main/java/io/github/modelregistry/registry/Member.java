package io.github.modelregistry.registry;

import io.github.modelregistry.error.ConfigurationException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
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
record Member(
    String name,
    @Nullable String vendor,
    @Nullable ModelRegistry registry,
    @Nullable ConfigurationException error,
    List<String> explanation) {

  static Member open(ModelRegistry registry, List<String> explanation) {
    return new Member(registry.name(), registry.vendor(), registry, null, explanation);
  }

  /** Closes what is open among the members; what goes wrong is added to the failure, if any. */
  static @Nullable RuntimeException closeAll(
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

  static Member broken(
      String name,
      @Nullable String vendor,
      ConfigurationException error,
      List<String> explanation) {
    return new Member(name, vendor, null, error, explanation);
  }

  FederationMember asking(
      Function<ModelRegistry, Function<@Nullable String, PagedModels>> question) {
    return new FederationMember(
        name,
        vendor,
        error,
        token -> {
          if (registry == null) {
            throw new IllegalStateException(name + " could not be opened");
          }
          return question.apply(registry).apply(token);
        });
  }
}
