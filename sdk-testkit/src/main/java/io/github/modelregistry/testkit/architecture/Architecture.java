package io.github.modelregistry.testkit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.github.modelregistry.testkit.GeneratedCode;
import io.github.modelregistry.testkit.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules of the architecture for one module, as tests.
 *
 * <p>Each module has one test that calls this:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> theArchitectureHolds() {
 *   return Architecture.ofVendor("wallaroo").tests();
 * }
 * }</pre>
 */
public final class Architecture {
  private static final String ROOT = "io.github.modelregistry";
  private static final String OKHTTP_TRANSPORTS = ROOT + ".transport.OkHttpTransports";
  private static final Path CLASSES = Path.of("target", "classes");

  private static final Path GENERATED = Path.of("target", "generated-sources");

  private final List<ArchRule> rules;
  private final boolean forNativeImages;

  private Architecture(List<ArchRule> rules, boolean forNativeImages) {
    this.rules = rules;
    this.forNativeImages = forNativeImages;
  }

  /** Returns the rules of the core: its packages, and the rules of every module. */
  public static Architecture ofCore() {
    return of(new CorePackages(ROOT).rules()).forNativeImages();
  }

  /** Returns the rules of a vendor's module, named as its package is. */
  public static Architecture ofVendor(String vendor) {
    return of(new VendorPackages(ROOT, vendor).rules()).forNativeImages();
  }

  /** Returns the rules of the sandbox, which simulates the vendors and uses no vendor's client. */
  public static Architecture ofSandbox() {
    return of(List.of(usesNothingOfOursBut("sandbox", "json", "error")));
  }

  /** Returns the rules of a library that builds on what the others export. */
  public static Architecture ofUser() {
    return of(List.of(doesNotUseInternals(), noJsonLibraryOfTheWire()));
  }

  /** Returns the rules of a program that builds on what the others export. */
  public static Architecture ofProgram() {
    return of(
        List.of(doesNotUseInternals(), noJsonLibraryOfTheWire()), surface(), OKHTTP_TRANSPORTS);
  }

  /**
   * Returns the rules of a module for a JSON library of the user's.
   *
   * @param registered the one class that the user registers, and that shows the library's types
   */
  public static Architecture ofJsonModule(String registered) {
    return of(List.of(doesNotUseInternals()), registered).forNativeImages();
  }

  private static Architecture of(List<ArchRule> own) {
    return of(own, OKHTTP_TRANSPORTS);
  }

  private static Architecture of(List<ArchRule> own, String showsForeignTypes) {
    PublicSurface surface = surface();
    List<ArchRule> rules = new ArrayList<>(own);
    rules.add(surface.hasNoRecords());
    return of(rules, surface, showsForeignTypes);
  }

  private static Architecture of(
      List<ArchRule> own, PublicSurface surface, String showsForeignTypes) {
    List<ArchRule> rules = new ArrayList<>(own);
    rules.addAll(new EveryModule(ROOT).rules());
    rules.add(surface.showsNoForeignTypeExceptIn(showsForeignTypes));
    return new Architecture(List.copyOf(rules), false);
  }

  private static PublicSurface surface() {
    return new PublicSurface(ExportedPackages.of(CLASSES));
  }

  /** The module can be part of a native image, so its metadata must be complete. */
  private Architecture forNativeImages() {
    return new Architecture(rules, true);
  }

  /**
   * Returns one test for each rule, one for the length of the files, one for the generated ones,
   * and one for the metadata of native images.
   */
  public Stream<DynamicTest> tests() {
    JavaClasses classes = new ClassFileImporter().importPath(CLASSES);
    Stream<DynamicTest> held =
        rules.stream()
            .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
    Stream<DynamicTest> files = Stream.of(fileLengths(), generatedCode());
    Stream<DynamicTest> metadata = forNativeImages ? Stream.of(nativeImages()) : Stream.empty();
    return Stream.of(held, files, metadata).flatMap(tests -> tests);
  }

  private static ArchRule usesNothingOfOursBut(String... packages) {
    return noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "..")
                .and(
                    resideOutsideOfPackages(
                        Stream.of(packages)
                            .map(name -> ROOT + "." + name + "..")
                            .toArray(String[]::new))))
        .as("the classes use no other packages of ours than " + List.of(packages))
        .because("a simulator that shares code with a client also shares its bugs");
  }

  private static ArchRule doesNotUseInternals() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".internal..")
        .because("only exported packages are public API");
  }

  private static ArchRule noJsonLibraryOfTheWire() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "okio..", "com.fasterxml.jackson..")
        .because("the core's internal packages may change at any time");
  }

  private static DynamicTest fileLengths() {
    return DynamicTest.dynamicTest(
        "no hand-written file is longer than " + Sources.MAXIMUM_LINES + " lines",
        () -> assertThat(Sources.tooLong(Path.of(""))).isEmpty());
  }

  private static DynamicTest generatedCode() {
    return DynamicTest.dynamicTest(
        "generated code is ours, not the stock generator's",
        () -> assertThat(GeneratedCode.stockFiles(GENERATED)).isEmpty());
  }

  private static DynamicTest nativeImages() {
    NativeImageMetadata metadata = new NativeImageMetadata(CLASSES);
    return DynamicTest.dynamicTest(
        "resources and services are registered in META-INF/native-image",
        () -> {
          assertThat(metadata.missingResources()).isEmpty();
          assertThat(metadata.missingServices()).isEmpty();
        });
  }
}
