package io.github.modelregistry.internal.federation;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.page.ResumeToken;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The lists of several registries as one, before any of them is called. Immutable.
 *
 * @param members the registries, in the order in which their models come
 * @param listing what to list from each registry
 * @param scope names the list and its filters; tokens of another scope are refused
 * @param places where each registry begins, by name, as {@link RegistryCursor#place()} returned it
 * @param pageTimeout how long a registry may take for its next page
 * @param work starts the background work for the given number of registries at a time
 */
public record Federation(
    List<Member> members,
    Listing listing,
    String scope,
    Map<String, String> places,
    Duration pageTimeout,
    IntFunction<BackgroundWork> work) {

  private static final String KIND = "federation";

  /** Asks one registry for its list. */
  @FunctionalInterface
  public interface Listing {

    /**
     * Returns the list.
     *
     * @param resumeToken where to continue, or null to start at the beginning
     */
    PagedResult<RegisteredModel> of(ModelRegistry registry, @Nullable String resumeToken);
  }

  /** Copies the collections. */
  public Federation {
    members = List.copyOf(members);
    places = Map.copyOf(places);
  }

  /** Returns one cursor for each registry, in order. */
  public List<RegistryCursor> cursors() {
    return members.stream()
        .map(member -> new RegistryCursor(member, listing, places.getOrDefault(member.name(), "")))
        .toList();
  }

  /** Returns the token with which a later iteration continues where the cursors are now. */
  public String resumeToken(List<RegistryCursor> cursors) {
    List<String> parts = new ArrayList<>(List.of(KIND, scope));
    for (RegistryCursor cursor : cursors) {
      parts.add(cursor.name());
      parts.add(cursor.place());
    }
    return ResumeToken.encode(parts);
  }

  /**
   * Returns the places that a token of {@link #resumeToken} holds.
   *
   * @param token the token, or null for none
   * @param scope the scope it must be of
   * @param members the registries that can be listed
   */
  public static Map<String, String> places(
      @Nullable String token, String scope, List<Member> members) {
    if (token == null) {
      return Map.of();
    }
    List<String> parts = ResumeToken.decode(token);
    if (parts.size() < 2 || parts.size() % 2 != 0 || !parts.get(0).equals(KIND)) {
      throw refused("it is the token of one registry's list, not of several registries'");
    }
    if (!parts.get(1).equals(scope)) {
      throw refused("it belongs to a list with other filters");
    }
    List<String> known = members.stream().map(Member::name).toList();
    Map<String, String> places = new HashMap<>();
    for (int i = 2; i < parts.size(); i += 2) {
      if (!known.contains(parts.get(i))) {
        throw refused("it contains the registry '" + parts.get(i) + "', which is not configured");
      }
      places.put(parts.get(i), parts.get(i + 1));
    }
    return places;
  }

  private static InvalidRequestException refused(String why) {
    return new InvalidRequestException("resume token", why);
  }
}
