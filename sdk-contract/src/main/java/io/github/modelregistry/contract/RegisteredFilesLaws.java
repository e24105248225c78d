package io.github.modelregistry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelDownloadRequest;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.transfer.Artifact;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.UploadSource;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The laws of a registry that has both {@link ModelRegistration} and {@link ModelDownload}. */
public interface RegisteredFilesLaws extends ModelRegistrationLaws, ModelDownloadLaws {

  @Test
  default void whatWasRegisteredIsDownloadedByteForByte(ModelRegistry registry) {
    byte[] bytes = new byte[200_001];
    new Random(17).nextBytes(bytes);
    Registration made =
        registry
            .require(ModelRegistration.class)
            .register(
                registration()
                    .name("churn")
                    .artifact(Artifact.of(UploadSource.of(bytes, acceptedFileName())))
                    .build());
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    ModelDownloadRequest.Builder request =
        ModelDownloadRequest.builder().target(DownloadTarget.stream(received));

    registry
        .require(ModelDownload.class)
        .download(
            (made.version() == null ? request.model(made.model()) : request.version(made.version()))
                .build());

    assertThat(received.toByteArray()).isEqualTo(bytes);
  }
}
