package io.github.modelregistry.wallaroo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.WallarooSandbox;
import io.github.modelregistry.testkit.ManualClock;
import io.github.modelregistry.wallaroo.model.Framework;
import io.github.modelregistry.wallaroo.model.Workspace;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ways to log in, at a Keycloak that issues, rotates and expires tokens. */
class LoginSandboxTest {

  private static final Duration ACCESS = Duration.ofMinutes(60);

  private final ManualClock clock = ManualClock.at("2026-02-04T11:00:00Z");

  @RegisterExtension
  final SandboxExtension extension =
      SandboxExtension.of(
          ModelRegistrySandbox.builder().select(SandboxVendor.WALLAROO).clock(clock));

  private WallarooSandbox server = null;
  private WallarooClient client = null;

  @BeforeEach
  void remember(WallarooSandbox sandbox) {
    server = sandbox;
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void whatNeedsNoTokenIsReadWithoutALogin() {
    client = client(user());

    client.platform().getPlatformConfig();

    assertThat(grants()).isEmpty();
    assertThat(server.server().getAllServeEvents())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getRequest().getUrl()).isEqualTo("/v1/api/config");
              assertThat(event.getRequest().containsHeader("Authorization")).isFalse();
            });
  }

  @Test
  void aUserLogsInThroughThePublicClient() {
    client = client(user());

    list();
    list();

    assertThat(grants()).containsExactly("password");
  }

  @Test
  void aUserLogsInThroughTheConfidentialClient() {
    client = client(user().withClient(server.clientId(), secret()));

    list();

    assertThat(grants()).containsExactly("password");
    assertThat(tokenRequests().get(0).getHeader("Authorization")).startsWith("Basic ");
  }

  @Test
  void aTokenOfTheClientItselfIsForInferenceOnly() {
    client = client(WallarooLogin.ofClient(server.clientId(), secret()));

    assertThatThrownBy(this::list).isInstanceOf(AuthenticationException.class);

    assertThat(grants()).containsOnly("client_credentials");
  }

  @Test
  void refreshTokensRotateAndTheNewestIsUsed() {
    server.tokenLifetimes(ACCESS, ACCESS.multipliedBy(3));
    client = client(user());
    list();
    clock.advance(ACCESS);
    list();
    clock.advance(ACCESS);

    list();

    assertThat(grants()).containsExactly("password", "refresh_token", "refresh_token");
    assertThat(tokenRequests().get(2).getBodyAsString())
        .isNotEqualTo(tokenRequests().get(1).getBodyAsString());
  }

  @Test
  void aRefreshTokenThatEndsFirstLeadsToALoginAtOnce() {
    server.tokenLifetimes(ACCESS, ACCESS.dividedBy(2));
    client = client(user());
    list();
    clock.advance(ACCESS);

    list();

    assertThat(grants()).containsExactly("password", "password");
  }

  @Test
  void aRefreshTokenOfOfflineAccessDoesNotEnd() {
    client = client(user().withOfflineAccess());
    list();
    clock.advance(Duration.ofDays(400));

    list();

    assertThat(grants()).containsExactly("password", "refresh_token");
  }

  @Test
  void aRefusedRefreshLeadsToALogin() {
    server.tokenLifetimes(ACCESS, ACCESS.multipliedBy(3));
    client = client(user());
    list();
    server.expireAllTokens();

    list();

    assertThat(grants()).containsExactly("password", "refresh_token", "password");
  }

  @Test
  void anUploadRenewsTheToken() {
    server.tokenLifetimes(ACCESS, ACCESS.multipliedBy(3));
    client = client(user());
    list();

    client
        .models()
        .upload(
            q -> q.metadata(Uploads.metadata("m", Framework.ONNX)).file(Uploads.file("m.onnx")));

    assertThat(grants()).containsExactly("password", "refresh_token");
  }

  /** The same server under another name is another host. */
  @Test
  void keycloakMayBeOnAnotherHost() {
    URI other = URI.create("http://localhost:" + server.baseUrl().getPort());
    client = client(user().withAuthUrl(other));

    list();

    assertThat(tokenRequests())
        .singleElement()
        .satisfies(request -> assertThat(request.getHeader("Host")).startsWith("localhost"));
    assertThat(server.calls())
        .singleElement()
        .satisfies(call -> assertThat(call.getHeader("Host")).doesNotStartWith("localhost"));
  }

  private WallarooClient client(WallarooLogin login) {
    return WallarooClient.builder()
        .url(server.baseUrl())
        .login(login)
        .config(FakeWallaroo.config().toBuilder().clock(clock).build())
        .build();
  }

  private WallarooLogin user() {
    return WallarooLogin.of(server.username(), server.password());
  }

  private Secret secret() {
    return Secret.of(server.clientSecret());
  }

  private void list() {
    assertThat(client.workspaces().listWorkspaces().workspaces())
        .extracting(Workspace::id)
        .contains(108L);
  }

  private List<String> grants() {
    return tokenRequests().stream()
        .map(LoggedRequest::getBodyAsString)
        .map(form -> form.replaceFirst("grant_type=([a-z_]+).*", "$1"))
        .toList();
  }

  private List<LoggedRequest> tokenRequests() {
    List<LoggedRequest> newestFirst =
        server
            .server()
            .findAll(WireMock.postRequestedFor(WireMock.urlEqualTo(FakeWallaroo.TOKEN_PATH)));
    return newestFirst;
  }
}
