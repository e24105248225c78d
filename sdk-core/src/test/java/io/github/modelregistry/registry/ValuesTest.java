package io.github.modelregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.json.JsonModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesTest {

  private static final class VendorModel implements JsonModel {
    @Override
    public String toJson() {
      return "{\"size\":1.10,\"new\":null}";
    }
  }

  private static final Instant TIME = Instant.parse("2026-02-03T10:11:12.345678Z");
  private final VendorModel vendorModel = new VendorModel();
  private final RegisteredModel model =
      RegisteredModel.builder()
          .ref(ModelRef.of("eu", "a/b"))
          .vendor("wallaroo")
          .name("churn")
          .namespace("ns")
          .qualifiedName("q")
          .description("d")
          .status(ModelStatus.PENDING)
          .vendorStatus("pending_load")
          .statusMessage("m")
          .createdAt(TIME)
          .updatedAt(TIME.plusSeconds(1))
          .createdBy("rita")
          .latestVersion("838")
          .framework("onnx")
          .sizeBytes(9_290_701_800L)
          .sha256("ab")
          .tags(List.of("k=v"))
          .uri("s3://b/p")
          .raw(vendorModel)
          .build();
  private final ModelVersion version =
      ModelVersion.builder()
          .ref(ModelVersionRef.parse("eu:1@838"))
          .name("churn")
          .vendorId("uuid")
          .status(ModelStatus.READY)
          .deployed(true)
          .raw(vendorModel)
          .build();

  @Test
  void aModelTellsWhatItWasGiven() {
    assertThat(model.id()).isEqualTo("a/b");
    assertThat(model.registry()).isEqualTo("eu");
    assertThat(model.latestVersionRef()).hasToString("eu:a%2Fb@838");
    assertThat(model.sizeBytes()).isEqualTo(9_290_701_800L);
  }

  @Test
  void whatTheVendorDoesNotTellIsNullAndNotEmpty() {
    RegisteredModel bare = Models.builder("eu", "1").build();

    assertThat(bare.tags()).isNull();
    assertThat(bare.latestVersionRef()).isNull();
    assertThat(bare.rawJson()).isNull();
    assertThat(bare.raw(VendorModel.class)).isEmpty();
    assertThat(bare.toBuilder().tags(List.of()).build().tags()).isEmpty();
  }

  @Test
  void theVendorsOwnObjectAndItsJsonAreThere() {
    assertThat(model.raw(VendorModel.class)).containsSame(vendorModel);
    assertThat(model.raw(JsonModel.class)).containsSame(vendorModel);
    assertThat(model.raw(String.class)).isEmpty();
    assertThat(model.rawJson()).isEqualTo("{\"size\":1.10,\"new\":null}");
    assertThat(version.rawJson()).isEqualTo("{\"size\":1.10,\"new\":null}");
  }

  @Test
  void copiesAreEqualAndEveryFieldCounts() {
    assertThat(model.toBuilder().build())
        .isEqualTo(model)
        .hasSameHashCodeAs(model)
        .usingRecursiveComparison()
        .isEqualTo(model);
    assertThat(model.toBuilder().raw(null).build()).isEqualTo(model);
    assertThat(model.toBuilder().uri("other").build()).isNotEqualTo(model);
    assertThat(model.toBuilder().tags(null).build()).isNotEqualTo(model);
    assertThat(version.toBuilder().build()).isEqualTo(version).hasSameHashCodeAs(version);
    assertThat(version.toBuilder().deployed(null).build()).isNotEqualTo(version);
  }

  @Test
  void valuesThatDifferInTheirIdAloneAreNotEqual() {
    assertThat(model.toBuilder().ref(ModelRef.of("eu", "a/c")).build()).isNotEqualTo(model);
    assertThat(model.toBuilder().ref(ModelRef.of("us", "a/b")).build()).isNotEqualTo(model);
    assertThat(version.toBuilder().ref(ModelVersionRef.parse("eu:1@839")).build())
        .isNotEqualTo(version);
    assertThat(model).isNotEqualTo(version).doesNotHaveSameHashCodeAs(other(model));
    assertThat(version)
        .doesNotHaveSameHashCodeAs(
            version.toBuilder().ref(ModelVersionRef.parse("eu:1@839")).build());
  }

  private static RegisteredModel other(RegisteredModel model) {
    return model.toBuilder().ref(ModelRef.of("eu", "a/c")).build();
  }

  @Test
  void valuesShowRefNameAndStatus() {
    assertThat(model).hasToString("eu:a%2Fb churn PENDING");
    assertThat(model.toBuilder().name(null).build()).hasToString("eu:a%2Fb PENDING");
    assertThat(version).hasToString("eu:1@838 churn READY");
    assertThat(version.toBuilder().name(null).build()).hasToString("eu:1@838 READY");
  }

  @Test
  void aVersionTellsWhatItWasGiven() {
    ModelVersion given = version.toBuilder().createdAt(TIME).tags(List.of("k=v")).build();

    assertThat(given.createdAt()).isEqualTo(TIME);
    assertThat(given.tags()).containsExactly("k=v");
    assertThat(given.raw(VendorModel.class)).containsSame(vendorModel);
  }

  @Test
  void tagsCannotBeChangedFromOutside() {
    List<String> tags = new ArrayList<>(List.of("a"));
    RegisteredModel tagged = model.toBuilder().tags(tags).build();
    tags.add("b");

    assertThat(tagged.tags()).containsExactly("a").isUnmodifiable();
  }

  @Test
  void refNameAndStatusAreNeeded() {
    assertThatThrownBy(
            () -> RegisteredModel.builder().vendor("v").name("n").status(ModelStatus.READY).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ref");
    assertThatThrownBy(() -> ModelVersion.builder().ref(version.ref()).name("n").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("status");
  }
}
