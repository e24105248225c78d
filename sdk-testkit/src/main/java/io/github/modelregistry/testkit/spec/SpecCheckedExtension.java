package io.github.modelregistry.testkit.spec;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server for the tests of one vendor's client, with responses set by the test. All traffic is
 * checked against the vendor's specification in both directions: a violation fails the test, unless
 * the test announces it.
 *
 * <p>A vendor's subclass adds the credentials and opens the clients.
 */
public abstract class SpecCheckedExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private enum Verdict {
    NOTHING_MAY_BE_WRONG,
    SOMETHING_MUST_BE_WRONG,
    NOT_ASKED_FOR
  }

  private final String vendor;
  private final String basePath;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private @Nullable SpecCheckedServer server;
  private Verdict verdict = Verdict.NOTHING_MAY_BE_WRONG;

  /**
   * Creates the server of a vendor, to be started before the first test.
   *
   * @param vendor the vendor, as its specification is named
   * @param basePath the prefix of the specification's paths, or an empty text
   */
  protected SpecCheckedExtension(String vendor, String basePath) {
    this.vendor = vendor;
    this.basePath = basePath;
  }

  @Override
  public final void beforeAll(ExtensionContext context) {
    Path root = Path.of(System.getProperty("root.directory", ".."));
    server = SpecCheckedServer.start(root.resolve("specs/" + vendor + ".yaml"), basePath);
  }

  @Override
  public final void beforeEach(ExtensionContext context) {
    server().reset();
    verdict = Verdict.NOTHING_MAY_BE_WRONG;
  }

  @Override
  public final void afterEach(ExtensionContext context) throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
    opened.clear();
    List<String> violations = server().violations().stream().filter(this::judges).toList();
    switch (verdict) {
      case NOTHING_MAY_BE_WRONG -> assertThat(violations).isEmpty();
      case SOMETHING_MUST_BE_WRONG ->
          assertThat(violations).as("violations that the test announced").isNotEmpty();
      case NOT_ASKED_FOR -> {}
    }
  }

  @Override
  public final void afterAll(ExtensionContext context) {
    server().close();
  }

  /** Announces that this test violates the specification on purpose. */
  public final void violatesTheSpecification() {
    verdict = Verdict.SOMETHING_MUST_BE_WRONG;
  }

  /** Announces that this test may violate the specification. */
  public final void mayViolateTheSpecification() {
    verdict = Verdict.NOT_ASKED_FOR;
  }

  /** Returns whether a violation counts; vendors exclude some, with a reason. */
  protected boolean judges(String violation) {
    return true;
  }

  /** Returns the pattern of a call of a path: any method, any query. */
  protected MappingBuilder call(String path) {
    return any(urlPathEqualTo(basePath + path));
  }

  /** Closes a client at the end of the test. */
  protected final <T extends AutoCloseable> T untilTheEnd(T client) {
    opened.add(client);
    return client;
  }

  /** Returns the underlying server. */
  public final WireMockServer wire() {
    return server().server();
  }

  /** Returns the server's address: scheme, host and port. */
  public final String origin() {
    return server().url();
  }

  /** Returns a JSON document for each call of a path. */
  public final void answer(String path, String json) {
    answer(path, 200, json);
  }

  /** Returns a status and a JSON document for each call of a path. */
  public final void answer(String path, int status, String json) {
    answer(path, json(status, json));
  }

  /** Sets the response to each call of a path. */
  public final void answer(String path, ResponseDefinitionBuilder response) {
    wire().stubFor(call(path).willReturn(response));
  }

  /** Sets the response to all requests, also those outside the specification. */
  public final void answerEverything(int status, String contentType, String body) {
    wire().stubFor(any(anyUrl()).willReturn(document(status, contentType, body)));
  }

  /** Returns a response with a JSON document. */
  public static ResponseDefinitionBuilder json(int status, String json) {
    return document(status, "application/json", json);
  }

  /** Returns a response with a document of any type. */
  public static ResponseDefinitionBuilder document(int status, String contentType, String body) {
    return aResponse().withStatus(status).withHeader("Content-Type", contentType).withBody(body);
  }

  /** Returns all requests, oldest first, also those outside the specification. */
  public final List<LoggedRequest> requests() {
    List<ServeEvent> newestFirst = new ArrayList<>(wire().getAllServeEvents());
    Collections.reverse(newestFirst);
    return newestFirst.stream().map(ServeEvent::getRequest).toList();
  }

  /** Returns the only request; fails if there is none or more than one. */
  public final LoggedRequest onlyRequest() {
    List<LoggedRequest> all = requests();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private SpecCheckedServer server() {
    if (server == null) {
      throw new IllegalStateException("the server runs from the first test of a class to the last");
    }
    return server;
  }
}
