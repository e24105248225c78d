package io.github.modelregistry.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.cli.output.SafeText;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlWriterTest {

  /** What ends texts, attributes, comments and scripts, and what is not visible. */
  private static final String[] PIECES = {
    "<",
    ">",
    "&",
    "\"",
    "'",
    "`",
    "=",
    "/",
    "</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&#60;",
    "&amp",
    "<img src=x onerror=alert(1)>",
    "\" onclick=\"alert(1)",
    "\u0000",
    "\u0007",
    "\u001b[2J",
    "\u007f",
    "\u0085",
    "\u009b",
    "\u200b",
    "\u200d",
    "\u200e",
    "\u2028",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\ufffe",
    "\uffff",
    "\ud800",
    "\udc00",
    "\ud83d\ude00",
    "\n",
    "\r",
    "\t",
    " ",
    "a",
    "ß",
    "模型"
  };

  @Test
  void anyTextIsReadBackAsItIsShown() {
    Random random = new Random(20260601);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(8); length >= 0; length--) {
        text.append(
            random.nextInt(4) > 0
                ? PIECES[random.nextInt(PIECES.length)]
                : Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1)));
      }
      isReadBack(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</bdi><script>alert(1)</script>",
        "\u202egpj.exe",
        "a\u0000b",
        "\ud800",
        "'\"&<>"
      })
  void hostileTextsAreReadBackAsTheyAreShown(String text) {
    isReadBack(text);
  }

  private static void isReadBack(String text) {
    HtmlWriter html = new HtmlWriter();
    html.open("p", "title", text).element("b", text).open("i").lines(text).close().close();

    Document read = Html.parse(html.toString());

    Element paragraph = read.getDocumentElement();
    assertThat(Html.elements(read, "*"))
        .extracting(Element::getTagName)
        .containsExactly("p", "b", "i");
    assertThat(paragraph.getAttributes().getLength()).isOne();
    assertThat(paragraph.getAttribute("title")).isEqualTo(shown(SafeText.oneLine(text)));
    assertThat(paragraph.getFirstChild().getTextContent()).isEqualTo(shown(SafeText.oneLine(text)));
    assertThat(paragraph.getLastChild().getTextContent()).isEqualTo(shown(SafeText.lines(text)));
    assertThat(html.toString().codePoints()).noneMatch(HtmlWriterTest::isInvisible);
  }

  private static String shown(String safe) {
    return safe.replace('\uFFFE', '\uFFFD').replace('\uFFFF', '\uFFFD');
  }

  private static boolean isInvisible(int point) {
    boolean joiner = point == 0x200C || point == 0x200D;
    return point != '\n'
        && !joiner
        && (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT);
  }

  @Test
  void anAttributeWithoutValueIsOmitted() {
    assertThat(new HtmlWriter().element("td", "x", "class", null, "id", "i"))
        .hasToString("<td id=\"i\">x</td>");
  }
}
