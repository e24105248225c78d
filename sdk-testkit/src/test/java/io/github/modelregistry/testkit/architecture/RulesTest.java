package io.github.modelregistry.testkit.architecture;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule finds the fixture that breaks it, and passes the one that does not. */
class RulesTest {
  private static final String FIXTURE = "io.github.modelregistry.testkit.architecture.fixture";

  @Test
  void retryMayNotUseAuth() {
    assertThat(broken(core(), "core"))
        .anyMatch(text -> text.contains("WaitsAndUsesAuth") && text.contains("auth.AuthType"));
  }

  @Test
  void retryMayNotWait() {
    assertThat(broken(core(), "core"))
        .anyMatch(text -> text.contains("waitABit") && text.contains("Thread.sleep"));
  }

  @Test
  void aPackageThatIsNotListedIsFound() {
    assertThat(broken(core(), "core"))
        .anyMatch(text -> text.contains("unlisted.InUnlistedPackage"));
  }

  @Test
  void anotherHttpClientIsFound() {
    assertThat(broken(core(), "core"))
        .anyMatch(
            text -> text.contains("UsesHttpClient") && text.contains("java.net.http.HttpClient"));
  }

  @Test
  void packageCyclesAreFound() {
    assertThat(broken(new EveryModule(FIXTURE + ".cycle").rules(), "cycle"))
        .anyMatch(text -> text.contains("Cycle detected") && text.contains("UsesB"));
  }

  @Test
  void aVendorMayUseTheFacadeButNoOtherVendor() {
    assertThat(broken(alpha(), "vendors.alpha"))
        .anyMatch(text -> text.contains("alpha.AlphaClient") && text.contains("beta.BetaClient"))
        .noneMatch(
            text ->
                text.contains("alpha.AlphaClient")
                    && text.contains("has type <" + FIXTURE + ".vendors.registry.FacadeType"));
  }

  @Test
  void generatedOperationsMayUseTheirModelsButNotTheFacade() {
    assertThat(broken(alpha(), "vendors.alpha"))
        .anyMatch(text -> text.contains("api.AlphaApi") && text.contains("registry.FacadeType"))
        .noneMatch(
            text ->
                text.contains("api.AlphaApi")
                    && text.contains("has type <" + FIXTURE + ".vendors.alpha.model.AlphaModel"));
  }

  @Test
  void generatedModelsMayUseJsonButNotTheFacade() {
    assertThat(broken(alpha(), "vendors.alpha"))
        .anyMatch(text -> text.contains("model.AlphaModel") && text.contains("registry.FacadeType"))
        .noneMatch(
            text ->
                text.contains("model.AlphaModel")
                    && text.contains("has type <" + FIXTURE + ".vendors.json.JsonType"));
  }

  @Test
  void aClassThatIsNotFinalByAccidentIsFound() {
    assertThat(broken(everyModule(), "shapes"))
        .anyMatch(text -> text.contains("NotFinal is neither final nor abstract nor sealed"))
        .noneMatch(text -> text.contains("KeepsOptional is neither"));
  }

  @Test
  void aPackageThatSaysNothingAboutNullIsFound() {
    assertThat(broken(everyModule(), "shapes"))
        .anyMatch(text -> text.contains("NotFinal") && text.contains("@NullMarked"));
    assertThat(broken(everyModule(), "state")).noneMatch(text -> text.contains("@NullMarked"));
  }

  @Test
  void anOptionalParameterOrFieldIsFound() {
    assertThat(broken(everyModule(), "shapes"))
        .anyMatch(text -> text.contains("NotFinal.optional") && text.contains("Optional"))
        .anyMatch(text -> text.contains("KeepsOptional.kept"));
  }

  @Test
  void staticStateThatChangesIsFound() {
    assertThat(broken(everyModule(), "state"))
        .filteredOn(text -> text.contains("MutableFields."))
        .noneMatch(text -> text.contains("ConstantFields."))
        .hasSize(6);
  }

  @Test
  void reflectionIsFound() {
    assertThat(broken(everyModule(), "reflective"))
        .anyMatch(text -> text.contains("ReadsFields") && text.contains("java.lang.reflect.Field"));
  }

  @Test
  void aForeignTypeIsFoundInEveryPartOfASignature() {
    assertThat(broken(List.of(surface("none")), "surface"))
        .anyMatch(text -> text.startsWith(FIXTURE + ".surface.ShowsJackson shows"))
        .anyMatch(text -> text.contains("ShowsJackson.field"))
        .anyMatch(text -> text.contains("ShowsJackson.returned"))
        .anyMatch(text -> text.contains("ShowsJackson.parameter"))
        .anyMatch(text -> text.contains("ShowsJackson.thrown"))
        .anyMatch(text -> text.contains("ShowsJackson.bound"))
        .noneMatch(text -> text.contains("hidden") || text.contains("HidesJackson"));
  }

  @Test
  void theClassOfTheExceptionMayShowAForeignType() {
    assertThat(broken(List.of(surface(FIXTURE + ".surface.ShowsJackson")), "surface")).isEmpty();
  }

  @Test
  void aRecordThatUsersCanSeeIsFound() {
    PublicSurface surface = new PublicSurface((FIXTURE + ".core.auth")::equals);
    assertThat(broken(List.of(surface.hasNoRecords()), "core"))
        .singleElement(as(STRING))
        .contains("core.auth.AuthType> does not grow");
  }

  private static ArchRule surface(String exception) {
    return new PublicSurface((FIXTURE + ".surface")::equals).showsNoForeignTypeExceptIn(exception);
  }

  private static List<ArchRule> core() {
    return new CorePackages(FIXTURE + ".core").rules();
  }

  private static List<ArchRule> alpha() {
    return new VendorPackages(FIXTURE + ".vendors", "alpha").rules();
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
