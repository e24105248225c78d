package io.github.modelregistry.wallaroo;

import java.util.ArrayList;
import java.util.List;

/** What a server holds, as answers to {@code workspaces/list} and {@code models/list}. */
final class Answers {

  private final FakeWallaroo server;
  private final List<String> workspaces = new ArrayList<>();

  private Answers(FakeWallaroo server) {
    this.server = server;
  }

  static Answers of(FakeWallaroo server) {
    return new Answers(server);
  }

  Answers workspace(long id, String name, List<Row> rows) {
    return workspace(
        id,
        name,
        rows.stream().map(Row::id).toList(),
        rows.stream().map(row -> row.json(id)).toList());
  }

  /** Adds a workspace whose rows are given as JSON. */
  Answers workspace(long id, String name, List<Long> modelIds, List<String> rows) {
    add(id, name, modelIds);
    server.answerTo(
        FakeWallaroo.LIST,
        "{\"workspace_id\":" + id + "}",
        "{\"models\":[" + String.join(",", rows) + "]}");
    return this;
  }

  /** Adds a workspace whose id is null. */
  Answers workspaceWithoutId(String name) {
    add(null, name, List.of());
    return this;
  }

  private void add(Long id, String name, List<Long> modelIds) {
    workspaces.add(
        """
        {"id":%d,"name":"%s","created_at":"2026-01-01T00:00:00.000001+00:00",
         "created_by":"","archived":false,"models":%s,"pipelines":[]}\
        """
            .formatted(id, name, modelIds));
  }

  /** The server has no route to read a single model, unless the test adds one. */
  void stub() {
    server.lacks(FakeWallaroo.GET_BY_ID);
    server.answer(
        FakeWallaroo.WORKSPACES, "{\"workspaces\":[" + String.join(",", workspaces) + "]}");
  }
}
