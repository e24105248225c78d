package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.SandboxExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
class ListInSandboxTest extends SandboxedCommands {

  private static final List<String> FIELDS =
      List.of(
          ("ref registry vendor id name namespace qualifiedName description status vendorStatus"
                  + " statusMessage createdAt updatedAt createdBy latestVersion framework sizeBytes"
                  + " sha256 tags uri")
              .split(" "));

  private Run list(String... options) {
    List<String> arguments = new ArrayList<>(List.of("list"));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(String[]::new));
  }

  @Test
  void allVendorsModelsStandInOneTable() {
    Run run = list();

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.lines().get(0)).matches("REF +NAME +STATUS +VERSION +UPDATED .*");
    assertThat(run.out())
        .containsPattern("(?m)^wallaroo:839 +yolov8n-openvino +READY +838 +2025.* onnx +12.8 MB ");
    assertThat(run.out())
        .containsPattern("(?m)^truefoundry:\\S+ +ticket-router +READY +2 .* support-ml");
    assertThat(run.out())
        .containsPattern(
            "(?m)^sensei:15c53796-bd6b-4e09-b51d-7296aa20af71 +A name for this Model +READY ");
    assertThat(run.out())
        .containsPattern(
            "(?m)^marqtune:7d3b9e10-52c4-4f7e-8a16-0c9d4e2b6f35 +nameInSystem +FAILED +checkpoint-2"
                + " ");
    assertThat(run.out())
        .containsPattern(
            "(?m)^pieces:0b9d3c44-58de-4a77-8a02-1d0f4b7c2e02 +Llama 3.2 1B Chat Model +READY ");
  }

  @Test
  void jsonHasTheFieldsOfTheContractInTheirOrder() {
    Run run = list("--format", "json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().fields().keySet()).containsExactly("models", "failures");
    assertThat(run.json().get("failures").elements()).isEmpty();
    assertThat(run.json().get("models").elements())
        .isNotEmpty()
        .allSatisfy(model -> assertThat(model.fields().keySet()).containsExactlyElementsOf(FIELDS));
  }

  @Test
  void jsonSaysNullForWhatTheVendorDoesNotTellAndTimesInUtc() {
    JsonValue model = list("--format", "json", "--name", "yolov8n-openvino").json().at("models", 0);

    assertThat(model.get("ref")).isEqualTo(JsonValue.of("wallaroo:839"));
    assertThat(model.get("description").isNull()).isTrue();
    assertThat(model.get("tags").isNull()).isTrue();
    assertThat(model.get("createdAt")).isEqualTo(JsonValue.of("2025-07-14T20:43:07.104895Z"));
    assertThat(model.get("sizeBytes")).isEqualTo(JsonValue.of(12_823_491));
    assertThat(model.get("status")).isEqualTo(JsonValue.of("READY"));
    assertThat(model.get("vendorStatus")).isEqualTo(JsonValue.of("ready"));
  }

  @Test
  void ndjsonIsOneModelALine() {
    Run run = list("--format", "ndjson");

    assertThat(run.lines())
        .hasSameSizeAs(list("--format", "json").texts("models", "ref"))
        .allSatisfy(
            line ->
                assertThat(JsonValue.parse(line).fields().keySet())
                    .containsExactlyElementsOf(FIELDS));
  }

  @Test
  void oIsShortForFormat() {
    assertThat(list("-o", "json").json()).isEqualTo(list("--format", "json").json());
    assertThat(list("-oJSON").json()).isEqualTo(list("--format", "json").json());
  }

  @Test
  void theThreeModelsThatWereUpdatedLast() {
    Run run = list("-o", "json", "--limit", "3", "--sort", "-updatedAt");

    List<String> all =
        list("-o", "json").json().get("models").elements().stream()
            .map(model -> model.get("updatedAt"))
            .filter(updated -> !updated.isNull())
            .map(JsonValue::asString)
            .sorted(Comparator.comparing(Instant::parse).reversed())
            .toList();
    assertThat(run.texts("models", "updatedAt")).isEqualTo(all.subList(0, 3));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void titlesOfColumnsSortAsTheirFields() {
    assertThat(list("--sort", "-updated,version").out())
        .isEqualTo(list("--sort", "-updatedAt,latestVersion").out())
        .isNotEqualTo(list("--sort", "updated,version").out());
  }

  @Test
  void everyFieldSortsItsModelsInBothDirections() {
    List<String> refs = list("-o", "json").texts("models", "ref");
    for (String field : FIELDS) {
      for (String key : List.of(field, "-" + field)) {
        Run run = list("-o", "json", "--sort", key);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.texts("models", "ref")).containsExactlyInAnyOrderElementsOf(refs);
      }
    }
  }

  @Test
  void chosenFieldsAreAllThatEveryFormatPrints() {
    String[] wanted = {"--name", "yolo*", "--columns", "name,ref,sizeBytes,statusMessage", "-o"};
    assertThat(list(with(wanted, "json")).json().at("models", 0))
        .hasToString(
            "{\"name\":\"yolov8n-openvino\",\"ref\":\"wallaroo:839\",\"sizeBytes\":12823491,"
                + "\"statusMessage\":null}");
    assertThat(list(with(wanted, "csv")).out())
        .isEqualTo(
            "name,ref,sizeBytes,statusMessage\r\nyolov8n-openvino,wallaroo:839,12823491,\r\n");
    assertThat(list(with(wanted, "table")).lines())
        .containsExactly(
            "NAME              REF           SIZE     STATUS MESSAGE",
            "yolov8n-openvino  wallaroo:839  12.8 MB  -");
    assertThat(list("--columns", "ref,nope").err())
        .contains("--columns 'nope': there is no such field; the fields are ref, registry, ");
  }

  @Test
  void linesOfNamesCanBeLeftOut() {
    assertThat(list("--no-headers", "--name", "yolo*").lines())
        .singleElement()
        .asString()
        .startsWith("wallaroo:839 ");
    assertThat(list("--no-headers", "--name", "yolo*", "-o", "csv", "--columns", "id").out())
        .isEqualTo("839\r\n");
  }

  private static String[] with(String[] options, String last) {
    String[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = last;
    return all;
  }

  @Test
  void csvHasALineOfNamesAndEndsLinesAsTheRfcSays() {
    Run run = list("--format", "csv", "--name", "yolo*");

    assertThat(run.out().split("\r\n"))
        .hasSize(2)
        .satisfies(lines -> assertThat(lines[0]).isEqualTo(String.join(",", FIELDS)))
        .satisfies(lines -> assertThat(lines[1]).startsWith("wallaroo:839,wallaroo,wallaroo,839,"));
    assertThat(run.out()).endsWith("\r\n");
  }

  @Test
  void filtersNarrowTheList() {
    assertThat(list("--format", "json", "--status", "Ready").texts("models", "name"))
        .contains("ticket-router", "yolov8n-openvino")
        .doesNotContain("api-sample-model", "ccfraud");
    assertThat(list("--format", "json", "--status", "pending,failed").texts("models", "name"))
        .contains("api-sample-model", "ccfraud")
        .doesNotContain("ticket-router", "yolov8n-openvino");
    assertThat(list("--format", "json", "--since", "2026-01-06T16:00:00Z").texts("models", "name"))
        .contains("api-sample-model")
        .doesNotContain("yolov8n-openvino", "team-coder");
    assertThat(
            list(
                    "--format",
                    "json",
                    "--sha256",
                    "3ED5CD199E0E6E419BD3D474CF74F2E378AACBF586E40F24D1F8C89C2C476A08")
                .texts("models", "id"))
        .containsExactly("839");
    assertThat(list("--format", "json", "--registry", "truefoundry").texts("models", "vendor"))
        .hasSize(205)
        .containsOnly("truefoundry");
  }

  @Test
  void versionsComeWithEachModelAndAsRowsOfTheTable() {
    Run json = list("--format", "json", "--versions", "--name", "api-sample-model");
    assertThat(json.json().at("models", 0, "versions").elements())
        .extracting(version -> version.get("version").asString())
        .containsExactly("1216", "1215");

    Run table = list("--versions", "--name", "api-sample-model");
    assertThat(table.lines()).hasSize(4);
    assertThat(table.lines().get(1)).startsWith("wallaroo:1218 ");
    assertThat(table.lines().get(2)).startsWith("  wallaroo:1218@1216 ");
    assertThat(table.lines().get(3)).startsWith("  wallaroo:1218@1215 ");
  }

  @Test
  void fullAddsTheVendorsJsonAtTheEnd() {
    JsonValue model = list("--format", "ndjson", "--full", "--name", "yolo*").json();

    assertThat(model.fields().keySet()).hasSize(FIELDS.size() + 1).endsWith("raw");
    assertThat(model.at("raw", "model", "owner_id")).isEqualTo(JsonValue.of("\"\""));
  }

  @Test
  void aServerThatCapsPagesAndLiesAboutTheTotalGivesEveryModelOnce() {
    sandbox.trueFoundry().addModels(250);
    sandbox.trueFoundry().capPagesAt(40);
    sandbox.trueFoundry().reportWrongTotal(7);

    List<String> refs =
        list("--format", "json", "--registry", "truefoundry").texts("models", "ref");

    assertThat(refs).hasSizeGreaterThanOrEqualTo(250).doesNotHaveDuplicates();
  }

  @Test
  void aTerminalCutsCellsButNeverRefsAndAPipeNothing() {
    List<String> refs = list("-o", "json").texts("models", "ref");

    Run narrow = Run.onTerminal(80, sandbox.environment(), "list");

    assertThat(narrow.lines())
        .hasSize(refs.size() + 1)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(narrow.lines().get(0)).matches("REF +NAME +STATUS");
    assertThat(narrow.lines().stream().skip(1).map(line -> line.split(" ", 2)[0]))
        .containsExactlyElementsOf(refs);
    assertThat(narrow.out()).containsPattern("Llama 3.2 1B Cha…").containsPattern("READY\n");

    assertThat(list("--registry", "wallaroo").out())
        .contains("john.hummel@wallaroo.ai - Default Workspace")
        .doesNotContain("…");
  }
}
