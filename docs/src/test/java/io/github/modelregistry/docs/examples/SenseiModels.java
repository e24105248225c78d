package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.sensei.ImsLogin;
import io.github.modelregistry.sensei.SenseiClient;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.TargetFormat;
import java.util.List;

public final class SenseiModels {
  public static void main(String[] arguments) {
    try (SenseiClient sensei =
        SenseiClient.builder()
            .url(System.getenv("SENSEI_URL")) // leave both addresses out for production
            .clientId(System.getenv("SENSEI_CLIENT_ID"))
            .organization(System.getenv("SENSEI_ORG_ID"))
            .login(
                ImsLogin.of(System.getenv("SENSEI_CLIENT_SECRET"))
                    .withImsUrl(System.getenv("SENSEI_IMS_URL")))
            .build()) {
      String run = "experimentRunId==33408593-2871-4198-a812-6d1b7d939cda";
      for (Model model : sensei.listModelsPaged(q -> q.property(List.of(run)))) {
        System.out.println(model.id() + "  " + model.name() + "  " + model.created());

        sensei
            .models()
            .updateModel(q -> q.modelId(model.id()).body(model).description("in production"));
        sensei
            .transcodings()
            .createTranscoding(q -> q.modelId(model.id()).targetFormat(TargetFormat.CORE_ML));
      }
    }
  }
}
// end
