package io.github.modelregistry.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the module of a vendor may use: itself and the core, never another vendor's module. */
final class VendorPackages {
  /** The packages of the core that a vendor's hand-written classes may use. */
  private static final Set<String> CORE =
      Set.of(
          "auth",
          "client",
          "config",
          "error",
          "json",
          "oauth",
          "page",
          "registry",
          "registry.capability",
          "registry.driver",
          "retry",
          "runtime",
          "transfer",
          "transport");

  private static final Set<String> FOR_GENERATED_API =
      Set.of("client", "error", "json", "page", "runtime", "transfer");

  private final String root;
  private final String vendor;

  VendorPackages(String root, String vendor) {
    this.root = root;
    this.vendor = vendor;
  }

  List<ArchRule> rules() {
    return List.of(
        handWrittenClassesSeeTheirOwnAndTheCore(),
        generatedOperationsSeeTheirModelsAndTheRuntime(),
        generatedModelsSeeOnlyJsonAndErrors(),
        noHttpClientAndNoJsonLibrary());
  }

  private ArchRule handWrittenClassesSeeTheirOwnAndTheCore() {
    String own = root + "." + vendor;
    return classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat(
            inCore(CORE).or(inPackages(own, own("api"), own("model"))).or(notOurs()))
        .as("'%s' sees only itself and the core's exported packages".formatted(vendor))
        .because("vendors must be addable and removable one by one")
        .allowEmptyShould(true);
  }

  private ArchRule generatedOperationsSeeTheirModelsAndTheRuntime() {
    return classes()
        .that()
        .resideInAPackage(own("api"))
        .should()
        .onlyDependOnClassesThat(
            inCore(FOR_GENERATED_API).or(inPackages(own("api"), own("model"))).or(notOurs()))
        .as("generated operations see only their models and the runtime")
        .because("a generated method only fills in a call")
        .allowEmptyShould(true);
  }

  private ArchRule generatedModelsSeeOnlyJsonAndErrors() {
    return classes()
        .that()
        .resideInAPackage(own("model"))
        .should()
        .onlyDependOnClassesThat(
            inCore(Set.of("json", "error")).or(inPackages(own("model"))).or(notOurs()))
        .as("generated models see only json, and the errors they throw")
        .because("a model is a value, independent of calls and registries")
        .allowEmptyShould(true);
  }

  private ArchRule noHttpClientAndNoJsonLibrary() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "okhttp3..",
            "okio..",
            "kotlin..",
            "com.google.gson..",
            "com.fasterxml..",
            "java.net.http..")
        .because("a vendor's module maps models; the core makes the calls");
  }

  private String own(String name) {
    return root + "." + vendor + "." + name;
  }

  private DescribedPredicate<JavaClass> inCore(Set<String> names) {
    return inPackages(names.stream().map(name -> root + "." + name).toArray(String[]::new));
  }

  private static DescribedPredicate<JavaClass> inPackages(String... names) {
    Set<String> packages = Stream.of(names).collect(Collectors.toUnmodifiableSet());
    return describe(
        "in " + packages, type -> packages.contains(type.getBaseComponentType().getPackageName()));
  }

  private DescribedPredicate<JavaClass> notOurs() {
    return describe(
        "not ours", type -> !type.getBaseComponentType().getPackageName().startsWith(root + "."));
  }
}
