package io.github.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The report as a user sees it. In no test may the browser report or request anything else. */
class ReportInBrowserTest extends BrowserTest {

  @BeforeEach
  void open() {
    browser.messages();
    browser.requests();
    browser.open(page, 1440, "light");
  }

  @AfterEach
  void nothingElseHappened() {
    assertThat(browser.messages()).isEmpty();
    assertThat(browser.requests()).isNotEmpty().allMatch(page.toUri().toString()::equals);
    assertThat(browser.evaluate("return window.ran")).isNull();
  }

  @Test
  void clicksOnAHeaderSortUpAndDown() {
    sort("Model");
    assertThat(names()).startsWith("alpha", "ärger", "Model 9", "model 10");
    assertThat(head("Model").getDomAttribute("aria-sort")).isEqualTo("ascending");

    sort("Model");
    assertThat(names().get(0)).startsWith("z <img");
    assertThat(head("Model").getDomAttribute("aria-sort")).isEqualTo("descending");

    sort("Size");
    assertThat(head("Model").getDomAttribute("aria-sort")).isNull();
  }

  /** Numbers and times by value, texts with numbers by these; without a value, the last. */
  @ParameterizedTest
  @CsvSource({
    "Size, ärger, model 10, Model 9",
    "Updated, alpha, ärger, model 10",
    "Registry, model 10, Model 9, alpha",
    "Status, alpha, model 10, Model 9",
    "Version, ärger, Model 9, model 10",
  })
  void columnsAreSortedByTheirValues(String column, String first, String second, String third) {
    sort(column);

    assertThat(names()).startsWith(first, second, third);
  }

  @Test
  void modelsWithoutAValueComeLastInBothDirections() {
    sort("Size");
    assertThat(names().subList(0, 3)).containsExactly("ärger", "model 10", "Model 9");

    sort("Size");
    assertThat(names().subList(0, 3)).containsExactly("Model 9", "model 10", "ärger");
  }

  @Test
  void headersAreSortedByTheKeyboard() {
    head("Framework").findElement(By.tagName("button")).sendKeys(Keys.ENTER);
    assertThat(names()).startsWith("model 10", "Model 9");

    browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
    browser.driver().switchTo().activeElement().sendKeys(Keys.SPACE);
    assertThat(names()).startsWith("ärger", "model 10");
  }

  @Test
  void whatIsTypedFiltersByAllItsWords() {
    find("#search").sendKeys("MODEL eu:");
    assertThat(names()).containsExactly("model 10", "Model 9");
    assertThat(find("#shown").getText()).isEqualTo("2 of 250 models");

    find("#search").clear();
    find("#search").sendKeys("gold");
    assertThat(names()).containsExactly("ärger");

    find("#search").sendKeys("en");
    assertThat(names()).isEmpty();
    assertThat(find("#none").isDisplayed()).isTrue();
  }

  @Test
  void registryAndStatusAreFiltersAndTheOrderIsKept() {
    sort("Size");
    choose("#registry", "eu");
    assertThat(names()).containsExactly("ärger", "model 10", "Model 9", "alpha");

    choose("#status", "Failed");
    assertThat(names()).containsExactly("alpha");
    choose("#registry", "asia");
    assertThat(names()).isEmpty();
  }

  @Test
  void aLongListHasPages() {
    assertThat(find("#page").getText()).isEqualTo("1–100 of 250");
    assertThat(find("#previous").isEnabled()).isFalse();

    find("#next").click();
    find("#next").click();

    assertThat(find("#page").getText()).isEqualTo("201–250 of 250");
    assertThat(names()).hasSize(50).endsWith("x249");
    assertThat(find("#next").isEnabled()).isFalse();
    find("#search").sendKeys("x249");
    assertThat(find("#pages").isDisplayed()).isFalse();
  }

  @Test
  void printedPagesHaveAllModels() {
    browser.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    assertThat(names()).hasSize(250);

    browser.evaluate("window.dispatchEvent(new Event('afterprint'))");
    assertThat(names()).hasSize(100);
  }

  @Test
  void aModelOpensToShowItsVersions() {
    find("#search").sendKeys("gold");
    WebElement toggle = find(".toggle");
    assertThat(toggle.getAccessibleName()).isEqualTo("Details of ärger");
    assertThat(find(".versions").isDisplayed()).isFalse();

    toggle.sendKeys(Keys.ENTER);

    assertThat(toggle.getDomAttribute("aria-expanded")).isEqualTo("true");
    assertThat(find("#" + toggle.getDomAttribute("aria-controls")).isDisplayed()).isTrue();
    assertThat(texts(".versions .ref")).containsExactly("eu:4@2", "eu:4@1");
    toggle.click();
    assertThat(find(".versions").isDisplayed()).isFalse();
  }

  @Test
  void markupOfAServerIsText() {
    String shown = Inventory.HOSTILE.replace('\u202e', '\uFFFD');
    find("#search").sendKeys("javascript:");
    find(".toggle").click();

    assertThat(texts(".value").subList(0, 1).get(0)).startsWith("z " + shown);
    assertThat(texts(".tag")).containsExactly(shown);
    assertThat(texts(".failures p")).containsExactly(shown + "\nway");
    assertThat(browser.evaluate("return document.querySelectorAll('img, a, style').length"))
        .isEqualTo(1L);
    assertThat(browser.evaluate("return document.scripts.length")).isEqualTo(1L);
  }

  @Test
  void theTableIsOneForAssistiveTechnologiesOnNarrowScreensToo() {
    for (int width : new int[] {375, 1440}) {
      browser.open(page, width, "light");

      assertThat(find("#models").getAriaRole()).isEqualTo("table");
      assertThat(head("Size").getAriaRole()).isEqualTo("columnheader");
      assertThat(find("#models td").getAriaRole()).isEqualTo("cell");
    }
  }

  private static List<String> names() {
    return texts("#models > tbody > tr:first-child .name");
  }

  @SuppressWarnings("unchecked") // a list of strings in JavaScript is one in Java
  private static List<String> texts(String selector) {
    return (List<String>)
        browser.evaluate(
            "return Array.from(document.querySelectorAll(arguments[0]), each => each.innerText)",
            selector);
  }

  private static WebElement find(String selector) {
    return browser.driver().findElement(By.cssSelector(selector));
  }

  private static WebElement head(String title) {
    return find("#models > thead")
        .findElement(By.xpath(".//th[normalize-space()='" + title + "']"));
  }

  private static void sort(String title) {
    head(title).findElement(By.tagName("button")).click();
  }

  private static void choose(String selector, String option) {
    find(selector).findElement(By.xpath("option[.='" + option + "']")).click();
  }
}
