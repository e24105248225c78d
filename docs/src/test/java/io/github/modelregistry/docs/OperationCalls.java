package io.github.modelregistry.docs;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.modelregistry.testkit.spec.DocumentedStatuses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.platform.commons.annotation.Testable;

/**
 * The operations that the tests of one vendor call, as compiled.
 *
 * <p>An operation counts if a test that runs reaches a call of its generated method within its
 * class. What the call must do is what those tests assert.
 */
final class OperationCalls {

  private final String vendor;
  private final JavaClasses classes;
  private final Map<String, Set<String>> byNames = new HashMap<>();

  private OperationCalls(String vendor, JavaClasses classes) {
    this.vendor = vendor;
    this.classes = classes;
  }

  /**
   * Reads a vendor's compiled tests.
   *
   * @throws IllegalStateException if there are none: the build has not come by yet
   */
  static OperationCalls of(String vendor) {
    Path folder = Path.of("..", "sdk-" + vendor, "target", "test-classes");
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "No compiled tests of sdk-" + vendor + "; build it first: mvn -pl docs -am test");
    }
    return new OperationCalls(vendor, new ClassFileImporter().importPath(folder));
  }

  /** Takes these classes for the vendor's tests. */
  static OperationCalls of(String vendor, Class<?>... classes) {
    return new OperationCalls(vendor, new ClassFileImporter().importClasses(classes));
  }

  /**
   * Returns the operations, by the names of their methods.
   *
   * @param names the pattern of the simple names of the test classes
   */
  Set<String> inClasses(String names) {
    return byNames.computeIfAbsent(names, this::read);
  }

  /** Returns whether a test's cases are the documented statuses of all operations. */
  boolean useDocumentedStatuses() {
    return classes.stream()
        .flatMap(type -> type.getMethodCallsFromSelf().stream())
        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(DocumentedStatuses.class));
  }

  private Set<String> read(String names) {
    Set<String> called = new TreeSet<>();
    classes.stream()
        .filter(type -> isTest(type, names))
        .flatMap(type -> type.getMethods().stream())
        .filter(OperationCalls::runs)
        .flatMap(this::accesses)
        .filter(access -> isGeneratedApi(access.getTargetOwner()))
        .forEach(access -> called.add(access.getTarget().getName()));
    return called;
  }

  private static boolean isTest(JavaClass type, String names) {
    return type.getSimpleName().matches(names) && !type.isAnnotatedWith(Disabled.class);
  }

  private static boolean runs(JavaMethod method) {
    return !method.isAnnotatedWith(Disabled.class)
        && (method.isAnnotatedWith(Testable.class) || method.isMetaAnnotatedWith(Testable.class));
  }

  /** Also what the test's own class does on its behalf, such as a method with a switch. */
  private Stream<JavaAccess<?>> accesses(JavaMethod test) {
    Set<JavaAccess<?>> found = new HashSet<>();
    Set<JavaCodeUnit> seen = new HashSet<>(Set.of(test));
    Deque<JavaCodeUnit> left = new ArrayDeque<>(seen);
    while (!left.isEmpty()) {
      for (JavaAccess<?> access : left.remove().getAccessesFromSelf()) {
        found.add(access);
        test.getOwner().getCodeUnits().stream()
            .filter(unit -> unit.getName().equals(access.getTarget().getName()))
            .filter(unit -> unit.getOwner().equals(access.getTargetOwner()))
            .filter(seen::add)
            .forEach(left::add);
      }
    }
    return found.stream();
  }

  private boolean isGeneratedApi(JavaClass type) {
    return type.getPackageName().equals("io.github.modelregistry." + vendor + ".api");
  }
}
