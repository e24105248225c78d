package io.github.modelregistry.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** What holds in every module, whatever it is for. */
final class EveryModule {
  private final String root;

  EveryModule(String root) {
    this.root = root;
  }

  List<ArchRule> rules() {
    return List.of(
        noPackageCycle(),
        everyClassIsClosedOrMeantToGrow(),
        noStaticMutableState(),
        everyPackageSaysWhatNullMeans(),
        optionalIsOnlyReturned(),
        optionalIsNeverKept(),
        noReflection(),
        noOtherLookUps(),
        logsGoToTheSystemLogger());
  }

  private ArchRule noPackageCycle() {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("packages that depend on each other cannot be understood or replaced separately")
        .allowEmptyShould(true);
  }

  private static ArchRule everyClassIsClosedOrMeantToGrow() {
    return classes()
        .that()
        .areNotAnonymousClasses()
        .should(new ClosedOrMeantToGrow())
        .because("a class is open for inheritance only by intent");
  }

  private static ArchRule noStaticMutableState() {
    return fields()
        .that()
        .areStatic()
        .should(new ImmutableStatics())
        .because("two clients, or two tests, must not share mutable static state")
        .allowEmptyShould(true);
  }

  private static ArchRule everyPackageSaysWhatNullMeans() {
    return classes()
        .that(areNot(JavaClass::isNestedClass, "nested"))
        .should(
            Conditions.<JavaClass>holds(
                "be in a @NullMarked package",
                type -> type.getPackage().isAnnotatedWith(NullMarked.class)))
        .because("values are non-null by default; exceptions are marked @Nullable");
  }

  private static ArchRule optionalIsOnlyReturned() {
    return noMethods()
        .should(
            Conditions.holds(
                "take an Optional",
                method ->
                    method.getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(Optional.class))))
        .because("an Optional parameter makes every caller wrap; overload, or use @Nullable")
        .allowEmptyShould(true);
  }

  private static ArchRule optionalIsNeverKept() {
    return noFields()
        .should()
        .haveRawType(Optional.class)
        .because("a field is @Nullable; Optional is for what a method returns")
        .allowEmptyShould(true);
  }

  private static ArchRule noReflection() {
    return noClasses()
        .that()
        .doNotHaveSimpleName("LibraryVersions") // looks for what may be missing
        .and()
        .doNotHaveSimpleName("DriverLookup") // loads classes that files name
        .and()
        .doNotHaveSimpleName("ControlMethods") // calls the sandbox's methods for other processes
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.lang\\.reflect\\.(Field|Method|Constructor|Proxy|AccessibleObject)"
                + "|java\\.beans\\..*")
        .orShould()
        .callMethod(Class.class, "forName", String.class)
        .orShould()
        .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
        .because("values are read and written by explicit code, without reflection");
  }

  private static ArchRule noOtherLookUps() {
    return noClasses()
        .that()
        .doNotHaveSimpleName("DriverLookup") // services
        .and()
        .doNotHaveSimpleName("DriverFiles") // files of the drivers
        .and()
        .doNotHaveSimpleName("JsonResource") // what the sandbox has at first
        .and()
        .doNotHaveSimpleName("Page") // the parts of a report
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.ServiceLoader")
        .orShould()
        .callMethodWhere(
            DescribedPredicate.describe(
                "a resource is looked up",
                call ->
                    call.getTarget().getName().matches("get(System)?Resource(s|AsStream)?")
                        && call.getTargetOwner().getFullName().matches("java.lang.Class(Loader)?")))
        .because(
            "native images have only the resources that are registered: add the class here, a test"
                + " of what it looks up, and the names to META-INF/native-image");
  }

  private static ArchRule logsGoToTheSystemLogger() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache..")
        .because("users choose the logging library: System.Logger reaches all of them");
  }

  private static DescribedPredicate<JavaClass> areNot(Predicate<JavaClass> predicate, String name) {
    return DescribedPredicate.describe("are not " + name, predicate.negate());
  }
}
