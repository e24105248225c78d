package io.github.modelregistry.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.sample.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A value that is not of its field's type costs that field alone, and is written back as it came.
 */
class MistypedFieldsTest {

  private final List<String> drift = new ArrayList<>();

  private final DriftObserver observer =
      (kind, path, type, name) ->
          drift.add(
              switch (kind) {
                case UNKNOWN_FIELD -> "unknown " + path;
                case UNKNOWN_ENUM -> "text " + path;
                case MISTYPED_FIELD -> path + " " + type + "." + name;
              });

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'id':5}                                   | $.id            | Sample.id",
        "{'id':{'a':[1.10,null]}}                   | $.id            | Sample.id",
        "{'parent':'p'}                             | $.parent        | Sample.parent",
        "{'parent':{'id':true,'score':'x'}}         | $.parent.id     | Sample.id",
        "{'status':7}                               | $.status        | Sample.status",
        "{'created_at':1772352000000}               | $.created_at    | Sample.created_at",
        "{'size_bytes':'12 kB'}                     | $.size_bytes    | Sample.size_bytes",
        "{'size_bytes':9223372036854775808}         | $.size_bytes    | Sample.size_bytes",
        "{'size_bytes':[]}                          | $.size_bytes    | Sample.size_bytes",
        "{'score':'1.5'}                            | $.score         | Sample.score",
        "{'score':NaN}                              | $.score         | Sample.score",
        "{'score':-Infinity}                        | $.score         | Sample.score",
        "{'score':1e99999999999}                    | $.score         | Sample.score",
        "{'run_steps':{}}                           | $.run_steps     | Sample.run_steps",
        "{'run_steps':[1.1]}                        | $.run_steps[0]  | Sample.run_steps",
        "{'run_steps':[10.0,1e2,1.5,'x',{}]}        | $.run_steps[2]  | Sample.run_steps",
        "{'run_steps':[1,null,2]}                   | $.run_steps[1]  | Sample.run_steps",
        "{'labels':['a']}                           | $.labels        | Sample.labels",
        "{'labels':{'a':'b','c':null,'d':1,'e':[]}} | $.labels.d      | Sample.labels",
        "{'token':true}                             | $.token         | Sample.token",
        "{'framework':{'type':'onnx','opset':'x'}}  | $.framework.opset | SampleOnnx.opset",
        "{'framework':{'opset':[],'type':'onnx'}}   | $.framework.opset | SampleOnnx.opset",
      })
  void aValueOfAnotherTypeIsKept(String text, String path, String field) {
    String json = text.strip().replace('\'', '"');
    Sample sample = JsonDocuments.read(json, Sample.codec(), JsonLimits.defaults(), observer);

    assertThat(sample.toJsonValue()).isEqualTo(JsonValue.parse(json));
    assertThat(sample.toBuilder().build()).isEqualTo(sample).hasToString(sample.toString());
    assertThat(JsonDocuments.read(JsonValue.parse(json), Sample.codec())).isEqualTo(sample);
    assertThat(drift).first().isEqualTo(path.strip() + " " + field.strip());
  }

  @Test
  void theFieldsAroundAreRead() {
    Sample sample =
        read(
            "{\"created_at\":1,\"id\":\"a\",\"run_steps\":[1,1.1],\"score\":NaN,\"alias\":\"z\","
                + "\"parent\":7}");

    assertThat(sample.id()).isEqualTo("a");
    assertThat(sample.alias()).isEqualTo("z");
    assertThat(sample.createdAt()).isNull();
    assertThat(sample.runSteps()).isNull();
    assertThat(sample.score()).isNull();
    assertThat(sample.parent()).isNull();
    assertThat(sample.additionalFields().get("score")).hasToString("NaN");
    assertThat(sample.additionalFields().get("run_steps")).hasToString("[1,1.1]");
  }

  @Test
  void theAccessorOfARequiredFieldNamesPlaceAndType() {
    List<Sample> samples = JsonDocuments.read("[{},{\"id\":[1]}]", Sample.codec().list());

    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> samples.get(1).id())
        .satisfies(e -> assertThat(e.path()).isEqualTo("$[1].id"))
        .withMessageContaining("the required field Sample.id has the wrong type: an array");
  }

  @Test
  void aSetterReplacesWhatCame() {
    Sample sample = read("{\"id\":1,\"run_steps\":[10.0,\"x\"],\"alias\":{}}");

    assertThat(sample.toBuilder().id("a").runSteps(List.of(10L)).alias(null).build().toJson())
        .isEqualTo("{\"id\":\"a\",\"run_steps\":[10],\"alias\":null}");
  }

  @Test
  void whatIsKeptIsSentAndNotMissing() {
    Sample kept = read("{\"id\":1,\"alias\":[true]}");

    assertThat(new String(JsonDocuments.write(kept, Sample.codec()), UTF_8))
        .isEqualTo("{\"id\":1,\"alias\":[true]}");
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> JsonDocuments.write(read("{\"id\":1}"), Sample.codec()))
        .withMessageContaining("$.alias is required");
  }

  @Test
  void aListOfObjectsLeavesOutWhatIsNone() {
    List<Sample> samples =
        JsonDocuments.read(
            "[{\"id\":\"a\"},null,\"x\",{\"id\":\"b\"},[{}]]",
            Sample.codec().list(),
            JsonLimits.defaults(),
            observer);

    assertThat(samples).extracting(Sample::id).containsExactly("a", "b");
    assertThat(drift).containsExactly("$[1] document.");
  }

  @Test
  void eachDifferenceIsToldOnceForADocument() {
    JsonDocuments.read(
        "[{\"id\":1},{\"id\":2},{\"score\":\"\"}]",
        Sample.codec().list(),
        JsonLimits.defaults(),
        observer);

    assertThat(drift).containsExactly("$[0].id Sample.id", "$[2].score Sample.score");
  }

  private static Sample read(String json) {
    return JsonDocuments.read(json, Sample.codec());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'id':'a','x':1}          | {'id':'a','x':2}",
        "{'id':'a','x':1}          | {'id':'a'}",
        "{'id':'a','score':null}   | {'id':'a'}",
        "{'id':'a','score':'x'}    | {'id':'a','score':'y'}",
        "{'id':'a','score':1e1}    | {'id':'a','score':10}",
        "{'id':'a'}                | {'id':'b'}"
      })
  void valuesThatDifferOnlyInTheirIdOrInWhatIsKeptAreUnequal(String one, String other) {
    Sample first = JsonDocuments.read(one.replace('\'', '"'), Sample.codec());
    Sample second = JsonDocuments.read(other.replace('\'', '"'), Sample.codec());

    assertThat(first).isNotEqualTo(second).isEqualTo(first.toBuilder().build());
    assertThat(first.hashCode()).isNotEqualTo(second.hashCode());
  }
}
