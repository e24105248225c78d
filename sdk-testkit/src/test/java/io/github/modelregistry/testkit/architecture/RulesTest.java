package io.github.modelregistry.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shows each rule something it must find, and something it must leave alone. */
class RulesTest {
  private static final String FIXTURE = "io.github.modelregistry.testkit.architecture.fixture";

  @Test
  void retryMayNotKnowWhoAsks() {
    assertThat(broken(core(), "core"))
        .anyMatch(text -> text.contains("Decision") && text.contains("auth.Who"));
  }

  @Test
  void retryMayNotWait() {
    assertThat(broken(core(), "core"))
        .anyMatch(text -> text.contains("waitABit") && text.contains("Thread.sleep"));
  }

  @Test
  void aPackageWithoutARoomIsFound() {
    assertThat(broken(core(), "core")).anyMatch(text -> text.contains("stray.Stray"));
  }

  @Test
  void anotherHttpClientIsFound() {
    assertThat(broken(core(), "core"))
        .anyMatch(text -> text.contains("Leak") && text.contains("java.net.http.HttpClient"));
  }

  @Test
  void packagesThatNeedEachOtherAreFound() {
    assertThat(broken(new EveryModule(FIXTURE + ".cycle").rules(), "cycle"))
        .anyMatch(text -> text.contains("Cycle detected") && text.contains("Hen"));
  }

  @Test
  void aVendorMayNotSeeItsNeighbourButSeesTheFacade() {
    assertThat(broken(alpha(), "vendors.alpha"))
        .anyMatch(text -> text.contains("alpha.Alpha") && text.contains("beta.Beta"))
        .noneMatch(
            text ->
                text.contains("alpha.Alpha")
                    && text.contains("has type <" + FIXTURE + ".vendors.registry.Thing"));
  }

  @Test
  void generatedOperationsSeeTheirModelsAndNotTheFacade() {
    assertThat(broken(alpha(), "vendors.alpha"))
        .anyMatch(text -> text.contains("api.Operation") && text.contains("registry.Thing"))
        .noneMatch(
            text ->
                text.contains("api.Operation")
                    && text.contains("has type <" + FIXTURE + ".vendors.alpha.model.Row"));
  }

  @Test
  void generatedModelsSeeJsonAndNotTheFacade() {
    assertThat(broken(alpha(), "vendors.alpha"))
        .anyMatch(text -> text.contains("model.Row") && text.contains("registry.Thing"))
        .noneMatch(
            text ->
                text.contains("model.Row")
                    && text.contains("has type <" + FIXTURE + ".vendors.json.Text"));
  }

  @Test
  void aClassThatIsOpenByAccidentIsFound() {
    assertThat(broken(everyModule(), "shapes"))
        .anyMatch(text -> text.contains("Open is neither final nor abstract nor sealed"))
        .noneMatch(text -> text.contains("Keeper is neither"));
  }

  @Test
  void aPackageThatSaysNothingAboutNullIsFound() {
    assertThat(broken(everyModule(), "shapes"))
        .anyMatch(text -> text.contains("Open") && text.contains("@NullMarked"));
    assertThat(broken(everyModule(), "state")).noneMatch(text -> text.contains("@NullMarked"));
  }

  @Test
  void anOptionalThatIsTakenOrKeptIsFound() {
    assertThat(broken(everyModule(), "shapes"))
        .anyMatch(text -> text.contains("Open.optional") && text.contains("Optional"))
        .anyMatch(text -> text.contains("Keeper.kept"));
  }

  @Test
  void staticStateThatChangesIsFound() {
    assertThat(broken(everyModule(), "state"))
        .filteredOn(text -> text.contains("Changing."))
        .noneMatch(text -> text.contains("Unchanging."))
        .hasSize(6);
  }

  @Test
  void reflectionIsFound() {
    assertThat(broken(everyModule(), "reflective"))
        .anyMatch(text -> text.contains("Peeks") && text.contains("java.lang.reflect.Field"));
  }

  @Test
  void aForeignTypeIsFoundWhereverUsersCanSeeIt() {
    assertThat(broken(List.of(surface("none")), "surface"))
        .anyMatch(text -> text.startsWith(FIXTURE + ".surface.Shows shows"))
        .anyMatch(text -> text.contains("Shows.field"))
        .anyMatch(text -> text.contains("Shows.returned"))
        .anyMatch(text -> text.contains("Shows.parameter"))
        .anyMatch(text -> text.contains("Shows.thrown"))
        .anyMatch(text -> text.contains("Shows.bound"))
        .noneMatch(text -> text.contains("hidden") || text.contains("Hides"));
  }

  @Test
  void theOneDoorMayShowAForeignType() {
    assertThat(broken(List.of(surface(FIXTURE + ".surface.Shows")), "surface")).isEmpty();
  }

  private static ArchRule surface(String door) {
    return new PublicSurface((FIXTURE + ".surface")::equals).showsNoForeignTypeExceptIn(door);
  }

  private static List<ArchRule> core() {
    return new CoreRooms(FIXTURE + ".core").rules();
  }

  private static List<ArchRule> alpha() {
    return new VendorRooms(FIXTURE + ".vendors", "alpha").rules();
  }

  private static List<ArchRule> everyModule() {
    return new EveryModule(FIXTURE).rules();
  }

  private static List<String> broken(List<ArchRule> rules, String fixture) {
    JavaClasses classes = new ClassFileImporter().importPackages(FIXTURE + "." + fixture);
    return rules.stream()
        .flatMap(rule -> rule.evaluate(classes).getFailureReport().getDetails().stream())
        .toList();
  }
}
