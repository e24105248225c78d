package io.github.modelregistry.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class ForwardingStubTest {

  @Test
  void aStubForwardsRequestsToAnotherServer() throws Exception {
    try (ModelRegistrySandbox sandbox =
        ModelRegistrySandbox.builder()
            .select(SandboxVendor.WALLAROO, SandboxVendor.MARQTUNE)
            .start()) {
      String path = "/forwarded";
      String target = sandbox.marqtune().server().baseUrl();
      sandbox.marqtune().server().stubFor(get(path).willReturn(ok("from the other server")));
      sandbox.wallaroo().server().stubFor(get(path).willReturn(aResponse().proxiedFrom(target)));

      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(sandbox.wallaroo().server().baseUrl() + path))
                      .build(),
                  BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo("from the other server");
      sandbox.marqtune().server().verify(1, getRequestedFor(urlPathEqualTo(path)));
    }
  }
}
