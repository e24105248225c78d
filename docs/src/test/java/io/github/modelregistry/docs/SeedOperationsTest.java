package io.github.modelregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation that a vendor documents is proved by a test that makes the documented call: the
 * operations that a specification marks with {@code x-source: seed}.
 */
@TestInstance(Lifecycle.PER_CLASS)
class SeedOperationsTest {

  /** The operations with which the project started; their marks must not get lost. */
  private static final List<String> FIRST_OPERATIONS =
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

  /** By vendor, since reading the classes takes a moment. */
  private final Map<String, Set<String>> proven = new HashMap<>();

  static List<String> operations() throws IOException {
    List<String> operations = new ArrayList<>();
    for (String vendor : VendorsTest.vendors()) {
      SEED_OPERATION
          .matcher(Files.readString(Path.of("..", "specs", vendor + ".yaml")))
          .results()
          .forEach(found -> operations.add(vendor + "." + found.group(1)));
    }
    return operations;
  }

  @Test
  void theFirstOperationsAreMarked() throws IOException {
    assertThat(FIRST_OPERATIONS).hasSize(22);
    assertThat(operations()).containsAll(FIRST_OPERATIONS);
  }

  @ParameterizedTest
  @MethodSource("operations")
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
