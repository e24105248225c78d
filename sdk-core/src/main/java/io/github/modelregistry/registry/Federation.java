package io.github.modelregistry.registry;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.page.ResumeToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a federated walk asks whom. Immutable.
 *
 * @param members the registries, in the order in which their models come
 * @param scope names the list and its filters; tokens of another scope are refused
 * @param places where each registry begins, by name, as {@link RegistryCursor#place()} wrote it
 * @param budget how long a registry may take for its next page
 * @param work makes the place for so many questions at a time
 */
record Federation(
    List<FederationMember> members,
    String scope,
    Map<String, String> places,
    Duration budget,
    IntFunction<BackgroundWork> work) {

  private static final String KIND = "federation";

  Federation {
    members = List.copyOf(members);
    places = Map.copyOf(places);
  }

  List<RegistryCursor> cursors() {
    return members.stream()
        .map(member -> new RegistryCursor(member, places.getOrDefault(member.name(), "")))
        .toList();
  }

  /** Returns the token of the places to which the cursors have come. */
  String resumeToken(List<RegistryCursor> cursors) {
    List<String> parts = new ArrayList<>(List.of(KIND, scope));
    for (RegistryCursor cursor : cursors) {
      parts.add(cursor.name());
      parts.add(cursor.place());
    }
    return ResumeToken.encode(parts);
  }

  /**
   * Reads what {@link #resumeToken} wrote.
   *
   * @param token the token, or null for none
   * @param scope the scope it must be of
   * @param members the registries that can be asked
   */
  static Map<String, String> places(
      @Nullable String token, String scope, List<FederationMember> members) {
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
    List<String> known = members.stream().map(FederationMember::name).toList();
    Map<String, String> places = new HashMap<>();
    for (int i = 2; i < parts.size(); i += 2) {
      if (!known.contains(parts.get(i))) {
        throw refused(
            "it also holds '" + parts.get(i) + "', which is not among the registries now");
      }
      places.put(parts.get(i), parts.get(i + 1));
    }
    return places;
  }

  private static InvalidRequestException refused(String why) {
    return new InvalidRequestException("resume token", why);
  }
}
