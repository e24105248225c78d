package io.github.modelregistry.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which packages of the core may use which others.
 *
 * <p>Each package is listed with the packages it may use; dependencies only point downwards.
 */
final class CorePackages {
  private static final List<String> RUNTIME =
      List.of("runtime", "client", "auth", "retry", "transfer", "json", "error");

  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("error", List.of()),
          Map.entry("retry", List.of()),
          Map.entry("internal.concurrent", List.of("error")),
          Map.entry("internal.file", List.of("error")),
          Map.entry("auth", List.of("internal.concurrent", "internal.file", "error")),
          Map.entry("page", List.of("json", "error")),
          Map.entry("transfer", List.of("error")),
          Map.entry("json", List.of("error")),
          Map.entry("config", List.of("client", "auth", "json", "internal.file", "error")),
          Map.entry("client", List.of("auth", "retry", "error")),
          Map.entry("runtime", List.of("client", "auth", "retry", "transfer", "json", "error")),
          Map.entry("oauth", List.of("runtime", "client", "auth", "transfer", "json", "error")),
          Map.entry("internal.retry", List.of("retry")),
          Map.entry("internal.websocket", List.of()),
          Map.entry("internal.masking", List.of()),
          Map.entry("internal.okhttp.transfer", List.of("runtime")),
          Map.entry("internal.okhttp.call", List.of("runtime", "client", "error")),
          Map.entry(
              "internal.okhttp.attempt",
              with(
                  RUNTIME,
                  "internal.concurrent",
                  "internal.okhttp.call",
                  "internal.okhttp.transfer",
                  "internal.masking",
                  "internal.retry",
                  "internal.websocket")),
          Map.entry(
              "internal.okhttp.stream",
              with(
                  RUNTIME,
                  "internal.okhttp.attempt",
                  "internal.okhttp.call",
                  "internal.masking",
                  "internal.websocket")),
          Map.entry(
              "internal.okhttp.download",
              with(RUNTIME, "internal.okhttp.attempt", "internal.okhttp.call")),
          Map.entry(
              "internal.okhttp",
              with(
                  RUNTIME,
                  "internal.okhttp.download",
                  "internal.okhttp.stream",
                  "internal.okhttp.attempt",
                  "internal.okhttp.call",
                  "internal.retry")),
          Map.entry("transport", with(RUNTIME, "internal.okhttp")),
          Map.entry("registry", List.of("page", "json", "error")),
          Map.entry(
              "registry.capability", List.of("registry", "transfer", "page", "json", "error")),
          Map.entry(
              "registry.driver",
              List.of(
                  "registry",
                  "registry.capability",
                  "runtime",
                  "transfer",
                  "config",
                  "client",
                  "page",
                  "error")),
          Map.entry(
              "internal.federation",
              List.of(
                  "registry", "registry.driver", "runtime", "config", "client", "page", "error")),
          Map.entry(
              "internal.copy", List.of("registry", "registry.capability", "transfer", "error")),
          Map.entry(
              "registry.federation",
              List.of(
                  "internal.federation",
                  "internal.copy",
                  "registry",
                  "registry.capability",
                  "transfer",
                  "registry.driver",
                  "runtime",
                  "config",
                  "client",
                  "page",
                  "json",
                  "error")));

  private final String root;

  CorePackages(String root) {
    this.root = root;
  }

  List<ArchRule> rules() {
    List<ArchRule> rules = new ArrayList<>();
    rules.add(everyPackageIsListed());
    new TreeMap<>(MAY_USE)
        .forEach((name, allowed) -> rules.add(dependenciesPointDownwards(name, allowed)));
    rules.add(onlyTheCallKnowsOkHttp());
    rules.add(onlyJsonKnowsTheParser());
    rules.add(noOtherHttp());
    rules.add(retryNeverWaits());
    return List.copyOf(rules);
  }

  private ArchRule everyPackageIsListed() {
    return classes()
        .should()
        .resideInAnyPackage(MAY_USE.keySet().stream().map(this::inCore).toArray(String[]::new))
        .because(
            "a new package needs an entry in CorePackages that says which packages it may use");
  }

  private ArchRule dependenciesPointDownwards(String name, List<String> allowed) {
    String[] forbidden =
        MAY_USE.keySet().stream()
            .filter(other -> !other.equals(name) && !allowed.contains(other))
            .sorted()
            .map(this::inCore)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(inCore(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .as("'%s' uses no other package of the core than %s".formatted(name, allowed))
        .because("dependencies between packages only point downwards")
        .allowEmptyShould(true);
  }

  private ArchRule onlyTheCallKnowsOkHttp() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".internal.okhttp..")
        .and()
        .doNotHaveFullyQualifiedName(root + ".transport.OkHttpTransports")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "okio..", "kotlin..")
        .as("OkHttp is imported only in internal.okhttp and in OkHttpTransports")
        .because("the HTTP client must stay replaceable, and its types out of users' code");
  }

  private ArchRule onlyJsonKnowsTheParser() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".json..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson.core..", "com.google.gson..")
        .as("jackson-core is imported only in json")
        .because("one package converts between bytes and values; the others see values");
  }

  private ArchRule noOtherHttp() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "com.sun.net.httpserver..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.HttpURLConnection")
        .because("every request goes through one stack, which counts, limits and retries it");
  }

  private ArchRule retryNeverWaits() {
    return noClasses()
        .that()
        .resideInAnyPackage(inCore("retry"), inCore("internal.retry"))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(root + ".client.Delayer")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class)
        .as("'retry' decides and never waits")
        .because("decisions without waiting are tested as a table")
        .allowEmptyShould(true);
  }

  /** Some packages have names within each other, but are packages of their own. */
  private String inCore(String name) {
    boolean hasOthersInside = name.startsWith("registry") || name.startsWith("internal");
    return root + "." + name + (hasOthersInside ? "" : "..");
  }

  private static List<String> with(List<String> packages, String... more) {
    return Stream.concat(Stream.of(more), packages.stream()).toList();
  }
}
