package io.github.modelregistry.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an iteration continues.
 *
 * @param cursor the page to fetch, null for the first one
 * @param lastId after which of that page's items to continue, or null to return all of them
 * @param ended whether nothing is left
 */
record PagePosition(@Nullable String cursor, @Nullable String lastId, boolean ended) {

  static final PagePosition START = new PagePosition(null, null, false);
  static final PagePosition END = new PagePosition(null, null, true);

  private static final String KIND = "walk";

  static PagePosition at(String cursor) {
    return new PagePosition(cursor, null, false);
  }

  static PagePosition parse(String token, String scope) {
    List<String> parts = ResumeToken.decode(token);
    if (parts.size() != 4 || !parts.get(0).equals(KIND)) {
      throw ResumeToken.refused("it is the token of another kind of list");
    }
    if (!parts.get(1).equals(scope)) {
      throw ResumeToken.refused("it belongs to another list or to other filters");
    }
    String where = parts.get(2);
    return where.equals("end")
        ? END
        : new PagePosition(optional(where), optional(parts.get(3)), false);
  }

  PagePosition after(String itemId) {
    return new PagePosition(cursor, itemId, false);
  }

  String token(String scope) {
    return ResumeToken.encode(List.of(KIND, scope, ended ? "end" : text(cursor), text(lastId)));
  }

  /** An equals sign in front distinguishes a text, even an empty one, from none. */
  private static String text(@Nullable String value) {
    return value == null ? "" : "=" + value;
  }

  private static @Nullable String optional(String text) {
    if (text.isEmpty()) {
      return null;
    }
    if (!text.startsWith("=")) {
      throw ResumeToken.refused("it is incomplete or was changed: copy all of it");
    }
    return text.substring(1);
  }
}
