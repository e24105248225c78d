package io.github.modelregistry.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that sends its secret as a form field. */
class TokenClientTest {

  private final ScriptedServer server = ScriptedServer.start();
  private final TokenEndpoint endpoint =
      endpointAt(server.uri().resolve("/ims/token/v3"))
          .scope("openid,AdobeID,more.things")
          .open(OkHttpTransports.standard());

  @AfterEach
  void close() {
    endpoint.close();
    server.close();
  }

  @Test
  void idAndSecretAreFieldsOfLoginAndRefreshAlike() {
    server.enqueue(
        ScriptedResponse.json("{\"access_token\":\"t1\",\"refresh_token\":\"r1\"}"),
        ScriptedResponse.json("{\"access_token\":\"t2\"}"));

    endpoint.fetch(endpoint.fetch(null));

    assertThat(server.requests())
        .allSatisfy(request -> assertThat(request.header("Authorization")).isNull());
    assertThat(server.requests())
        .extracting(ReceivedRequest::bodyText)
        .containsExactly(
            "grant_type=client_credentials&scope=openid%2CAdobeID%2Cmore.things"
                + "&client_id=api-client&client_secret=s3c%2Fret%20%261",
            "grant_type=refresh_token&refresh_token=r1"
                + "&client_id=api-client&client_secret=s3c%2Fret%20%261");
  }

  @Test
  void aSecretThatTheServerRepeatsIsShownInNeitherOfItsForms() {
    server.enqueue(
        ScriptedResponse.status(400)
            .header("Content-Type", "application/json")
            .body(
                "{\"error\":\"invalid_client\",\"error_description\":"
                    + "\"s3c/ret &1 or s3c%2Fret%20%261 is wrong\"}"));

    AuthenticationException refused =
        catchThrowableOfType(AuthenticationException.class, () -> endpoint.fetch(null));

    assertThat(refused)
        .hasMessageContaining("[invalid_client] *** or *** is wrong")
        .hasMessageContaining("Check the client id 'api-client' and its secret.");
    StringWriter printed = new StringWriter();
    refused.printStackTrace(new PrintWriter(printed));
    assertThat(printed + refused.details().toString() + refused.body() + endpoint)
        .contains("api-client")
        .doesNotContain("s3c");
  }

  @Test
  void theSecretIsNotSentInTheClearToAnotherMachine() {
    assertThatThrownBy(
            () ->
                endpointAt(URI.create("http://login.example/token"))
                    .open(OkHttpTransports.standard()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("https");
  }

  private static TokenEndpoint.Builder endpointAt(URI tokenUrl) {
    return TokenEndpoint.builder("acme", tokenUrl)
        .confidentialClientByForm("api-client", Secret.of("s3c/ret &1"))
        .clientCredentials();
  }
}
