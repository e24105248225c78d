package io.github.modelregistry.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.AttemptEnd;
import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonInput;
import io.github.modelregistry.json.JsonOutput;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.json.ObjectShape;
import io.github.modelregistry.oauth.TokenEndpoint;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.ParsedError;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A secret goes onto the wire and nowhere else, wherever and however a server repeats it: not into
 * failures and what is behind them, events, drift, descriptions or logs.
 */
class SecretsStayHiddenTest {

  private static final String KEY = "geheim-4711-Key";

  /** As read from a file: with a newline at its end. */
  private static final String KEY_FROM_FILE = KEY + "\n";

  private static final String PASSWORD = "pass wörd&\"4711\"";

  private final Logger logger = Logger.getLogger("");
  private final Level usualLevel = logger.getLevel();
  private final List<String> shown = new CopyOnWriteArrayList<>();
  private final Handler handler = new RecordingHandler(shown);
  private final ClientConfig config =
      ClientConfig.builder()
          .delayer(Delayer.none())
          .driftListener(event -> shown.add(event.toString()))
          .addListener(new RecordingListener())
          .build();

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

  static Stream<Arguments> placesAndForms() {
    return Repeating.PLACES.keySet().stream()
        .flatMap(place -> Repeating.FORMS.keySet().stream().map(form -> Arguments.of(place, form)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("placesAndForms")
  void aKeyIsShownNowhere(String place, String form) {
    Credentials credentials = Credentials.header("X-Api-Key", Secret.of(KEY_FROM_FILE));
    String repeated = Repeating.FORMS.get(form).apply(KEY);
    try (ScriptedServer server =
            ScriptedServer.start().otherwise(Repeating.PLACES.get(place).apply(repeated));
        ApiTransport transport = transport(server, credentials)) {
      show(() -> transport.execute(get()));
      show(() -> transport.executeAsync(get()).join());

      assertThat(server.requests())
          .allSatisfy(sent -> assertThat(sent.header("X-Api-Key")).isEqualTo(KEY));
      shown.add(credentials + " " + transport);
    }
    assertThat(shown).as("calls, events and logs").anyMatch(text -> text.contains("doIt"));
    assertHidden(KEY, repeated);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("placesAndForms")
  void aPasswordThatATokenEndpointRepeatsIsShownNowhere(String place, String form) {
    String repeated = Repeating.FORMS.get(form).apply(PASSWORD);
    try (ScriptedServer server =
            ScriptedServer.start().otherwise(Repeating.PLACES.get(place).apply(repeated));
        TokenEndpoint endpoint =
            TokenEndpoint.builder("acme", server.uri().resolve("/token"))
                .publicClient("sdk-client")
                .password("ann", Secret.of(PASSWORD))
                .config(config)
                .open(OkHttpTransports.standard())) {
      show(() -> endpoint.fetch(null));

      assertThat(server.requests().get(0).bodyText()).contains("password=pass%20w%C3%B6rd%26");
      shown.add(endpoint.toString());
    }
    assertThat(shown).as("events and logs").anyMatch(text -> text.contains("login"));
    assertHidden(PASSWORD, repeated);
  }

  @Test
  void aClientSecretThatIsSentByBasicIsShownInNoneOfItsForms() {
    String secret = "s3cret/of&client";
    String pair =
        Base64.getEncoder().encodeToString(Repeating.utf8("api:" + Repeating.url(secret)));
    try (ScriptedServer server =
            ScriptedServer.start()
                .otherwise(
                    ScriptedResponse.status(401)
                        .body("not " + secret + " " + Repeating.url(secret) + " " + pair));
        TokenEndpoint endpoint =
            TokenEndpoint.builder("acme", server.uri().resolve("/token"))
                .confidentialClient("api", Secret.of(secret))
                .clientCredentials()
                .config(config)
                .open(OkHttpTransports.standard())) {
      show(() -> endpoint.fetch(null));

      assertThat(server.requests().get(0).header("Authorization")).isEqualTo("Basic " + pair);
    }
    assertThat(shown).anyMatch(text -> text.contains("not *** *** ***"));
    assertHidden(secret, pair);
  }

  @Test
  void thePasswordOfBasicCredentialsIsMaskedByItself() {
    try (ScriptedServer server =
            ScriptedServer.start().otherwise(ScriptedResponse.status(401).body("not " + KEY));
        ApiTransport transport = transport(server, Credentials.basic("ann", Secret.of(KEY)))) {
      show(() -> transport.execute(get()));
    }
    assertThat(shown).anyMatch(text -> text.contains("not ***"));
    assertHidden(KEY, KEY);
  }

  @Test
  void aUsersOwnHeaderThatIsNamedLikeASecretIsMaskedToo() {
    CallOptions options =
        CallOptions.builder().header("X-Session-Token", KEY).header("X-Tenant", "tenant-a").build();
    try (ScriptedServer server =
            ScriptedServer.start()
                .otherwise(ScriptedResponse.status(400).body(KEY + " of tenant-a"));
        ApiTransport transport = transport(server, Credentials.none())) {
      show(() -> transport.withOptions(options).execute(get()));
    }
    assertThat(shown).anyMatch(text -> text.contains("*** of tenant-a"));
    assertHidden(KEY, KEY);
  }

  @Test
  void aNameThatLooksLikeNoneIsShownByAMark() {
    String text = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N";
    try (ScriptedServer server =
            ScriptedServer.start()
                .otherwise(ScriptedResponse.json("{\"" + text + "\":1,\"a new one\":2}"));
        ApiTransport transport = transport(server, Credentials.none())) {
      show(() -> transport.execute(get()));
    }
    assertThat(shown).anyMatch(event -> event.contains("UNKNOWN_FIELD …"));
    assertHidden(text, "a new one");
  }

  @Test
  void aKeyOfTwoLinesIsRefusedBeforeAnyLibraryCanComplain() {
    assertThatThrownBy(() -> Secret.of("geheim\n4711", "ACME_API_KEY"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("ACME_API_KEY")
        .hasMessageNotContaining("geheim");
    assertThat(shown).noneMatch(line -> line.contains("geheim"));
  }

  private void assertHidden(String secret, String repeated) {
    for (String text : shown) {
      assertThat(text).doesNotContainIgnoringCase(secret).doesNotContainIgnoringCase(repeated);
    }
  }

  private void show(Runnable call) {
    try {
      call.run();
    } catch (CompletionException failure) {
      show(failure.getCause());
    } catch (RegistryException failure) {
      show(failure);
    }
  }

  private void show(Throwable failure) {
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    shown.add(printed.toString());
    if (failure instanceof ApiException api) {
      shown.add(api.body() + " " + api.details() + " " + api.requestId());
      shown.add(api.vendorCode() + " " + api.vendorMessage());
    }
    for (Throwable earlier : failure.getSuppressed()) {
      show(earlier);
    }
  }

  private ApiTransport transport(ScriptedServer server, Credentials credentials) {
    return OkHttpTransports.standard()
        .create(
            TransportSpec.builder("acme", server.uri())
                .credentials(credentials)
                .config(config)
                .errorFormat(
                    (status, headers, body) ->
                        ParsedError.builder()
                            .code(body)
                            .message(JsonValue.parse(body).get("m").asString())
                            .build())
                .build());
  }

  private static ApiCall<String> get() {
    return ApiCall.builder(
            Operation.<String>builder("doIt", HttpMethod.GET, "/things")
                .response(
                    ResponseFormat.json(
                        JsonCodecs.object(
                            SecretsStayHiddenTest::readThing, JsonOutput::writeString)))
                .build())
        .build();
  }

  private static final ObjectShape THING = ObjectShape.of("Thing", "id");

  /** Knows of an id only. */
  private static String readThing(JsonInput in) {
    if (in.nextKind() != JsonValue.Kind.OBJECT) {
      return in.readValue().toString();
    }
    String id = null;
    in.beginObject(THING);
    for (int field = in.nextField(); field >= 0; field = in.nextField()) {
      id = in.readString();
    }
    in.endObject();
    return id == null ? "" : id;
  }

  private final class RecordingListener implements CallListener {

    @Override
    public void attemptEnded(AttemptEnd attempt) {
      shown.add(attempt + " " + attempt.requestId());
      if (attempt.failure() != null) {
        show(attempt.failure());
      }
    }

    @Override
    public void callEnded(CallEnd call) {
      shown.add(call + " " + call.requestId());
      if (call.failure() != null) {
        show(call.failure());
      }
    }
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
