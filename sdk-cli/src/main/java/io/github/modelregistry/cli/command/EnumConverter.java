package io.github.modelregistry.cli.command;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a constant by its name in upper or lower case, with hyphens or underscores.
 *
 * @param values the constants, at least two
 * @param <E> their type
 */
record EnumConverter<E extends Enum<E>>(List<E> values) implements ITypeConverter<E> {

  static <E extends Enum<E>> EnumConverter<E> of(Class<E> type) {
    return new EnumConverter<>(List.of(type.getEnumConstants()));
  }

  @Override
  public E convert(String text) {
    String name = text.strip().replace('-', '_');
    return values.stream()
        .filter(value -> value.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("'" + text + "' must be " + names()));
  }

  private String names() {
    List<String> names = values.stream().map(EnumConverter::name).toList();
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  /** Returns a constant's name as help and messages have it. */
  static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
