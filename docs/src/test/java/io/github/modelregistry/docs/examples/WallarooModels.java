package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.wallaroo.WallarooClient;
import io.github.modelregistry.wallaroo.WallarooLogin;
import io.github.modelregistry.wallaroo.model.ModelEntry;

public final class WallarooModels {
  public static void main(String[] arguments) {
    try (WallarooClient wallaroo =
        WallarooClient.builder()
            .url(System.getenv("WALLAROO_URL"))
            .login(
                WallarooLogin.of(
                    System.getenv("WALLAROO_USER"), System.getenv("WALLAROO_PASSWORD")))
            .build()) {
      for (ModelEntry entry : wallaroo.models().listModels(q -> q.workspaceId(108L)).models()) {
        if (entry.model() != null) { // null on servers before 2024.1, which list flat rows
          System.out.println(entry.model().id() + "  " + entry.model().name());
        }
      }
    }
  }
}
// end
