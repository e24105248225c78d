package io.github.modelregistry.testkit.architecture;

import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/** Makes a condition of a predicate. */
final class Conditions {
  private Conditions() {}

  static <T extends HasDescription> ArchCondition<T> holds(String text, Predicate<T> predicate) {
    return new ArchCondition<>(text) {
      @Override
      public void check(T item, ConditionEvents events) {
        boolean holds = predicate.test(item);
        String message = item.getDescription() + (holds ? " does " : " does not ") + text;
        events.add(new SimpleConditionEvent(item, holds, message));
      }
    };
  }
}
