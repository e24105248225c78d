package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.sensei.ImsLogin;
import io.github.modelregistry.sensei.SenseiClient;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.NewModel;
import io.github.modelregistry.sensei.model.OriginType;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.UploadSource;
import java.nio.file.Path;

public final class CheckedTransfers {
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]);
    Path copy = Path.of(arguments[1]);
    String sha256 = arguments[2];
    try (SenseiClient sensei =
        SenseiClient.builder()
            .url(System.getenv("SENSEI_URL"))
            .clientId(System.getenv("SENSEI_CLIENT_ID"))
            .organization(System.getenv("SENSEI_ORG_ID"))
            .login(
                ImsLogin.of(System.getenv("SENSEI_CLIENT_SECRET"))
                    .withImsUrl(System.getenv("SENSEI_IMS_URL")))
            .build()) {
      NewModel described = NewModel.builder().name("churn").originType(OriginType.OFFLINE).build();
      UploadSource source = UploadSource.of(file).withProgress(CheckedTransfers::show);
      Model model = sensei.models().registerModel(q -> q.model(described).modelArtifact(source));

      DownloadTarget target =
          DownloadTarget.file(copy)
              .withSha256(sha256)
              .withProgress(CheckedTransfers::show)
              .replacingExisting();
      Download download = sensei.models().downloadArtifact(model.id(), target);
      System.out.println(download.file() + ", " + download.bytes() + " bytes");
    } catch (DecodingException e) {
      System.err.println("not the expected bytes: " + e.getMessage());
    } catch (TransportException e) { // its message says if the server may have got the file
      System.err.println(e.getMessage());
    }
  }

  private static void show(long bytes, long total) { // total is -1 if it is not known
    System.err.println(bytes + " of " + total);
  }
}
// end
