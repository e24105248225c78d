package io.github.modelregistry.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A key goes onto the wire and nowhere else: not into errors, descriptions or logs. */
class SecretsStayHiddenTest {

  /** As read from a file: with a newline at its end. */
  private static final String KEY_FROM_FILE = "geheim-4711\n";

  private final Logger logger = Logger.getLogger("");
  private final Level usualLevel = logger.getLevel();
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Handler handler = new RecordingHandler(logged);

  @BeforeEach
  void listen() {
    handler.setLevel(Level.ALL);
    logger.setLevel(Level.ALL);
    logger.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(handler);
    logger.setLevel(usualLevel);
  }

  static Stream<ScriptedResponse> faults() {
    return Stream.of(
        ScriptedResponse.json("1"),
        ScriptedResponse.status(400).body("the header 'X-Api-Key: geheim-4711' is wrong"),
        ScriptedResponse.status(401).header("X-Echo", "geheim-4711").body("geheim-4711"),
        ScriptedResponse.status(302)
            .header("Location", "https://elsewhere.example/?key=geheim-4711"),
        ScriptedResponse.status(302).header("Location", "https://elsewhere.example/geheim-4711"),
        ScriptedResponse.json("{\"key\":\"geheim-4711\""),
        ScriptedResponse.json("{\"geheim-4711\":1,\"geheim-4711\":2}"),
        ScriptedResponse.json("{\"geheim-4711\":[1,}"),
        ScriptedResponse.closeAfter("HTTP/1.1 geheim-4711\r\n\r\n"),
        ScriptedResponse.closeAfter(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1 geheim-4711\r\n1"),
        ScriptedResponse.json("<html>geheim-4711"),
        ScriptedResponse.status(500).header("X-Request-Id", "geheim-4711"),
        ScriptedResponse.resetAfterBody(),
        ScriptedResponse.closeWithoutAnswer());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void neitherErrorsNorDescriptionsNorLogsShowAKey(ScriptedResponse fault) {
    Credentials credentials = Credentials.header("X-Api-Key", Secret.of(KEY_FROM_FILE));
    ClientConfig config = ClientConfig.builder().delayer(Delayer.none()).build();
    try (ScriptedServer server = ScriptedServer.start().otherwise(fault);
        ApiTransport transport =
            OkHttpTransports.standard()
                .create(
                    TransportSpec.builder("acme", server.uri())
                        .credentials(credentials)
                        .config(config)
                        .build())) {
      RegistryException failure =
          catchThrowableOfType(RegistryException.class, () -> transport.execute(get()));

      assertThat(server.requests().get(0).header("X-Api-Key")).isEqualTo("geheim-4711");
      assertThat(printed(failure) + credentials + transport).doesNotContain("geheim");
      assertThat(logged).as("the call is logged").anyMatch(line -> line.contains("doIt"));
      assertThat(logged).noneMatch(line -> line.contains("geheim"));
    }
  }

  @Test
  void aKeyOfTwoLinesIsRefusedBeforeAnyLibraryCanComplain() {
    assertThatThrownBy(() -> Secret.of("geheim\n4711", "ACME_API_KEY"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("ACME_API_KEY")
        .hasMessageNotContaining("geheim");
    assertThat(logged).noneMatch(line -> line.contains("geheim"));
  }

  private static String printed(Throwable failure) {
    StringWriter printed = new StringWriter();
    if (failure != null) {
      failure.printStackTrace(new PrintWriter(printed));
    }
    return printed.toString();
  }

  private static ApiCall<JsonValue> get() {
    return ApiCall.builder(
            Operation.<JsonValue>builder("doIt", HttpMethod.GET, "/things")
                .response(ResponseFormat.json(JsonCodecs.VALUE))
                .build())
        .build();
  }

  private static final class RecordingHandler extends Handler {

    private final List<String> lines;

    RecordingHandler(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord event) {
      lines.add(new SimpleFormatter().format(event));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
