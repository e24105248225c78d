package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.NewModel;
import io.github.modelregistry.sensei.model.OriginType;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.UploadSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a model from its registration to its deletion, by the typed client. */
class ArtifactSandboxTest extends SandboxTestCase {

  private static final String TRAINED = "15c53796-bd6b-4e09-b51d-7296aa20af71";

  @TempDir Path folder;

  private Model register(byte[] file) {
    return client
        .models()
        .registerModel(
            q ->
                q.model(NewModel.builder().name("fraud").originType(OriginType.OFFLINE).build())
                    .modelArtifact(UploadSource.of(file, "model.onnx")));
  }

  private byte[] downloaded(String modelId) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    client.models().downloadArtifact(modelId, DownloadTarget.stream(bytes));
    return bytes.toByteArray();
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(17).nextBytes(bytes);
    return bytes;
  }

  /** More than what the simulation holds in memory. */
  @Test
  void aRegisteredFileComesBackByteForByte() throws IOException {
    byte[] sent = random(3_000_001);
    Model model = register(sent);
    Path file = folder.resolve("model.onnx");

    Download download = client.models().downloadArtifact(model.id(), DownloadTarget.file(file));

    assertThat(download.bytes()).isEqualTo(sent.length);
    assertThat(Files.readAllBytes(file)).isEqualTo(sent);
    assertThat(downloaded(model.id())).isEqualTo(sent);
  }

  @Test
  void eachModelHasItsOwnFileWhichAReplacementOfItsDescriptionDoesNotChange() {
    Model first = register(new byte[] {1, 2});
    Model second = register(new byte[0]);

    client
        .models()
        .updateModel(q -> q.modelId(first.id()).body(first.toBuilder().description("new").build()));

    assertThat(downloaded(first.id())).containsExactly(1, 2);
    assertThat(downloaded(second.id())).isEmpty();
    assertThat(downloaded(TRAINED)).asString().contains(TRAINED);
  }

  @Test
  void theFileOfADeletedModelIsGone() {
    Model model = register(new byte[] {1});
    client.models().deleteModel(model.id());

    assertThatThrownBy(() -> downloaded(model.id())).isInstanceOf(NotFoundException.class);
  }

  @Test
  void aFileIsTakenInRangesWhereTheServiceHasThem() {
    byte[] sent = random(2_000_000);
    Model model = register(sent);
    server.sendRanges();

    assertThat(downloaded(model.id())).isEqualTo(sent);
  }
}
