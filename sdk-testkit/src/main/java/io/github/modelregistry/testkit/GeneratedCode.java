package io.github.modelregistry.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Distinguishes code of our templates from code of the generator's own.
 *
 * <p>A template that is not found in our folder is silently taken from the generator's jar, and so
 * a misspelt name would bring its copied runtime back.
 */
public final class GeneratedCode {
  /** Names of the files that the stock generator writes beside operations and models. */
  private static final Pattern STOCK_FILE =
      Pattern.compile(
          "(ApiException|ApiCallback|ApiResponse|Configuration|JSON|Pair|StringUtil"
              + "|Server(Configuration|Variable)|Progress(Request|Response)Body"
              + "|GzipRequestInterceptor|AbstractOpenApiSchema|.*(Auth|Authentication)"
              + "|OAuth.*|RetryingOAuth)\\.java");

  /** Texts that only stock templates write. */
  private static final Pattern STOCK_TEXT =
      Pattern.compile(
          "okhttp3\\.|com\\.google\\.gson|CustomTypeAdapterFactory|SERIALIZED_NAME_"
              + "|org\\.openapitools|openapi-generator\\.tech|localVar[A-Z]");

  private static final Pattern PARTIAL = Pattern.compile("\\{\\{[<>]\\s*([\\w./-]+)\\s*}}");

  private GeneratedCode() {}

  /**
   * Returns the generated files that contain a mark of the stock templates, each with the mark.
   *
   * @param folder where the generator wrote to
   */
  public static Map<Path, String> stockFiles(Path folder) {
    Map<Path, String> marks = new TreeMap<>();
    for (Path file : files(folder, ".java")) {
      if (STOCK_FILE.matcher(file.getFileName().toString()).matches()) {
        marks.put(file, "a file of the stock runtime");
      } else {
        STOCK_TEXT
            .matcher(read(file))
            .results()
            .findFirst()
            .map(MatchResult::group)
            .ifPresent(mark -> marks.put(file, mark));
      }
    }
    return marks;
  }

  /**
   * Returns the names of templates that are needed but missing, so that stock ones would be taken.
   *
   * @param templates our folder of mustache files
   */
  public static Set<String> missingTemplates(Path templates) {
    Set<String> needed = new TreeSet<>(Set.of("ApiClient", "api", "model"));
    for (Path file : files(templates, ".mustache")) {
      PARTIAL.matcher(read(file)).results().forEach(partial -> needed.add(partial.group(1)));
    }
    needed.removeIf(name -> Files.exists(templates.resolve(name + ".mustache")));
    return needed;
  }

  private static List<Path> files(Path folder, String suffix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
