package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.truefoundry.model.Version;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed URLs that not every class for URLs takes. */
class OddSignedUrlsTest extends SandboxTestCase {

  @ParameterizedTest
  @ValueSource(strings = {"{s3cret}|", "s3cret^`"})
  void aUrlIsUsedIfTheClientCanCallIt(String signature) {
    sign(server.baseUrl() + "/any?sig=" + signature);
    server
        .server()
        .stubFor(WireMock.put(WireMock.urlPathEqualTo("/any")).willReturn(WireMock.ok()));

    assertThat(register().fqn()).isEqualTo("model:acme/support-ml/churn:1");
  }

  @Test
  void aTextThatIsNoUrlIsInNoMessage() {
    sign("no url?sig=s3cret");

    assertThatThrownBy(this::register)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("not a valid https URL")
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  private void sign(String url) {
    server
        .server()
        .stubFor(
            WireMock.post("/api/ml/v1/artifact-versions/signed-urls")
                .willReturn(
                    WireMock.okJson(
                        "{\"data\":[{\"path\":\"a.txt\",\"signed_url\":\"" + url + "\"}]}")));
  }

  private Version register() {
    return client
        .files()
        .registerModelVersion(
            Manifests.model("churn"), Map.of("a.txt", UploadSource.of(new byte[3], "a.txt")));
  }
}
