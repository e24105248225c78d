package io.github.modelregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every operation that the SDK set out with is proved by a test that makes the vendor's own call.
 */
@TestInstance(Lifecycle.PER_CLASS)
class SeedOperationsTest {

  static final List<String> OPERATIONS =
      List.of(
          "sensei.listModels",
          "sensei.getModel",
          "sensei.registerModel",
          "sensei.updateModel",
          "sensei.deleteModel",
          "sensei.createTranscoding",
          "sensei.listTranscodings",
          "sensei.getTranscoding",
          "truefoundry.listModels",
          "pieces.getModel",
          "pieces.downloadModel",
          "pieces.cancelDownload",
          "pieces.watchDownload",
          "pieces.loadModel",
          "pieces.unloadModel",
          "pieces.updateModel",
          "wallaroo.uploadAndConvert",
          "wallaroo.listModels",
          "wallaroo.getVersionById",
          "wallaroo.listVersions",
          "wallaroo.getConfigById",
          "marqtune.getModel");

  private static final Pattern SEED_OPERATION =
      Pattern.compile("operationId: (\\w+)\n(?:(?!operationId).)*?x-source: seed", Pattern.DOTALL);

  /** By vendor: reading the classes takes a moment. */
  private final Map<String, Set<String>> proven = new HashMap<>();

  @Test
  void thereAreTwentyTwo() {
    assertThat(OPERATIONS).hasSize(22).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"sensei, 8", "truefoundry, 1", "pieces, 7", "wallaroo, 5", "marqtune, 1"})
  void theSpecificationMarksExactlyThese(String vendor, int count) throws IOException {
    String specification = Files.readString(Path.of("..", "specs", vendor + ".yaml"));

    Set<String> marked =
        SEED_OPERATION
            .matcher(specification)
            .results()
            .map(found -> vendor + "." + found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(marked)
        .hasSize(count)
        .isEqualTo(
            OPERATIONS.stream()
                .filter(operation -> operation.startsWith(vendor + "."))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @FieldSource("OPERATIONS")
  void hasAContractTest(String operation) {
    String vendor = operation.substring(0, operation.indexOf('.'));

    assertThat(proven.computeIfAbsent(vendor, each -> ContractTests.of(each).provenOperations()))
        .contains(operation.substring(vendor.length() + 1));
  }

  @Test
  void onlyWhatATestThatRunsCallsIsProven() {
    assertThat(ContractTests.of("wallaroo", SeedExamples.class.getNestMembers()).provenOperations())
        .contains("listModels", "listVersions")
        .doesNotContain("getVersionById", "getConfigById");
  }

  @Test
  void aVendorWithoutTestsIsNotTakenForOneThatProvesNothing() {
    assertThatThrownBy(() -> ContractTests.of("nobody"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("sdk-nobody");
  }
}
