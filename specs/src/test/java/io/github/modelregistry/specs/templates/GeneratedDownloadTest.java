package io.github.modelregistry.specs.templates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.synthetic.api.ThingsApi.GetArtifactRequest;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Operations whose response is a file. */
class GeneratedDownloadTest {

  private final RecordingTransport transport = new RecordingTransport("weights");
  private final SyntheticClient client = new SyntheticClient(transport);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DownloadTarget target = DownloadTarget.stream(bytes);

  @Test
  void aFileIsDownloadedToTheTarget() {
    GetArtifactRequest request = GetArtifactRequest.builder().id(7L).build();
    Download download = client.things().getArtifact(request, target);
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("weights");
    assertThat(download.bytes()).isEqualTo(7);
    assertThat(transport.onlyCall().target()).isEqualTo("/things/7/artifact");
    assertThat(transport.onlyCall().operation().isDownload()).isTrue();
    assertThat(transport.onlyCall().operation().accept())
        .isEqualTo("application/octet-stream, application/json");
  }

  @Test
  void theOnlyParameterOrASetterOfTheRequestCanBeGivenInstead() {
    assertThat(client.things().getArtifact(7L, target).bytes()).isEqualTo(7);
    assertThat(client.things().getArtifact(q -> q.id(8L), target).bytes()).isEqualTo(7);
    assertThat(client.odds().getSum(target).bytes()).isEqualTo(7);
    assertThat(transport.targets())
        .containsExactly("/things/7/artifact", "/things/8/artifact", "/odds/sum");
  }

  @Test
  void allFourViewsDownload() {
    ApiResponse<Download> raw = client.withRawResponse().things().getArtifact(7L, target);
    assertThat(raw.requestId()).isEqualTo("7");
    assertThat(client.async().things().getArtifact(7L, target).join().bytes()).isEqualTo(7);
    assertThat(
            client.async().withRawResponse().things().getArtifact(7L, target).join().body().bytes())
        .isEqualTo(7);
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("weights".repeat(3));
  }
}
