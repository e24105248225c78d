package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.json.Timestamp;
import io.github.modelregistry.pieces.PiecesClient;
import io.github.modelregistry.pieces.model.GroupedTimestamp;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.pieces.model.ModelType;
import io.github.modelregistry.pieces.model.ModelUsage;
import java.time.Instant;

public final class PiecesCustomModel {
  public static void main(String[] arguments) {
    try (PiecesClient pieces = PiecesClient.builder().url(System.getenv("PIECES_URL")).build()) {
      GroupedTimestamp now = GroupedTimestamp.builder().value(Timestamp.of(Instant.now())).build();
      Model model =
          pieces
              .models()
              .createModel(
                  request ->
                      request
                          .name("reviewer")
                          .uniqueName("reviewer:3b")
                          .version("1.0.0")
                          .created(now)
                          .cloud(false)
                          .type(ModelType.BALANCED)
                          .usage(ModelUsage.CODE_CONVERSATION));
      System.out.println(model.name() + ", custom: " + model.custom());

      Model changed = model.toBuilder().description("Reviews changes").build();
      System.out.println(
          pieces.models().updateModel(request -> request.body(changed)).description());

      pieces.models().deleteModelCache(request -> request.modelId(model.id())); // the weights
      pieces.models().deleteModel(model.id()); // the entry
    }
  }
}
// end
