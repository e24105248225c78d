package io.github.modelregistry.config;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describes one setting: its names, whether it is needed and whether it is a secret. Readers,
 * explanations and documents are made from this. Immutable.
 *
 * <pre>{@code
 * SettingSpec.url("ACME_URL", "The address of the server.").alias("ACME_HOST").required()
 * }</pre>
 */
public final class SettingSpec {

  private static final String MASK = "********";

  private enum Kind {
    TEXT,
    SECRET,
    URL,
    PROXY
  }

  private final Kind kind;
  private final String description;
  private final List<String> names;
  private final boolean required;
  private final @Nullable String alternative;

  private SettingSpec(
      Kind kind,
      String description,
      List<String> names,
      boolean required,
      @Nullable String alternative) {
    this.kind = kind;
    this.description = description;
    this.names = List.copyOf(names);
    this.required = required;
    this.alternative = alternative;
  }

  /**
   * Describes a setting whose value may be shown.
   *
   * @param description one sentence about what it is for, with its default
   */
  public static SettingSpec text(String name, String description) {
    return new SettingSpec(Kind.TEXT, description, List.of(name), false, null);
  }

  /** Describes a setting whose value is never shown; see {@link #text}. */
  public static SettingSpec secret(String name, String description) {
    return new SettingSpec(Kind.SECRET, description, List.of(name), false, null);
  }

  /** Describes an address, which is shown only if it can be read as one; see {@link #text}. */
  public static SettingSpec url(String name, String description) {
    return new SettingSpec(Kind.URL, description, List.of(name), false, null);
  }

  /** Describes the address of a proxy, which is shown without user and password. */
  public static SettingSpec proxy(String name, String description) {
    return new SettingSpec(Kind.PROXY, description, List.of(name), false, null);
  }

  /** Returns the same setting with another accepted name; the first name that is set counts. */
  public SettingSpec alias(String name) {
    List<String> more = Stream.concat(names.stream(), Stream.of(name)).toList();
    return new SettingSpec(kind, description, more, required, alternative);
  }

  /** Returns the same setting, required. */
  public SettingSpec required() {
    return new SettingSpec(kind, description, names, true, null);
  }

  /**
   * Returns the same setting as part of an alternative: the settings of one alternative are needed,
   * all of them.
   *
   * @param name distinguishes the alternatives of a vendor, such as {@code token}
   */
  public SettingSpec alternative(String name) {
    return new SettingSpec(kind, description, names, false, name);
  }

  /** Returns the name. */
  public String name() {
    return names.get(0);
  }

  /** Returns the name and, after it, the other accepted names; never empty. */
  public List<String> names() {
    return names;
  }

  /** Returns one sentence about what the setting is for. */
  public String description() {
    return description;
  }

  /** Returns whether the value must never be shown. */
  public boolean isSecret() {
    return kind == Kind.SECRET;
  }

  /** Returns whether the value is the address of a server. */
  public boolean isUrl() {
    return kind == Kind.URL;
  }

  /** Returns whether the setting is always needed. */
  public boolean isRequired() {
    return required;
  }

  /** Returns the name of the alternative that the setting is part of, or null for none. */
  public @Nullable String alternative() {
    return alternative;
  }

  /**
   * Returns the value as it may be shown: stars for a secret, and for what cannot be read as the
   * address that it should be, for it could be anything. Null if the setting is absent.
   *
   * @param name one of the names
   */
  public @Nullable String shown(Settings settings, String name) {
    String value = settings.value(name);
    if (value == null) {
      return null;
    }
    SettingSpec alone = new SettingSpec(kind, description, List.of(name), false, null);
    boolean shown =
        switch (kind) {
          case TEXT -> true;
          case SECRET -> false;
          case URL -> settings.reader().url(alone).isPresent();
          case PROXY -> settings.reader().proxy(alone).isPresent();
        };
    int at = kind == Kind.PROXY ? value.lastIndexOf('@') : -1;
    return !shown ? MASK : at < 0 ? value : MASK + value.substring(at);
  }

  /**
   * Returns which of the settings are needed, such as {@code ACME_URL, and ACME_TOKEN or ACME_USER
   * with ACME_PASSWORD}.
   */
  public static String needed(List<SettingSpec> specs) {
    String required = joined(specs.stream().filter(SettingSpec::isRequired), " and ");
    String oneOf =
        specs.stream()
            .map(SettingSpec::alternative)
            .filter(Objects::nonNull)
            .distinct()
            .map(name -> joined(specs.stream().filter(s -> name.equals(s.alternative)), " with "))
            .collect(Collectors.joining(" or "));
    return required + (oneOf.isEmpty() ? "" : ", and " + oneOf);
  }

  private static String joined(Stream<SettingSpec> specs, String separator) {
    return specs.map(SettingSpec::toString).collect(Collectors.joining(separator));
  }

  /** Returns the name, and the other accepted names in parentheses. */
  @Override
  public String toString() {
    return names.size() == 1
        ? name()
        : name() + " (or " + String.join(", ", names.subList(1, names.size())) + ")";
  }
}
