package io.github.modelregistry.browser;

import io.github.modelregistry.json.JsonValue;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium with an empty profile. The programs are those of the properties {@code
 * chromium} and {@code chromedriver}, else those on the path; none is downloaded.
 */
final class Browser implements AutoCloseable {

  private static final List<String> CHROMIUM =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> CHROMEDRIVER = List.of("chromedriver");

  /** Selenium warns that it has no classes for this version; they are not used. */
  private static final Logger VERSIONS =
      Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts a browser.
   *
   * @param profile an empty folder
   */
  static Browser start(Path profile) {
    VERSIONS.setLevel(Level.OFF);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium", CHROMIUM));
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--user-data-dir=" + profile);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver", CHROMEDRIVER))
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static File program(String property, List<String> names) {
    String configured = System.getProperty(property, "");
    if (!configured.isEmpty()) {
      return new File(configured);
    }
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    String.join(", ", names)
                        + ": not on the PATH; install it (Debian: apt-get install chromium"
                        + " chromium-driver), or name it with -D"
                        + property))
        .toFile();
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Opens a page in a window of this width, in the light or dark colour scheme. */
  void open(Path page, int width, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    driver.get(page.toUri().toString());
  }

  /** Evaluates a function body in the page. */
  Object evaluate(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Returns what the browser has logged since the last call: errors, violations of the policy. */
  List<String> messages() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /**
   * Returns the addresses that pages, but not those of the browser, requested since the last call.
   */
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(entry -> JsonValue.parse(entry.getMessage()).at("message"))
        .filter(event -> event.get("method").asString().equals("Network.requestWillBeSent"))
        .map(event -> event.get("params"))
        .filter(request -> !request.get("documentURL").asString().startsWith("chrome://"))
        .map(request -> request.at("request", "url").asString())
        .toList();
  }

  /** Returns what the window shows. */
  BufferedImage screenshot() {
    try {
      return ImageIO.read(new ByteArrayInputStream(driver.getScreenshotAs(OutputType.BYTES)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
