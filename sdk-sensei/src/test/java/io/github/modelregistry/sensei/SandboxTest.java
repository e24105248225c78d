package io.github.modelregistry.sensei;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.ConflictException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.page.PagedResult;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.SenseiSandbox;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.ModelTranscoding;
import io.github.modelregistry.sensei.model.NewModel;
import io.github.modelregistry.sensei.model.OriginType;
import io.github.modelregistry.sensei.model.TargetFormat;
import io.github.modelregistry.transfer.UploadSource;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way, against a server that pages in each way, logs clients in and keeps state. */
class SandboxTest {

  private static final String SERVICE = "/data/sensei/.*";
  private static final String IMS = "/ims/token/v3";
  private static final String FIRST = "15c53796-bd6b-4e09-b51d-7296aa20af71";

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.SENSEI));

  private SenseiSandbox server = null;
  private SenseiClient client = null;
  private ModelRegistry registry = null;

  @BeforeEach
  void connect(SenseiSandbox sandbox) {
    server = sandbox;
    client = client(Secret.of(sandbox.clientSecret()));
    registry = client.registry();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  private SenseiClient client(Secret secret) {
    return SenseiClient.builder()
        .url(server.serviceUrl())
        .clientId(server.clientId())
        .organization(server.organization())
        .login(ImsLogin.of(secret).withImsUrl(server.baseUrl()))
        .config(ClientConfig.builder().delayer(Delayer.none()).build())
        .build();
  }

  private List<String> ids() {
    List<String> ids = new ArrayList<>();
    registry.models().forEach(model -> ids.add(model.id()));
    return ids;
  }

  private List<String> hold(int count) {
    List<String> all = new ArrayList<>(ids());
    IntStream.range(0, count).forEach(i -> all.add(server.addModel("m-" + i)));
    server.server().resetRequests();
    return all;
  }

  private List<LoggedRequest> calls() {
    return server.server().findAll(anyRequestedFor(urlPathMatching(SERVICE)));
  }

  @Test
  void everyModelComesOnceByTheCursor() {
    List<String> all = hold(130);
    server.capPagesAt(40);

    assertThat(ids()).isEqualTo(all);
    assertThat(calls())
        .hasSize(4)
        .allSatisfy(call -> assertThat(call.getUrl()).contains("limit=100", "orderby=created"));
    assertThat(calls().get(1).getUrl()).contains("start=" + all.get(39));
  }

  @Test
  void theTypedClientListsAllPagesWhileTheyAreIterated() {
    List<String> all = hold(130);
    Iterator<Model> models = client.listModelsPaged(q -> q.limit(50)).iterator();
    assertThat(calls()).isEmpty();
    models.next();
    assertThat(calls()).hasSize(1);
    assertThat(calls().get(0).getUrl()).contains("limit=50", "orderby=created");

    assertThat(client.listModelsPaged(q -> q.orderby(List.of("created", "name"))).stream())
        .extracting(Model::id)
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(calls().get(1).getUrl()).contains("limit=100", "orderby=created,name");
    assertThat(client.listTranscodingsPaged(q -> q.modelId(FIRST)))
        .extracting(ModelTranscoding::id)
        .hasSize(2);
  }

  @Test
  void everyModelComesOnceByALinkWhoseForeignHostIsNeverCalled() {
    List<String> all = hold(60);
    server.capPagesAt(20);
    try (ModelRegistrySandbox foreign =
        ModelRegistrySandbox.builder().select(SandboxVendor.SENSEI).start()) {
      server.sendNextLinkTo(foreign.sensei().baseUrl());

      assertThat(ids()).isEqualTo(all);
      assertThat(foreign.sensei().server().getAllServeEvents()).isEmpty();
    }
    assertThat(calls()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 100, 134, 1_000_000})
  void everyModelComesOnceByCountingWhateverTotalIsClaimed(long total) {
    List<String> all = hold(130);
    server.omitNextLink();
    if (total >= 0) {
      server.reportWrongTotal(total);
    }

    assertThat(ids()).isEqualTo(all);
    assertThat(calls().get(1).getUrl()).contains("start=100");
  }

  @Test
  void aServerThatOverlooksStartEndsTheWalk() {
    List<String> all = hold(130);
    server.ignoreStart();

    assertThat(ids()).isEqualTo(all.subList(0, 100));
    server.omitNextLink();
    assertThat(ids()).isEqualTo(all.subList(0, 100));
    assertThat(calls()).hasSizeLessThan(8);
  }

  @Test
  void aWalkIsResumedThoughTheModelItStoodAtWasDeleted() {
    List<String> all = hold(21);
    ModelQuery query = ModelQuery.builder().pageSize(10).build();
    List<String> seen = new ArrayList<>();
    String token;
    try (PagedResult<RegisteredModel> walk = registry.models(query)) {
      Iterator<RegisteredModel> models = walk.iterator();
      for (int i = 0; i < 10; i++) {
        seen.add(models.next().id());
      }
      token = walk.resumeToken();
    }
    client.models().deleteModel(q -> q.modelId(all.get(9)));

    registry
        .models(query.toBuilder().resumeToken(token).build())
        .forEach(model -> seen.add(model.id()));

    assertThat(seen).isEqualTo(all);
  }

  @Test
  void throttlingInABadRequestIsWaitedOut() {
    server.throttleInBadRequest(2);

    assertThat(registry.get(ModelRef.of("sensei", FIRST)).name())
        .isEqualTo("A name for this Model");
    assertThat(calls()).hasSize(3);
  }

  @Test
  void oneLoginServesManyCallsAndATokenThatEndsIsRenewedUnnoticed() {
    registry.checkHealth();
    registry.checkHealth();
    server.server().verify(1, postRequestedFor(urlPathEqualTo(IMS)));

    server.expireTokens();
    registry.checkHealth();

    server.server().verify(2, postRequestedFor(urlPathEqualTo(IMS)));
    assertThat(calls()).hasSize(4);
    assertThat(server.server().findAll(postRequestedFor(urlPathEqualTo(IMS))).get(0))
        .satisfies(login -> assertThat(login.getHeader("Authorization")).isNull())
        .satisfies(login -> assertThat(login.getHeader("x-api-key")).isNull())
        .satisfies(
            login ->
                assertThat(login.getBodyAsString())
                    .contains("grant_type=client_credentials", "client_secret="));
  }

  @Test
  void aWrongSecretIsToldWithoutShowingIt() {
    try (SenseiClient wrong = client(Secret.of("not-the-s3cret"))) {
      assertThatThrownBy(() -> wrong.registry().checkHealth())
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining("invalid client_secret parameter")
          .hasMessageNotContaining("not-the-s3cret");
    }
    assertThat(calls()).isEmpty();
  }

  @Test
  void aModelIsRegisteredChangedAndDeleted() {
    NewModel wanted = NewModel.builder().name("fraud-onnx").originType(OriginType.OFFLINE).build();
    Model made =
        client
            .models()
            .registerModel(
                q -> q.model(wanted).modelArtifact(UploadSource.of(new byte[] {1, 2}, "m.onnx")));
    ModelRef ref = ModelRef.of("sensei", made.id());

    Model changed =
        client
            .models()
            .updateModel(
                q -> q.modelId(made.id()).body(made.toBuilder().description("new").build()));

    assertThat(changed.description()).isEqualTo("new");
    assertThat(registry.findByName("fraud-onnx")).containsExactly(registry.get(ref));
    assertThat(registry.get(ref).description()).isEqualTo("new");
    client.models().deleteModel(q -> q.modelId(made.id()));
    assertThatThrownBy(() -> registry.get(ref)).isInstanceOf(NotFoundException.class);
    assertThat(registry.findByName("fraud-onnx")).isEmpty();
  }

  @Test
  void aStaleEntityTagIsAConflict() {
    server.sendEntityTags();
    ApiResponse<Model> first = client.withRawResponse().models().getModel(q -> q.modelId(FIRST));
    String tag = String.valueOf(first.headers().get("ETag"));
    client.models().updateModel(q -> q.modelId(FIRST).ifMatch(tag).body(first.body()));

    assertThatThrownBy(
            () ->
                client.models().updateModel(q -> q.modelId(FIRST).ifMatch(tag).body(first.body())))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("does not match the current version");
  }

  @Test
  void aWordThatOnlyTheServerKnowsSurvivesAReplacement() {
    server.patchModel(
        FIRST, "{\"state\":[\"trained\",\"archived\"],\"qualityTier\":{\"level\":1.10}}");
    Model model = client.models().getModel(q -> q.modelId(FIRST));

    client
        .models()
        .updateModel(q -> q.modelId(FIRST).body(model.toBuilder().name("renamed").build()));

    RegisteredModel now = registry.get(ModelRef.of("sensei", FIRST));
    assertThat(now.name()).isEqualTo("renamed");
    assertThat(now.vendorStatus()).isEqualTo("trained,archived");
    assertThat(now.rawJson()).contains("\"qualityTier\":{\"level\":1.10}");
  }

  @Test
  void aTranscodingIsMadeListedAndFound() {
    ModelTranscoding made =
        client
            .transcodings()
            .createTranscoding(q -> q.modelId(FIRST).targetFormat(TargetFormat.CORE_ML));

    assertThat(made.targetFormat()).isEqualTo(TargetFormat.CORE_ML);
    assertThat(client.transcodings().listTranscodings(q -> q.modelId(FIRST)).children())
        .extracting(ModelTranscoding::id)
        .hasSize(3)
        .endsWith(made.id());
    assertThat(
            client
                .transcodings()
                .getTranscoding(q -> q.modelId(FIRST).modelTranscodingId(made.id()))
                .targetFormat())
        .isNull();
  }

  @Test
  void aRegistrationThatTheServiceRefusesNamesTheField() {
    assertThatThrownBy(
            () ->
                client
                    .models()
                    .registerModel(
                        q ->
                            q.model(NewModel.builder().originType(OriginType.OFFLINE).build())
                                .modelArtifact(UploadSource.of(new byte[] {1}, "m"))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Model name must not be empty (field: name)");
  }

  @Test
  void aFailedDeletionIsRepeatedAndAFailedRegistrationIsNot() {
    server.failNext(1, 503);
    client.models().deleteModel(q -> q.modelId(FIRST));
    server.server().verify(2, deleteRequestedFor(urlPathEqualTo("/data/sensei/models/" + FIRST)));

    server.failNext(1, 504);
    assertThatThrownBy(
            () ->
                client
                    .models()
                    .registerModel(
                        q ->
                            q.model(NewModel.builder().name("n").build())
                                .modelArtifact(UploadSource.of(new byte[] {1}, "m"))))
        .isInstanceOf(ApiException.class);
    server.server().verify(1, postRequestedFor(urlPathEqualTo("/data/sensei/models")));
    server.server().verify(0, getRequestedFor(urlPathEqualTo("/data/sensei/models")));
  }

  @Test
  void anotherSandboxFindsNothing() {
    try (SenseiClient elsewhere =
        SenseiClient.builder()
            .url(URI.create(server.environment().get("SENSEI_URL")))
            .clientId(server.clientId())
            .organization(server.organization())
            .sandbox("dev")
            .token(server.token())
            .build()) {
      assertThat(elsewhere.registry().models()).isEmpty();
    }
    server.server().verify(0, postRequestedFor(urlPathEqualTo(IMS)));
  }
}
