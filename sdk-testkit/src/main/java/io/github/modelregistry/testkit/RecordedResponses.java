package io.github.modelregistry.testkit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.List;

/** The responses that a server of WireMock has sent. */
public final class RecordedResponses {

  private RecordedResponses() {}

  /**
   * Returns the body of the oldest response to a path.
   *
   * @param path the end of the path
   */
  public static String first(WireMockServer server, String path) {
    List<ServeEvent> newestFirst = server.getAllServeEvents();
    return newestFirst.stream()
        .filter(event -> URI.create(event.getRequest().getUrl()).getPath().endsWith(path))
        .reduce((newer, older) -> older)
        .map(event -> event.getResponse().getBodyAsString())
        .orElseThrow();
  }
}
