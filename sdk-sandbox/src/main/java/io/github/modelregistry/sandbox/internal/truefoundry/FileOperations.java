package io.github.modelregistry.sandbox.internal.truefoundry;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.storage.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists the files of versions. */
final class FileOperations {

  private static final int DEFAULT_LIMIT = 100;

  private final ControlPlane plane;

  FileOperations(ControlPlane plane) {
    this.plane = plane;
  }

  JsonValue list(JsonValue body) {
    JsonValue version = plane.version(field(body, "id").asString());
    String asked = JsonFields.textOrNull(body, "path");
    List<JsonValue> all = entries(version, asked == null ? "" : asked);
    int from = Math.min(position(JsonFields.textOrNull(body, "pageToken")), all.size());
    JsonValue limit = body.get("limit");
    int most =
        plane
            .paging()
            .capped(limit == null || limit.isNull() ? DEFAULT_LIMIT : (int) limit.asLong());
    int to = (int) Math.min((long) from + most, all.size());
    JsonFields pagination = new JsonFields().put("limit", most);
    pagination.put("nextPageToken", to < all.size() ? token(to) : null);
    return new JsonFields()
        .put("data", JsonValue.array(all.subList(from, to)))
        .put("pagination", pagination.build())
        .build();
  }

  /** Returns what is directly in a directory, each once, with its path from the root. */
  private List<JsonValue> entries(JsonValue version, String directory) {
    String prefix = directory.isEmpty() ? "" : directory.replaceFirst("/+$", "") + "/";
    int root = plane.files().folder(version).length() + 1;
    Map<String, JsonValue> found = new TreeMap<>();
    for (StoredObject file : plane.files().list(version)) {
      String path = file.key().substring(root);
      if (path.startsWith(prefix)) {
        int slash = path.indexOf('/', prefix.length());
        String child = slash < 0 ? path : path.substring(0, slash);
        found.put(child, slash < 0 ? file(child, file) : directory(child));
      }
    }
    List<JsonValue> all = new ArrayList<>(found.values());
    if (plane.listsDirectoriesInThemselves()) {
      all.add(0, directory(directory.isEmpty() ? "." : directory));
    }
    return all;
  }

  private static JsonValue file(String path, StoredObject file) {
    return new JsonFields()
        .put("path", path)
        .put("is_dir", false)
        .put("file_size", file.content().size())
        .put("last_modified", file.modified().toString())
        .build();
  }

  private static JsonValue directory(String path) {
    return new JsonFields().put("path", path).put("is_dir", true).putNull("file_size").build();
  }

  private static String token(int position) {
    byte[] text = Integer.toString(position).getBytes(StandardCharsets.US_ASCII);
    return Base64.getEncoder().encodeToString(text);
  }

  private static int position(@Nullable String token) {
    if (token == null || token.isEmpty()) {
      return 0;
    }
    try {
      byte[] text = Base64.getDecoder().decode(token);
      return Integer.parseUnsignedInt(new String(text, StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw RefusedException.badRequest("pageToken is not one of this server");
    }
  }
}
