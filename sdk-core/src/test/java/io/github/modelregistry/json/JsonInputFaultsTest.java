package io.github.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.sample.Sample;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile or broken server can send, and what is said about it. */
class JsonInputFaultsTest {

  private static final JsonCodec<List<Sample>> SAMPLES = Sample.codec().list();

  @Test
  void anEmptyBodyIsNamedEmpty() {
    DecodingException failure = refused("", JsonLimits.defaults());

    assertThat(failure.detail()).isEqualTo("the document is empty");
    assertThat(failure.path()).isEqualTo("$");
    assertThat(failure).hasCauseInstanceOf(EOFException.class);
  }

  @Test
  void aBlankBodyIsNamedEmpty() {
    assertThat(refused(" \n\t ", JsonLimits.defaults()).detail())
        .isEqualTo("the document is empty");
  }

  @Test
  void anHtmlPageIsShownAsFarAsItIsHarmless() {
    DecodingException failure =
        refused(
            "<html><head><title>502 Bad Gateway</title></head>\u0007"
                + "<a href=\"https://storage.test/x?sig=SECRET\">AKIA1234567890ABCDEFGHIJ</a>",
            JsonLimits.defaults());

    assertThat(failure.detail()).startsWith("not JSON");
    assertThat(failure.excerpt()).contains("<title>502 Bad Gateway</title>");
    assertThat(failure.getMessage()).doesNotContain("SECRET", "AKIA", "\u0007", "setStrictness");
    assertThat(failure.excerpt()).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void theExcerptOfADocumentShowsNamesAndNoTexts() {
    DecodingException failure =
        refused(
            "[{\"id\": \"hunter2\", \"token\":\"abc\\\"def\", \"score\": 1.5, \"run_steps\":"
                + " True}]",
            JsonLimits.defaults());

    assertThat(failure.excerpt())
        .isEqualTo("[{\"id\": \"…\", \"token\":\"…\", \"score\": 1.5, \"run_steps\": True}]");
    assertThat(failure.getMessage()).doesNotContain("hunter2", "abc", "def");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{`labels`: {`a`:`b`,`a`:`c`}}]       | $[0].labels.a      | the name a occurs twice in"
            + " one object",
        "[{`id`:`a`,`id`:`a`}]                 | $[0].id            | the name id occurs twice in"
            + " one object",
        "[{`id`:`a`,`alias`:null,`id`:null}]   | $[0].id            | the name id occurs twice in"
            + " one object",
        "[{`x`:1,`id`:`a`,`x`:1}]              | $[0]               | the name x occurs twice in"
            + " one object",
        "[{`x`:{`y`:[{`z`:1,`z`:2}]}}]         | $[0].x.y[0]        | the name z occurs twice in"
            + " one object",
        "[{`metadata`:{`z`:null,`z`:2}}]       | $[0].metadata      | the name z occurs twice in"
            + " one object",
        "null                                  | $                  | the document is null",
        "{}                                    | $                  | expected an array but found"
            + " an object",
        "[] []                                 | $                  | there is content after the"
            + " end of the document",
        "[]]                                   | $                  | there is content after the"
            + " end of the document",
        "[] x                                  | $                  | there is content after the"
            + " end of the document",
      })
  void aFaultIsNamedWithItsPlace(String json, String path, String detail) {
    DecodingException failure = refused(json.replace('`', '"'), JsonLimits.defaults());

    assertThat(failure.path()).isEqualTo(path);
    assertThat(failure.detail()).isEqualTo(detail);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'id':'a'}]",
        "[{id:\"a\"}]",
        "[{\"id\"=\"a\"}]",
        "[{\"id\":\"a\";}]",
        "[{\"id\":\"a\",}]",
        "[{},]",
        "[,{}]",
        "[{\"score\":+Infinity}]",
        "[{\"score\":+INF}]",
        "[{\"score\":-INF}]",
        "[{\"score\":INF}]",
        "[{\"score\":-NaN}]",
        "[{\"score\":nan}]",
        "[{\"u\":[-INF]}]",
        "[{\"score\":+1}]",
        "[{\"score\":01}]",
        "[{\"score\":.5}]",
        "[{\"score\":1.}]",
        "[{\"score\":0x1F}]",
        "[{\"alias\":NULL}]",
        "[{\"alias\":True}]",
        "// comment\n[]",
        "/* comment */[]",
        "# comment\n[]",
        ")]}'\n[]",
        "[{\"id\":\"a\nb\"}]",
        "[{\"id\":\"a\u0000b\"}]",
        "[{\"id\":\"\\x41\"}]",
        "[{\"id\":\"\\u12\"}]",
        "[{\"id\":\"\\'\"}]",
        "[}",
      })
  void lenientSyntaxIsRefused(String json) {
    assertThat(refused(json, JsonLimits.defaults()).getMessage())
        .contains("not JSON")
        .doesNotContain("setStrictness", "github");
  }

  @Test
  void depthIsBounded() {
    String deep = "[{\"metadata\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}]";

    assertThat(refused(deep, JsonLimits.defaults()).detail()).contains("nested deeper than");
    assertThat(refused("[{\"unknown\":[[[]]]}]", JsonLimits.of(100_000, 4, 100_000, 1000)))
        .hasMessageContaining("nested deeper than");
    assertThat(read("[{\"unknown\":[[[]]]}]", JsonLimits.of(100_000, 5, 100_000, 1000))).hasSize(1);
  }

  @Test
  void aTextIsFoundTooLongBeforeItIsWhole() {
    CountedStream endless = new CountedStream("[{\"id\":\"", 'x');
    JsonLimits limits = JsonLimits.of(1L << 26, 128, 10_000, 1 << 20);

    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> JsonDocuments.read(endless, SAMPLES, limits, null))
        .satisfies(e -> assertThat(e.path()).isEqualTo("$[0].id"))
        .withMessageContaining("a string is longer than 10000 characters");
    assertThat(endless.given).isLessThan(50_000);
  }

  @Test
  void aNameIsFoundTooLongBeforeItIsWhole() {
    CountedStream endless = new CountedStream("[{\"", 'x');
    JsonLimits limits = JsonLimits.of(1L << 26, 128, 10_000, 1 << 20);

    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> JsonDocuments.read(endless, SAMPLES, limits, null));
    assertThat(endless.given).isLessThan(50_000);
  }

  @Test
  void aTextIsMeasuredToTheCharacter() {
    JsonLimits limits = JsonLimits.of(1L << 26, 128, 5, 1 << 20);

    assertThat(read("[{\"id\":\"12345\"}]", limits)).hasSize(1);
    assertThat(refused("[{\"id\":\"123456\"}]", limits).detail())
        .startsWith("a string is longer than 5 characters; to allow more, raise maxStringLength");
  }

  @Test
  void aLongDocumentOfShortTextsPasses() {
    String json = "[" + "{\"id\":\"abc\"},".repeat(20_000) + "{\"id\":\"z\"}]";

    assertThat(read(json, JsonLimits.of(1L << 26, 128, 10, 1 << 20))).hasSize(20_001);
  }

  @Test
  void aDocumentIsFoundTooLongBeforeItIsRead() {
    CountedStream endless = new CountedStream("[", ' ');
    JsonLimits limits = JsonLimits.of(100_000, 128, 1 << 20, 1 << 20);

    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> JsonDocuments.read(endless, SAMPLES, limits, null))
        .withMessageContaining("longer than 100000 bytes");
    assertThat(endless.given).isLessThan(120_000);
  }

  @Test
  void aNumberOfAThousandAndOneDigitsIsRefused() {
    String digits = "1".repeat(1001);

    assertThat(refused("[{\"score\":" + digits + "}]", JsonLimits.defaults()).path())
        .isEqualTo("$[0].score");
    assertThat(read("[{\"score\":" + digits.substring(1) + "}]", JsonLimits.defaults())).hasSize(1);
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedWithTheirPlace() {
    byte[] latin1 = "[{\"id\":\"caf\u00e9 noir\"}]".getBytes(StandardCharsets.ISO_8859_1);

    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> JsonDocuments.read(new ByteArrayInputStream(latin1), SAMPLES))
        .satisfies(e -> assertThat(e.detail()).isEqualTo("the document is not UTF-8 at byte 11"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE", "UTF-32"})
  void otherEncodingsAreNotGuessed(String charset) {
    byte[] bytes = "[{\"id\":\"a\"}]".getBytes(Charset.forName(charset));

    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(() -> JsonDocuments.read(new ByteArrayInputStream(bytes), SAMPLES))
        .withMessageContaining("the document is not UTF-8 at byte");
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    assertThat(read("\ufeff[{\"id\":\"a\"}]", JsonLimits.defaults())).hasSize(1);
  }

  @Test
  void halfASurrogatePairIsRefusedWhereverItStands() {
    assertThat(refused("[{\"id\":\"\\uD83D\"}]", JsonLimits.defaults()).detail())
        .isEqualTo("a string contains an unpaired surrogate");
    assertThat(refused("[{\"\\ude00\":1}]", JsonLimits.defaults())).isNotNull();
    assertThat(refused("[{\"labels\":{\"\\ud83d\":\"a\"}}]", JsonLimits.defaults())).isNotNull();
    assertThat(read("[{\"id\":\"\\uD83D\\uDE00\"}]", JsonLimits.defaults()).get(0).id())
        .isEqualTo("😀");
  }

  @Test
  void charactersSplitBetweenReadsComeOutWhole() {
    String text = "é€😀".repeat(5000);
    byte[] bytes = ("[{\"id\":\"" + text + "\"}]").getBytes(StandardCharsets.UTF_8);
    InputStream drop = new OneByteStream(bytes);

    assertThat(JsonDocuments.read(drop, SAMPLES).get(0).id()).isEqualTo(text);
  }

  @Test
  void aCutDocumentHasAnEndOfFileForItsCause() {
    String whole = "[{\"id\":\"abc\",\"run_steps\":[1,2],\"unknown\":{\"a\":null}}]";
    for (int length = 1; length < whole.length(); length++) {
      assertThat(refused(whole.substring(0, length), JsonLimits.defaults()))
          .hasMessageContaining("ends unexpectedly")
          .hasCauseInstanceOf(EOFException.class);
    }
  }

  @Test
  void aBrokenStreamStaysAnIoFailure() {
    IOException reset = new EOFException("unexpected end of stream");
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream("[{\"id\":\"a".getBytes(StandardCharsets.UTF_8)),
            new BrokenStream(reset));

    UncheckedIOException failure =
        catchThrowableOfType(UncheckedIOException.class, () -> JsonDocuments.read(broken, SAMPLES));
    assertThat(failure.getCause()).isSameAs(reset);
  }

  private static List<Sample> read(String json, JsonLimits limits) {
    return JsonDocuments.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), SAMPLES, limits, null);
  }

  private static DecodingException refused(String json, JsonLimits limits) {
    DecodingException fromBytes =
        catchThrowableOfType(DecodingException.class, () -> read(json, limits));
    DecodingException fromText =
        catchThrowableOfType(
            DecodingException.class, () -> JsonDocuments.read(json, SAMPLES, limits, null));
    assertThat(fromBytes).isNotNull();
    assertThat(fromText).hasMessage(fromBytes.getMessage());
    return fromBytes;
  }

  /** Begins with a text and goes on with one character for ever. */
  private static final class CountedStream extends InputStream {
    private final byte[] start;
    private final char filler;
    private int given;

    CountedStream(String start, char filler) {
      this.start = start.getBytes(StandardCharsets.UTF_8);
      this.filler = filler;
    }

    @Override
    public int read() {
      int next = given < start.length ? start[given] : filler;
      given++;
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        target[i] = (byte) read();
      }
      return length;
    }
  }

  /** Fails at once. */
  private static final class BrokenStream extends InputStream {
    private final IOException failure;

    BrokenStream(IOException failure) {
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      throw failure;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      throw failure;
    }
  }

  /** Gives one byte a read, however many are asked for. */
  private static final class OneByteStream extends InputStream {
    private final byte[] bytes;
    private int position;

    OneByteStream(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return position == bytes.length ? -1 : bytes[position++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int next = read();
      if (next >= 0) {
        target[offset] = (byte) next;
      }
      return next < 0 ? -1 : 1;
    }
  }
}
