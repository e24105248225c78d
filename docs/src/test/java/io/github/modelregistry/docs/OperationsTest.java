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
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each operation of each specification has a contract test and a test against the sandbox in its
 * vendor's module, and each one that the vendor documents a test that makes the documented call.
 */
@TestInstance(Lifecycle.PER_CLASS)
class OperationsTest {

  /** Requests and responses are checked against the specification, in both directions. */
  private static final String CONTRACT_TEST = "\\w*RequestsTest";

  /** The typed client calls a server that keeps state. */
  private static final String SANDBOX_TEST = "\\w*SandboxTest";

  /** Request and response are those of the vendor's documents. */
  private static final String SEED_TEST = "Seed\\w*Test";

  /** Names each operation, with {@code seed} where the vendor documents it. */
  private static final Path KEPT = Path.of("src", "test", "resources", "operations.txt");

  private static final Pattern OPERATION =
      Pattern.compile(
          "operationId: (\\w+)\n(?:(?!operationId).)*?x-source: (seed|beyond)", Pattern.DOTALL);

  /** By vendor, since reading the classes takes a moment. */
  private final Map<String, OperationCalls> calls = new HashMap<>();

  /** Returns a line for each operation, as they are kept. */
  static List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String vendor : VendorsTest.vendors()) {
      OPERATION
          .matcher(Files.readString(Path.of("..", "specs", vendor + ".yaml")))
          .results()
          .map(found -> vendor + "." + found.group(1) + " " + found.group(2))
          .forEach(lines::add);
    }
    return lines;
  }

  static List<String> operations() throws IOException {
    return lines().stream().map(OperationsTest::operation).toList();
  }

  static List<String> documentedOperations() throws IOException {
    return lines().stream()
        .filter(line -> line.endsWith(" seed"))
        .map(OperationsTest::operation)
        .toList();
  }

  @Test
  void noOperationAndNoMarkOfADocumentedOneGetsLost() throws IOException {
    List<String> lines = lines();
    if (Boolean.getBoolean("api.update")) {
      Files.write(KEPT, lines);
    }

    assertThat(lines).doesNotHaveDuplicates().containsAll(Files.readAllLines(KEPT));
  }

  @Test
  void theOperationsAreCounted() throws IOException {
    Map<String, Long> counts =
        operations().stream()
            .collect(
                Collectors.groupingBy(OperationsTest::vendor, TreeMap::new, Collectors.counting()));
    long sum = counts.values().stream().mapToLong(Long::longValue).sum();

    System.out.println("Operations: " + counts + ", together " + sum);
    assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(VendorsTest.vendors());
    assertThat(sum).isGreaterThanOrEqualTo(Files.readAllLines(KEPT).size());
    String readme = Files.readString(Path.of("..", "README.md"));
    assertThat(readme).contains("[" + sum + " operations]");
    counts.forEach(
        (vendor, count) ->
            assertThat(readme).contains("](docs/vendors/" + vendor + ".md) | " + count + " |"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void hasAContractTest(String operation) {
    assertThat(callsIn(CONTRACT_TEST, operation)).as("…RequestsTest").contains(name(operation));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void hasATestAgainstTheSandbox(String operation) {
    assertThat(callsIn(SANDBOX_TEST, operation)).as("…SandboxTest").contains(name(operation));
  }

  @ParameterizedTest
  @MethodSource("documentedOperations")
  void hasATestOfTheDocumentedCall(String operation) {
    assertThat(callsIn(SEED_TEST, operation)).as("Seed…Test").contains(name(operation));
  }

  /** The cases are made from the specification, and an operation without a call fails the test. */
  @ParameterizedTest
  @MethodSource("io.github.modelregistry.docs.VendorsTest#vendors")
  void everyDocumentedStatusOfAVendorIsTested(String vendor) {
    assertThat(calls.computeIfAbsent(vendor, OperationCalls::of).useDocumentedStatuses()).isTrue();
  }

  @Test
  void onlyWhatATestThatRunsCallsIsCounted() {
    assertThat(
            OperationCalls.of("wallaroo", TestExamples.class.getNestMembers()).inClasses(SEED_TEST))
        .contains("listModels", "listVersions")
        .doesNotContain("getVersionById", "getConfigById");
  }

  @Test
  void aVendorWithoutTestsIsNotTakenForOneThatCallsNothing() {
    assertThatThrownBy(() -> OperationCalls.of("nobody"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("sdk-nobody");
  }

  private Set<String> callsIn(String classes, String operation) {
    return calls.computeIfAbsent(vendor(operation), OperationCalls::of).inClasses(classes);
  }

  private static String operation(String line) {
    return line.substring(0, line.indexOf(' '));
  }

  private static String vendor(String operation) {
    return operation.substring(0, operation.indexOf('.'));
  }

  private static String name(String operation) {
    return operation.substring(operation.indexOf('.') + 1);
  }
}
