package io.github.modelregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Names and texts that were replaced by the field's own terms do not come back. */
class PlainTermsTest {

  private static final Path ROOT = Path.of(System.getProperty("root.directory")).normalize();

  private static final Set<String> OLD_TYPES =
      Set.of(
          // command line
          "WaitingRoom Patient Surroundings Sheet Sheets Cells Printable",
          // calls
          "Outgoing Answer Wire Reading Refusals Drift HideFollowUps PlainHttp Stoppable FramePump",
          "Patience Whereabouts RoamingTransport OwningTransport",
          // values and pages
          "Spellings KeptFields ModelWalk PageWalk Place Lane Counted Listed",
          // facade
          "Probe RegistrySetup ModelVersions",
          // sandbox, test kit and specifications
          "LastResort QuietServer Behaviour UnchangingState UploadReceipt VersionRow",
          "ModelConfigEnvelope ModelVersionEnvelope");

  private static final Set<String> OLD_MEMBERS =
      Set.of(
          "lookInto patience tolerating named whoHas only probe timeBudget",
          "mayGoInCircles loggingIn there fly land beQuiet servedInSpiteOf ofEnvironment",
          "lieAboutTotal leadByNothing endTokens overlayModel bulk sayGoodBye answerAlways",
          "tellingOf hangUp");

  private static final List<String> OLD_TEXTS =
      List.of(
          "Refused before anything was sent",
          "there is none of this name; there are",
          "is no address of a server",
          "it is no time",
          "a model is wanted",
          "it has no ModelVersions",
          "All problems are told in one message",
          "What a vendor does not tell is null",
          "Hears of every call",
          "lets us in",
          "has not got it",
          "tells by and by",
          "How one vendor says no",
          "a slip of the pen",
          "the first yes is the room",
          "it holds more than one thought: part it",
          "x-patience",
          "lays JSON over",
          "goes back to the beginning",
          "leave word",
          "good-bye",
          "words in ours",
          "hears of",
          "sign of life",
          "believable server",
          "unknown enum words",
          "no answer came",
          "on the strength of",
          "tells of",
          "handed out",
          "knows nothing of",
          "as people write them",
          "can be had",
          "spoils no",
          "no room for what was sent",
          "the end of the machine");

  private static List<Path> classFiles;

  @BeforeAll
  static void findClasses() throws IOException {
    classFiles = new ArrayList<>();
    for (Path module : modules()) {
      for (String folder : List.of("target/classes", "target/test-classes")) {
        if (Files.isDirectory(module.resolve(folder))) {
          classFiles.addAll(files(module.resolve(folder), Set.of(".class")));
        }
      }
    }
    classFiles.removeIf(file -> file.endsWith("PlainTermsTest.class"));
    assertThat(classFiles).hasSizeGreaterThan(1_000);
  }

  @Test
  void noClassHasAnOldName() throws IOException {
    Set<String> old = words(OLD_TYPES);
    assertThat(
            found(
                type -> old.contains(type.simpleName().replaceAll("Test$", "")) ? "its name" : ""))
        .as("a class without a source is left from an earlier build: mvn clean")
        .isEmpty();
  }

  @Test
  void noFieldAndNoMethodHasAnOldName() throws IOException {
    Set<String> old = words(OLD_MEMBERS);
    assertThat(
            found(
                type -> String.join(", ", type.members().stream().filter(old::contains).toList())))
        .isEmpty();
  }

  @Test
  void noTextOfACompiledClassIsAnOldOne() throws IOException {
    assertThat(found(type -> oldTexts(String.join("\n", type.texts())))).isEmpty();
  }

  @Test
  void noSourceAndNoDocumentHoldsAnOldText() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files(ROOT, Set.of(".java", ".md", ".yaml", ".mustache", ".properties"))) {
      String problem = file.endsWith("PlainTermsTest.java") ? "" : oldTexts(onOneLine(file));
      if (!problem.isEmpty()) {
        found.add(ROOT.relativize(file) + ": " + problem);
      }
    }
    assertThat(found).isEmpty();
  }

  private static List<String> found(Function<CompiledClass, String> rule) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : classFiles) {
      String problem = rule.apply(CompiledClass.read(file));
      if (!problem.isEmpty()) {
        found.add(ROOT.relativize(file) + ": " + problem);
      }
    }
    return found;
  }

  private static String oldTexts(String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    return String.join(
        ", ",
        OLD_TEXTS.stream().filter(old -> folded.contains(old.toLowerCase(Locale.ROOT))).toList());
  }

  /** Without line breaks, and without what a comment has at the beginning of its lines. */
  private static String onOneLine(Path file) throws IOException {
    return Files.readString(file).replaceAll("\\s*\\R\\s*(\\*|//|#)?\\s*", " ");
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> all = Files.walk(ROOT, 2)) {
      return all.filter(folder -> Files.exists(folder.resolve("pom.xml"))).sorted().toList();
    }
  }

  private static List<Path> files(Path folder, Set<String> endings) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> endings.stream().anyMatch(file.toString()::endsWith))
          .filter(file -> endings.contains(".class") || !file.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }

  private static Set<String> words(Set<String> lines) {
    return Set.of(String.join(" ", lines).split(" "));
  }
}
