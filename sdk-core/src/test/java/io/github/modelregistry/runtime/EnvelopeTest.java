package io.github.modelregistry.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonLimits;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as an envelope, and what comes out of it. */
class EnvelopeTest {

  private static final Envelope PLAIN = Envelope.of("statusCode", "body");
  private static final Envelope LISTING = PLAIN.withList("models");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"statusCode\":200,\"body\":{\"id\":1}}",
        "{\"body\":{\"id\":1},\"statusCode\":200}",
        "{ \"statusCode\" : 200.0,\n \"headers\":{\"x\":[1]}, \"body\" : {\"id\": 1} , \"z\":0}",
        "{\"statusCode\":200,\"body\":\"{\\\"id\\\":1}\",\"isBase64Encoded\":false}"
      })
  void thePayloadComesOutWhateverStandsBesideIt(String answer) {
    assertOpened(PLAIN, 200, answer, 200, "{\"id\":1}");
    assertOpened(LISTING, 200, answer, 200, "{\"id\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{\"statusCode\":200,\"body\":null}", "{\"statusCode\":200,\"body\":\"\"}"})
  void aSuccessWithoutABodyIsAnEmptyObjectWhereThatMayBe(String response) {
    assertOpened(PLAIN.withEmptySuccess(), 200, response, 200, "{}");
    assertOpened(PLAIN.withEmptySuccess(), 503, "", 503, "");
    assertOpened(PLAIN.withEmptySuccess(), 200, "{\"statusCode\":404,\"body\":null}", 404, "null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"no\",\"id\":1}",
        "{\"message\":7}",
        "{\"message\":null}",
        "{\"other\":\"message\"}"
      })
  void onlyATextThatStandsAloneIsAMessage(String response) {
    assertOpened(LISTING.withMessage("message"), 200, response, 200, response);
    assertOpened(
        LISTING.withMessage("message"), 404, "{\"message\":\"no\"}", 404, "{\"message\":\"no\"}");
    assertOpened(LISTING, 200, "{\"message\":\"no\"}", 200, "{\"message\":\"no\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":1}",
        "{\"statusCode\":404}",
        "{\"body\":{\"id\":1}}",
        "{\"statusCode\":\"two hundred\",\"body\":{\"id\":1}}",
        "{\"statusCode\":\"0200\",\"body\":{\"id\":1}}",
        "{\"statusCode\":99,\"body\":{\"id\":1}}",
        "{\"statusCode\":600,\"body\":{\"id\":1}}",
        "{\"statusCode\":200.5,\"body\":{\"id\":1}}",
        "{\"statusCode\":1e400,\"body\":{\"id\":1}}",
        "{\"statusCode\":null,\"body\":{\"id\":1}}",
        "{\"inner\":{\"statusCode\":200,\"body\":{\"id\":1}}}",
        "\"statusCode\"",
        "7"
      })
  void whatIsNoEnvelopeIsLeftAlone(String answer) {
    assertOpened(PLAIN, 200, answer, 200, answer);
    assertOpened(LISTING, 200, answer, 200, answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "<html>\"statusCode\"</html>",
        "{\"statusCode\":200,\"body\":{}",
        "{\"statusCode\":200,\"statusCode\":404,\"body\":{}}",
        "[1],\"x\":[2]",
        "[1",
        "nul"
      })
  void whatIsNotJsonIsLeftAlone(String answer) {
    assertOpened(LISTING, 200, answer, 200, answer);
    assertOpened(LISTING, 502, answer, 502, answer);
  }

  @ParameterizedTest
  @CsvSource({"200,404,404", "200,202,202", "500,404,404", "404,200,404", "302,200,302"})
  void theInnerStatusCountsUnlessItPraisesAFailure(int http, int inner, int effective) {
    String answer = "{\"statusCode\":" + inner + ",\"body\":{\"message\":\"m\"}}";

    assertOpened(PLAIN, http, answer, effective, "{\"message\":\"m\"}");
  }

  @Test
  void anErrorsTextComesOutAsText() {
    assertOpened(
        PLAIN,
        200,
        "{\"statusCode\":404,\"body\":\"{\\\"message\\\":\\\"m\\\"}\"}",
        404,
        "{\"message\":\"m\"}");
    assertOpened(LISTING, 200, "{\"statusCode\":502,\"body\":\"Bad\"}", 502, "Bad");
  }

  @Test
  void aTextThatIsNoJsonStaysWhatItIs() {
    assertOpened(PLAIN, 200, "{\"statusCode\":200,\"body\":\"<html>\"}", 200, "<html>");
    assertOpened(LISTING, 200, "{\"statusCode\":200,\"body\":\"[1\"}", 200, "[1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\":1}]",
        " \n[{\"id\":1}]\n",
        "{\"statusCode\":200,\"body\":[{\"id\":1}]}",
        "{\"statusCode\":200,\"body\":\"[{\\\"id\\\":1}]\"}"
      })
  void aBareArrayBecomesTheListedObject(String answer) {
    assertOpened(LISTING, 200, answer, 200, "{\"models\":[{\"id\":1}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{\"statusCode\":200,\"body\":null}",
        "{\"statusCode\":200,\"body\":\" \"}",
        "{\"statusCode\":200,\"body\":\"null\"}"
      })
  void nullBecomesTheListedObjectToo(String answer) {
    assertOpened(LISTING, 200, answer, 200, "{\"models\":null}");
    assertOpened(PLAIN, 200, answer, 200, "null");
  }

  @Test
  void aStatusThatIsATextCounts() {
    assertOpened(LISTING, 200, "{\"statusCode\":\"401\",\"body\":null}", 401, "null");
    assertOpened(PLAIN, 200, "{\"statusCode\":\"200\",\"body\":{\"id\":1}}", 200, "{\"id\":1}");
  }

  @Test
  void withoutAListAnArrayStaysAnArrayAndErrorsAreNeverListed() {
    assertOpened(PLAIN, 200, "{\"statusCode\":200,\"body\":[1]}", 200, "[1]");
    assertOpened(LISTING, 200, "{\"statusCode\":500,\"body\":[1]}", 500, "[1]");
    assertOpened(LISTING, 500, "[1]", 500, "[1]");
  }

  @Test
  void noDigitAndNoNullOfThePayloadIsLost() {
    String payload = "{\"a\":1.10,\"b\":9007199254740993,\"c\":null,\"d\":\"é\\\"\"}";

    assertOpened(PLAIN, 200, "{\"statusCode\":200,\"body\":" + payload + "}", 200, payload);
  }

  @Test
  void whatIsBeyondALimitIsLeftToWhoeverDecodesIt() {
    JsonLimits narrow = JsonLimits.of(100_000, 2, 100_000, 1000);
    String answer = "{\"statusCode\":404,\"body\":[[1]]}";

    Envelope.Opened opened = PLAIN.open(200, utf8(answer), narrow);

    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.body()).isEqualTo(utf8(answer));
  }

  @Test
  void theDeepestAnswerFitsIntoAListedObject() {
    JsonLimits widest = JsonLimits.of(100_000, JsonLimits.HIGHEST_MAX_DEPTH, 100_000, 1000);
    String deepest =
        "[".repeat(JsonLimits.HIGHEST_MAX_DEPTH) + "]".repeat(JsonLimits.HIGHEST_MAX_DEPTH);

    assertThat(LISTING.open(200, utf8(deepest), widest).body())
        .isEqualTo(utf8("{\"models\":" + deepest + "}"));
  }

  private static void assertOpened(
      Envelope envelope, int status, String answer, int effective, String body) {
    Envelope.Opened opened = envelope.open(status, utf8(answer), JsonLimits.defaults());

    assertThat(opened.status()).isEqualTo(effective);
    assertThat(new String(opened.body(), StandardCharsets.UTF_8)).isEqualTo(body);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
