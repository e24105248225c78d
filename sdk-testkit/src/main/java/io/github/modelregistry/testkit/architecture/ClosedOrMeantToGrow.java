package io.github.modelregistry.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** A class is final or sealed, or abstract or an interface: closed, or meant to be extended. */
final class ClosedOrMeantToGrow extends ArchCondition<JavaClass> {
  ClosedOrMeantToGrow() {
    super("be final, abstract, sealed, an interface, an enum or a record");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!holds(type)) {
      String message = type.getName() + " is neither final nor abstract nor sealed";
      events.add(SimpleConditionEvent.violated(type, message));
    }
  }

  private static boolean holds(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.FINAL)
        || type.getModifiers().contains(JavaModifier.ABSTRACT)
        || type.getModifiers().contains(JavaModifier.SYNTHETIC)
        || type.isInterface()
        || type.isEnum()
        || type.isRecord()
        || type.reflect().isSealed();
  }
}
