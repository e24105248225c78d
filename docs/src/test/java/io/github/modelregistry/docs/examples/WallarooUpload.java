package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.wallaroo.WallarooClient;
import io.github.modelregistry.wallaroo.WallarooLogin;
import io.github.modelregistry.wallaroo.model.Conversion;
import io.github.modelregistry.wallaroo.model.Framework;
import io.github.modelregistry.wallaroo.model.UploadMetadata;
import io.github.modelregistry.wallaroo.model.UploadResponse;
import io.github.modelregistry.wallaroo.model.Visibility;
import java.nio.file.Path;
import java.util.List;

public final class WallarooUpload {
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]); // such as churn.onnx
    UploadMetadata metadata =
        UploadMetadata.builder()
            .name("churn")
            .visibility(Visibility.PRIVATE)
            .workspaceId(108)
            .conversion(
                Conversion.builder().framework(Framework.ONNX).requirements(List.of()).build())
            .build();
    try (WallarooClient wallaroo =
        WallarooClient.builder()
            .url(System.getenv("WALLAROO_URL"))
            .login(
                WallarooLogin.of(
                    System.getenv("WALLAROO_USER"), System.getenv("WALLAROO_PASSWORD")))
            .build()) {
      UploadResponse response =
          wallaroo.models().uploadAndConvert(q -> q.metadata(metadata).file(UploadSource.of(file)));
      System.out.println(response.toJson()); // has the id of the new version
    }
  }
}
// end
