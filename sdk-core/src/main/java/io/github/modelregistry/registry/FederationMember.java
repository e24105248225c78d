package io.github.modelregistry.registry;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One registry as a federated walk sees it: a walk to open, or the reason why it can't be.
 *
 * @param name the registry's name
 * @param vendor its vendor, or null when not known
 * @param error why it can't be asked, or null when it can
 * @param opener opens its walk at a resume token, null for the beginning
 */
record FederationMember(
    String name,
    @Nullable String vendor,
    @Nullable RuntimeException error,
    Function<@Nullable String, PagedModels> opener) {

  PagedModels open(@Nullable String resumeToken) {
    return opener.apply(resumeToken);
  }
}
