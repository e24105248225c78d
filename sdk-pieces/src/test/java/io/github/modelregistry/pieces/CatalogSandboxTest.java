package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.json.Timestamp;
import io.github.modelregistry.pieces.model.GroupedTimestamp;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.pieces.model.ModelList;
import io.github.modelregistry.pieces.model.ModelType;
import io.github.modelregistry.pieces.model.ModelUsage;
import io.github.modelregistry.pieces.model.Score;
import io.github.modelregistry.pieces.model.SeededModel;
import io.github.modelregistry.pieces.model.SeededScore;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Models that are added, changed, counted and deleted stay so on a server with a state. */
class CatalogSandboxTest extends PiecesSandboxCase {

  @Test
  void aModelThatIsCreatedIsCustomAndListed() {
    Model created =
        client
            .models()
            .createModel(
                q ->
                    q.version("1.0.0")
                        .created(created())
                        .name("reviewer")
                        .cloud(false)
                        .type(ModelType.BALANCED)
                        .usage(ModelUsage.CODE_CONVERSATION)
                        .uniqueName("reviewer:3b")
                        .custom(false));

    assertThat(created.custom()).as("whatever the request says").isTrue();
    assertThat(created.name()).isEqualTo("reviewer");
    assertThat(created.created().value().toString()).isEqualTo("2026-01-05T08:30:00.000Z");
    assertThat(client.models().listModels().models()).hasSize(6).endsWith(created);
    assertThat(client.models().getModel(created.id())).isEqualTo(created);
  }

  @Test
  void aDuplicateIsNotCreated() {
    assertThatThrownBy(() -> client.models().createModel(q -> q.body(seeded("team-coder:7b"))))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("the model exists");

    assertThat(client.models().listModels().models()).hasSize(5);
  }

  @Test
  void aModelThatIsDeletedIsGone() {
    client.models().deleteModel(CODER);

    assertThat(client.models().listModels().models()).extracting(Model::id).doesNotContain(CODER);
    assertThatThrownBy(() -> client.models().getModel(CODER))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("410");
    assertThatThrownBy(() -> client.models().deleteModel(CODER))
        .isInstanceOf(ServerException.class);
  }

  @Test
  void aModelOfTheProductIsNotDeleted() {
    assertThatThrownBy(() -> client.models().deleteModel(LLAMA))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("only custom models");

    assertThat(client.models().getModel(LLAMA).downloaded()).isTrue();
  }

  @Test
  void aModelThatIsCreatedAfterADeletionHasAnIdOfItsOwn() {
    Model first = client.models().createModel(q -> q.body(seeded("reviewer:3b")));
    client.models().deleteModel(first.id());

    Model second = client.models().createModel(q -> q.body(seeded("reviewer:3b")));

    assertThat(second.id()).isNotEqualTo(first.id());
    assertThatThrownBy(() -> client.models().getModel(first.id()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aModelThatIsUpdatedReadsBackChanged() {
    Model before = client.models().getModel(CODER);

    client.models().updateModel(q -> q.body(before.toBuilder().description("ours").build()));

    assertThat(client.models().getModel(CODER).description()).isEqualTo("ours");
    assertThat(client.models().getModel(CODER).name()).isEqualTo(before.name());
  }

  @Test
  void aUseIsCountedInTheScoreOfTheModelAndOfTheList() {
    SeededScore reuse = SeededScore.builder().reuse(true).update(false).build();
    SeededScore searched = SeededScore.builder().searched(true).build();

    client.models().incrementModelScore(q -> q.modelId(LLAMA).model(reuse));
    client.models().incrementModelScore(q -> q.modelId(LLAMA).model(reuse).models(searched));

    Score ofModel = Objects.requireNonNull(client.models().getModel(LLAMA).score());
    assertThat(ofModel.reuse()).as("2 before").isEqualTo(4);
    assertThat(ofModel.update()).isNull();
    assertThat(ofModel.manual()).isEqualTo(3);
    ModelList list = client.models().listModels();
    assertThat(Objects.requireNonNull(list.score()).searched()).isEqualTo(1);
    assertThat(list.models().get(0).score()).as("of another model").isNull();
  }

  @Test
  void theModelsOfOpenAiCanBeCreated() {
    String user = Objects.requireNonNull(client.connections().getUser().user(), "the user").id();

    SeededModel offered =
        client.models().listOpenAiModels(q -> q.userId(user)).models().models().get(0);
    SeededModel renamed = offered.toBuilder().uniqueName("our-mini").build();
    Model created = client.models().createModel(q -> q.body(renamed));

    assertThat(offered.uniqueName()).isEqualTo("gpt-4o-mini");
    assertThat(offered.additionalFields()).as("no id").isEmpty();
    assertThat(client.models().getModel(created.id()).name()).isEqualTo(offered.name());
  }

  @Test
  void theModelsOfOpenAiAreForWhoIsSignedIn() {
    server.signOut();

    assertThatThrownBy(() -> client.models().listOpenAiModels(q -> q.userId("u-1")))
        .isInstanceOf(AuthenticationException.class);
  }

  private static SeededModel seeded(String uniqueName) {
    return SeededModel.builder()
        .version("1.0.0")
        .created(created())
        .name("reviewer")
        .cloud(false)
        .type(ModelType.BALANCED)
        .usage(ModelUsage.CODE_CONVERSATION)
        .uniqueName(uniqueName)
        .build();
  }

  private static GroupedTimestamp created() {
    return GroupedTimestamp.builder().value(Timestamp.of("2026-01-05T08:30:00.000Z")).build();
  }
}
