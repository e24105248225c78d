package io.github.modelregistry.testkit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.stream.Stream;

/** The responses that a server of WireMock has sent. */
public final class RecordedResponses {

  private RecordedResponses() {}

  /**
   * Returns the body of the oldest response to a path.
   *
   * @param path the end of the path
   */
  public static String first(WireMockServer server, String path) {
    return to(server, path)
        .reduce((newer, older) -> older)
        .map(event -> event.getResponse().getBodyAsString())
        .orElseThrow();
  }

  /**
   * Returns the body of the newest response to a path.
   *
   * @param path the end of the path
   */
  public static String last(WireMockServer server, String path) {
    return to(server, path)
        .findFirst()
        .map(event -> event.getResponse().getBodyAsString())
        .orElseThrow();
  }

  /** Returns the responses, the newest first. */
  private static Stream<ServeEvent> to(WireMockServer server, String path) {
    return server.getAllServeEvents().stream()
        .filter(event -> URI.create(event.getRequest().getUrl()).getPath().endsWith(path));
  }
}
