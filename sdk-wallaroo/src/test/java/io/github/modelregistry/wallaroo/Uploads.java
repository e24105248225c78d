package io.github.modelregistry.wallaroo;

import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.wallaroo.model.Conversion;
import io.github.modelregistry.wallaroo.model.Framework;
import io.github.modelregistry.wallaroo.model.UploadMetadata;
import io.github.modelregistry.wallaroo.model.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small files for uploads, and what is sent with them. */
final class Uploads {

  static final String BYTES = "the bytes of a model";

  /** The SHA-256 of the bytes, computed with sha256sum. */
  static final String SHA256 = "68d18a506016639d3a8274be1d740a81afb482ffbfad7e4c3e10a5a32fd04840";

  private Uploads() {}

  static UploadMetadata metadata(String name, Framework framework) {
    return UploadMetadata.builder()
        .name(name)
        .visibility(Visibility.PRIVATE)
        .workspaceId(108)
        .conversion(
            Conversion.builder()
                .framework(framework)
                .pythonVersion("3.8")
                .requirements(List.of())
                .build())
        .build();
  }

  static UploadSource file(String fileName) {
    return UploadSource.of(BYTES.getBytes(StandardCharsets.UTF_8), fileName);
  }
}
