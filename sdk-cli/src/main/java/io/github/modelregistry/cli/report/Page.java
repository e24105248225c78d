package io.github.modelregistry.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page of a report. Its template, style sheets and script are resources.
 *
 * <p>Its policy allows this style sheet and this script by their hashes, and nothing else: no other
 * script runs, and nothing is requested from anywhere.
 */
final class Page {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

  private static final List<String> STYLES =
      List.of("colors.css", "page.css", "table.css", "media.css");

  private Page() {}

  /** What a placeholder of the template stands for. */
  interface Part {

    /** Writes it. */
    void writeTo(Writer writer) throws IOException;
  }

  /**
   * Writes the page.
   *
   * @param parts what the placeholders stand for, by their names
   */
  static void write(Map<String, Part> parts, Writer writer) throws IOException {
    String style = STYLES.stream().map(Page::resource).collect(Collectors.joining());
    String script = resource("report.js");
    String policy =
        "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
            .formatted(hash(style), hash(script));
    Map<String, Part> all = new HashMap<>(parts);
    all.put("policy", page -> page.write(policy));
    all.put("style", page -> page.write(style));
    all.put("script", page -> page.write(script));
    String template = resource("report.html");
    Matcher placeholder = PLACEHOLDER.matcher(template);
    int written = 0;
    while (placeholder.find()) {
      writer.append(template, written, placeholder.start());
      part(all, placeholder.group(1)).writeTo(writer);
      written = placeholder.end();
    }
    writer.append(template, written, template.length());
  }

  private static Part part(Map<String, Part> parts, String name) {
    Part part = parts.get(name);
    if (part == null) {
      throw new IllegalStateException("the template has an unknown placeholder: " + name);
    }
    return part;
  }

  private static String hash(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the platform has no SHA-256", e);
    }
  }

  /** Line ends are those that a browser hashes, whatever a checkout has made of them. */
  private static String resource(String name) {
    try (InputStream stream = Page.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its resource " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name, e);
    }
  }
}
