package io.github.modelregistry.wallaroo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A row of the list of models, as servers since 2024.1 send it. */
record Row(long id, String name, List<Long> versionIds) {

  static Row of(long id, String name) {
    return new Row(id, name, List.of());
  }

  /** Adds a version, the newest so far; the server lists the newest first. */
  Row version(long versionId) {
    List<Long> more = new ArrayList<>(versionIds);
    more.add(0, versionId);
    return new Row(id, name, more);
  }

  String json(long workspaceId) {
    String versions =
        String.join(",", versionIds.stream().map(each -> version(each, workspaceId)).toList());
    return """
    {"model":{"id":%d,"name":"%s","owner_id":"\\"\\"","workspace_id":%d,
      "created_at":"2026-02-03T08:15:04.50011+00:00",
      "updated_at":"2026-02-04T11:00:59.120034+00:00"},
     "model_versions":[%s]}\
    """
        .formatted(id, name, workspaceId, versions);
  }

  private String version(long versionId, long workspaceId) {
    return configured(
        versionId,
        "\"name\":\"%s\",\"workspace_id\":%d,\"status\":\"ready\",\"created_at\":\"%s\""
            .formatted(name, workspaceId, time(versionId)));
  }

  /** A configured version with what the specification demands, and these members. */
  static String configured(long versionId, String members) {
    return """
    {"model_version":{"id":%d,"visibility":"private",%s,
      "file_info":{"version":"5a1d2c3b-0f9e-4b7a-8c6d-%012d","file_name":"m.onnx","size":17,
        "sha":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}},
     "config":{"id":%d,"model_version_id":%d,"runtime":"onnx"}}\
    """
        .formatted(versionId, members, versionId, versionId + 1000, versionId);
  }

  private static String time(long versionId) {
    return String.format(Locale.ROOT, "2026-02-04T11:%02d:59.12003+00:00", versionId % 60);
  }
}
