package io.github.modelregistry.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Field;
import java.nio.Buffer;
import java.text.Format;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;

/**
 * A static field is final and holds what nobody can change.
 *
 * <p>Collections are judged by the object they really hold, other types by a list of mutable ones.
 * A private array is let through: nothing here can see whether it is written to.
 */
final class ImmutableStatics extends ArchCondition<JavaField> {
  private static final List<Class<?>> MUTABLE =
      List.of(
          Executor.class,
          Lock.class,
          ThreadLocal.class,
          StringBuilder.class,
          StringBuffer.class,
          Random.class,
          Date.class,
          Calendar.class,
          BitSet.class,
          Format.class,
          Buffer.class);

  /** Packages of the JDK's collections of which nothing can be added or removed. */
  private static final Set<String> UNMODIFIABLE =
      Set.of(
          "java.util.ImmutableCollections",
          "java.util.Collections$Unmodifiable",
          "java.util.Collections$Empty",
          "java.util.Collections$Singleton");

  ImmutableStatics() {
    super("be final and immutable");
  }

  @Override
  public void check(JavaField field, ConditionEvents events) {
    if (field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
      return;
    }
    String problem = problem(field);
    if (!problem.isEmpty()) {
      events.add(SimpleConditionEvent.violated(field, field.getFullName() + problem));
    }
  }

  private static String problem(JavaField field) {
    if (!field.getModifiers().contains(JavaModifier.FINAL)) {
      return " is not final";
    }
    JavaClass type = field.getRawType();
    if (type.isArray()) {
      return field.getModifiers().contains(JavaModifier.PRIVATE)
          ? ""
          : " is an array that others can write to";
    }
    if (type.getPackageName().equals("java.util.concurrent.atomic")
        || MUTABLE.stream().anyMatch(type::isAssignableTo)) {
      return " holds a " + type.getSimpleName() + ", which is mutable";
    }
    return type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class)
        ? problemOfCollection(field)
        : "";
  }

  private static String problemOfCollection(JavaField field) {
    String held = valueOf(field.reflect()).getClass().getName();
    return UNMODIFIABLE.stream().anyMatch(held::startsWith)
        ? ""
        : " holds a " + held + ", which is mutable";
  }

  private static Object valueOf(Field field) {
    try {
      field.setAccessible(true);
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot read " + field, e);
    }
  }
}
