package io.github.modelregistry.json;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reports each difference once to the observer of a document, if there is one. */
final class DriftReports {

  private final @Nullable DriftObserver observer;
  private final Set<String> told = new HashSet<>(0);

  DriftReports(@Nullable DriftObserver observer) {
    this.observer = observer;
  }

  void unknownField(Supplier<String> path, String type, String name) {
    if (observer != null && told.add("field " + type + ' ' + name)) {
      observer.unknownField(path.get(), type, name);
    }
  }

  void unknownEnumText(Supplier<String> path, String type, String text) {
    if (observer != null && told.add("text " + type + ' ' + text)) {
      observer.unknownEnumText(path.get(), type, text);
    }
  }

  void unknownVariant(Supplier<String> path, String type, String discriminator) {
    if (observer != null && told.add("variant " + type + ' ' + discriminator)) {
      observer.unknownVariant(path.get(), type, discriminator);
    }
  }

  void mistypedField(Supplier<String> path, String type, String name) {
    if (observer != null && told.add("mistyped " + type + ' ' + name)) {
      observer.mistypedField(path.get(), type, name);
    }
  }
}
