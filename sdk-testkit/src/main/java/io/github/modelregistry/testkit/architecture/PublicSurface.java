package io.github.modelregistry.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Keeps out of what users compile against what could not be changed later. */
final class PublicSurface {
  private static final List<String> FOREIGN =
      List.of(
          "okhttp3.", "okio.", "kotlin.", "com.google.gson.", "com.fasterxml.", "tools.jackson.");

  private final Predicate<String> exported;

  PublicSurface(Predicate<String> exported) {
    this.exported = exported;
  }

  /** Returns the rule; the named class is the one door through which a foreign type may come. */
  ArchRule showsNoForeignTypeExceptIn(String door) {
    return classes()
        .that(describe("users can see", this::isVisible))
        .and()
        .doNotHaveFullyQualifiedName(door)
        .should(new ShowNoForeignType())
        .because("a type in a public signature could never be replaced")
        .allowEmptyShould(true);
  }

  /** Returns the rule that no type which users can see is a record. */
  ArchRule hasNoRecords() {
    return classes()
        .that(describe("users can see", this::isVisible))
        .should(
            Conditions.<JavaClass>holds("grow without a new constructor", type -> !type.isRecord()))
        .because("a record's constructor and pattern change with every field that it gets")
        .allowEmptyShould(true);
  }

  private boolean isVisible(JavaClass type) {
    return exported.test(type.getPackageName())
        && isOpen(type.getModifiers())
        && type.getEnclosingClass().map(this::isVisible).orElse(true);
  }

  private static boolean isOpen(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static final class ShowNoForeignType extends ArchCondition<JavaClass> {
    ShowNoForeignType() {
      super("show no type of OkHttp, Gson or Jackson");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      Stream<JavaType> above =
          Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
      report(type, type.getName(), above, events);
      for (JavaMember member : type.getMembers()) {
        if (isOpen(member.getModifiers())
            && !member.getModifiers().contains(JavaModifier.SYNTHETIC)) {
          report(type, member.getFullName(), typesOf(member), events);
        }
      }
    }

    private static Stream<JavaType> typesOf(JavaMember member) {
      if (member instanceof JavaField field) {
        return Stream.of(field.getType());
      }
      JavaCodeUnit code = (JavaCodeUnit) member;
      Stream<JavaType> thrown = code.getExceptionTypes().stream().map(JavaType.class::cast);
      Stream<JavaType> bounds =
          code.getTypeParameters().stream()
              .flatMap(parameter -> parameter.getUpperBounds().stream());
      return Stream.of(
              Stream.of(code.getReturnType()), code.getParameterTypes().stream(), thrown, bounds)
          .flatMap(types -> types);
    }

    private static void report(
        JavaClass owner, String where, Stream<JavaType> types, ConditionEvents events) {
      Set<String> foreign = new TreeSet<>();
      types
          .flatMap(type -> type.getAllInvolvedRawTypes().stream())
          .map(type -> type.getBaseComponentType().getName())
          .filter(name -> FOREIGN.stream().anyMatch(name::startsWith))
          .forEach(foreign::add);
      if (!foreign.isEmpty()) {
        events.add(SimpleConditionEvent.violated(owner, where + " shows " + foreign));
      }
    }
  }
}
