package io.github.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report in both colour schemes, in narrow and wide windows, and without JavaScript. */
class AppearanceTest extends BrowserTest {

  private static final int LIGHT_PAGE = 0xF6F7F9;
  private static final int DARK_PAGE = 0x0E1116;

  @ParameterizedTest
  @CsvSource({"light, 375", "dark, 375", "light, 800", "light, 900", "light, 1440", "dark, 1440"})
  void thePageFitsTheWindowAndHasTheColoursOfTheScheme(String scheme, int width) {
    browser.open(page, width, scheme);
    open();

    assertThat(browser.evaluate("return window.innerWidth")).isEqualTo((long) width);
    assertThat((Long) browser.evaluate("return document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
    BufferedImage shown = browser.screenshot();
    assertThat(shown.getWidth()).isEqualTo(width);
    boolean dark = scheme.equals("dark");
    assertThat(shown.getRGB(2, 2) & 0xFFFFFF).isEqualTo(dark ? DARK_PAGE : LIGHT_PAGE);
    assertThat(distinctColours(shown)).isGreaterThan(50);
  }

  /** Opens the details of all models of the page, which have the longest texts. */
  private static void open() {
    browser.evaluate("document.querySelectorAll('.toggle').forEach(each => each.click())");
  }

  private static long distinctColours(BufferedImage image) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
        .distinct()
        .count();
  }

  @ParameterizedTest
  @CsvSource({"375", "1440"})
  void withoutJavaScriptAllModelsAndTheirDetailsAreShown(int width) throws IOException {
    String html = Files.readString(page).replaceFirst("(?s)<script>.*?</script>", "");
    browser.open(Files.writeString(folder.resolve("plain.html"), html), width, "light");

    assertThat(shown("#models > tbody > tr:not(.details)")).isEqualTo(250);
    assertThat(shown(".details")).isEqualTo(250);
    assertThat(shown(".versions")).isEqualTo(1);
    assertThat(shown(".filters")).isZero();
    assertThat((Long) browser.evaluate("return document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
  }

  private static long shown(String selector) {
    return (Long)
        browser.evaluate(
            "return Array.from(document.querySelectorAll(arguments[0]))"
                + ".filter(each => each.checkVisibility()).length",
            selector);
  }

  @Test
  void textsHaveContrastInBothSchemes() {
    for (String scheme : new String[] {"light", "dark"}) {
      browser.open(page, 1440, scheme);

      assertThat(contrast("body", "body")).as(scheme).isGreaterThan(7);
      for (String text : new String[] {".ref", "td small", ".legend", "thead button"}) {
        assertThat(contrast(text, "#models")).as(scheme + " " + text).isGreaterThan(4.5);
      }
    }
  }

  /** Returns the contrast ratio of WCAG 2 between a text and the background of an element. */
  private static double contrast(String text, String background) {
    double one = luminance(text, "color");
    double other = luminance(background, "backgroundColor");
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  private static double luminance(String selector, String property) {
    String color =
        (String)
            browser.evaluate(
                "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]",
                selector,
                property);
    String[] parts = color.replaceAll("[^0-9,]", "").split(",", -1);
    return 0.2126 * linear(parts[0]) + 0.7152 * linear(parts[1]) + 0.0722 * linear(parts[2]);
  }

  private static double linear(String part) {
    double value = Integer.parseInt(part) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
