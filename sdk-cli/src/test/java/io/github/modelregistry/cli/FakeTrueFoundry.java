package io.github.modelregistry.cli;

import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import java.util.HashMap;
import java.util.Map;

/** A TrueFoundry that answers as a test says, on a raw socket. */
final class FakeTrueFoundry implements AutoCloseable {

  /** The secret that must never be printed. */
  static final String KEY = "tfy-key-3f9a";

  private final ScriptedServer server = ScriptedServer.start();

  /** Answers every request for models with these, and none after them. */
  FakeTrueFoundry withModels(String... models) {
    server.answering(
        request ->
            request.rawTarget().matches(".*[?&]offset=[1-9].*")
                ? page(0)
                : page(models.length, models));
    return this;
  }

  /** Answers every request with a status. */
  FakeTrueFoundry withStatus(int status) {
    server.otherwise(ScriptedResponse.status(status).body("{\"message\":\"no\"}"));
    return this;
  }

  FakeTrueFoundry withAnswer(String json) {
    server.otherwise(ScriptedResponse.json(json));
    return this;
  }

  private static ScriptedResponse page(int total, String... models) {
    return ScriptedResponse.json(
        "{\"data\":["
            + String.join(",", models)
            + "],\"pagination\":{\"total\":"
            + total
            + ",\"offset\":0,\"limit\":100}}");
  }

  /** Returns a model row with what the API requires of one. */
  static String model(String id, String name) {
    return """
    {"id":"%1$s","ml_repo_id":"4","type":"model","name":"%2$s","fqn":"model:acme/repo/%1$s",
     "created_by_subject":{"subjectId":"u1","subjectType":"user"}}
    """
        .formatted(id, name);
  }

  ScriptedServer server() {
    return server;
  }

  Map<String, String> environment() {
    return environment(Map.of());
  }

  Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("TFY_HOST", server.uri().toString());
    environment.put("TFY_API_KEY", KEY);
    return environment;
  }

  @Override
  public void close() {
    server.close();
  }
}
