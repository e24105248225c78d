package io.github.modelregistry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.capability.RegistrationOption;
import io.github.modelregistry.registry.capability.RegistrationOptions;
import io.github.modelregistry.registry.capability.RegistrationRequirements;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionTermsTest {

  private static final OptionTerms TERMS =
      OptionTerms.of(
          RegistrationRequirements.builder(
                  RegistrationOptions.class,
                  List.of(RegistrationOption.of("input-schema", "The schema of inputs.")))
              .build());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fileName: set it | --file-name: set it",
        "options: inputSchema is required | --option: input-schema is required",
        "options: arch jetson | --option: arch jetson",
        // Values of the user.
        "name: 'inputSchema' is not allowed | --name: 'inputSchema' is not allowed",
        "artifact: 'inputSchema.onnx' | artifact: 'inputSchema.onnx'",
        "it has no namespace: none | it has no namespace: none",
        "name | name"
      })
  void fieldsAndOptionsAreTranslatedAndValuesAreNot(String problem, String translated) {
    assertThatThrownBy(
            () ->
                TERMS.call(
                    "copy",
                    () -> {
                      throw new InvalidRequestException("java", problem);
                    }))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            failure -> assertThat(failure.problems()).containsExactly(translated));
  }
}
