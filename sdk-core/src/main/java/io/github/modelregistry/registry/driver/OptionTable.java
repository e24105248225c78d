package io.github.modelregistry.registry.driver;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.capability.RegistrationOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The options of a vendor's registrations as texts: their names, what they are for, and how they
 * are set. Immutable.
 *
 * @param <B> the builder of the vendor's class of options
 */
public final class OptionTable<B> {

  private final Map<String, Row<B>> rows;

  private OptionTable(Map<String, Row<B>> rows) {
    this.rows = Collections.unmodifiableMap(rows);
  }

  /** Returns the table without any option. */
  public static <B> OptionTable<B> empty() {
    return new OptionTable<>(Map.of());
  }

  /**
   * Returns this table with one more option.
   *
   * @param setter sets the value of a text; throws an {@link IllegalArgumentException} or a {@link
   *     RegistryException} with the reason if the text is not valid
   */
  public OptionTable<B> with(
      String name, String description, BiConsumer<? super B, String> setter) {
    Map<String, Row<B>> more = new LinkedHashMap<>(rows);
    more.put(name, new Row<>(RegistrationOption.of(name, description), setter));
    return new OptionTable<>(more);
  }

  /** Returns the options in the order in which they were added. */
  public List<RegistrationOption> options() {
    return rows.values().stream().map(Row::option).toList();
  }

  /**
   * Sets the values of texts.
   *
   * @return the builder
   * @throws InvalidRequestException if a name is unknown or a value is not valid; names all
   *     problems
   */
  public B read(Map<String, String> texts, B builder) {
    List<String> problems = new ArrayList<>();
    texts.forEach(
        (name, text) -> {
          Row<B> row = rows.get(name);
          if (row == null) {
            problems.add(
                "'" + name + "' is unknown; the options are " + String.join(", ", rows.keySet()));
          } else {
            set(row, builder, text, problems);
          }
        });
    if (!problems.isEmpty()) {
      throw new InvalidRequestException("options", problems);
    }
    return builder;
  }

  private static <B> void set(Row<B> row, B builder, String text, List<String> problems) {
    try {
      row.setter().accept(builder, text);
    } catch (InvalidRequestException invalid) {
      invalid.problems().forEach(problem -> problems.add(row.option().name() + ": " + problem));
    } catch (DecodingException notJson) {
      problems.add(
          row.option().name() + ": not JSON at " + notJson.path() + ": " + notJson.detail());
    } catch (NumberFormatException noNumber) {
      problems.add(row.option().name() + ": '" + text + "' is not a valid number");
    } catch (RegistryException | IllegalArgumentException invalid) {
      problems.add(row.option().name() + ": " + invalid.getMessage());
    }
  }

  private record Row<B>(RegistrationOption option, BiConsumer<? super B, String> setter) {}
}
