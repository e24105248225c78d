package io.github.modelregistry.browser;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What each class of tests has: a report in a folder of its own, and a browser. */
abstract class BrowserTest {
  @TempDir static Path folder;

  static Path page;
  static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    page = Inventory.write(folder.resolve("inventory.html"));
    browser = Browser.start(folder.resolve("profile"));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      browser = null;
    }
  }
}
