package io.github.modelregistry.contract;

import static io.github.modelregistry.contract.DriverUnderTest.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.FieldRequirement;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.capability.RegistrationOptions;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.capability.RegistrationRequirements;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.transfer.Artifact;
import io.github.modelregistry.transfer.UploadSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The laws of {@link ModelRegistration}; the test class of a driver with this capability implements
 * them.
 */
public interface ModelRegistrationLaws extends DriverUnderTest {

  /**
   * Returns a request with whatever the registry needs beside the name and the artifact; the server
   * holds the namespace that it names.
   */
  RegistrationRequest.Builder registration();

  /** Returns a file name that the vendor accepts with such a request. */
  default String acceptedFileName() {
    return "model.onnx";
  }

  @Test
  default void whatWasRegisteredIsListedFoundByItsNameAndFetched(ModelRegistry registry) {
    Registration made = register(registry, "churn");

    RegisteredModel fetched = registry.get(made.model());
    assertThat(ids(registry.models())).containsExactly(made.model().id());
    assertThat(registry.findByName("churn"))
        .extracting(RegisteredModel::ref)
        .containsExactly(made.model());
    assertThat(fetched.name()).isEqualTo("churn");
    assertThat(fetched.latestVersionRef()).isEqualTo(made.version());
    assertThat(made)
        .hasToString(String.valueOf(made.version() == null ? made.model() : made.version()));
  }

  @Test
  default void aSecondRegistrationOfANameIsANewVersionWhereThereAreVersions(
      ModelRegistry registry) {
    Registration first = register(registry, "churn");
    Registration second = register(registry, "churn");

    if (registry.capability(VersionListing.class).isEmpty()) {
      assertThat(first.version()).isNull();
      assertThat(second.model()).isNotEqualTo(first.model());
      assertThat(ids(registry.models())).hasSize(2);
      return;
    }
    assertThat(second.model()).isEqualTo(first.model());
    assertThat(ids(registry.models())).hasSize(1);
    VersionListing versions = registry.require(VersionListing.class);
    assertThat(versions.versions(first.model()).stream().map(ModelVersion::ref))
        .containsExactly(second.version(), first.version());
    assertThat(versions.version(first.model().latest()).ref()).isEqualTo(second.version());
  }

  @Test
  default void everythingThatIsMissingOrWrongIsNamedAtOnceAndNothingIsSent(ModelRegistry registry) {
    ModelRegistration registration = registry.require(ModelRegistration.class);
    RegistrationRequirements needs = registration.requirements();
    RegistrationRequest bare =
        RegistrationRequest.builder()
            .name(needs.namePattern() == null ? "churn" : "no name: ä/ü")
            .artifact(needs.acceptsTree() ? file() : tree())
            .options(new RegistrationOptions() {})
            .build();
    List<String> expected = new ArrayList<>(List.of("options: "));
    if (needs.namePattern() != null) {
      expected.add("name: ");
    }
    if (!needs.acceptsTree()) {
      expected.add("artifact: this registry accepts a single file");
    }
    Map.of(
            "namespace: it is required", needs.namespace(),
            "description: it is required", needs.description(),
            "framework: it is required", needs.framework())
        .forEach(
            (problem, need) -> {
              if (need == FieldRequirement.REQUIRED) {
                expected.add(problem);
              }
            });

    InvalidRequestException refused =
        catchThrowableOfType(InvalidRequestException.class, () -> registration.register(bare));

    assertThat(refused).isNotNull();
    assertThat(expected)
        .allSatisfy(
            start -> assertThat(refused.problems()).anyMatch(each -> each.startsWith(start)));
    assertThat(requests()).isZero();
  }

  @Test
  default void fieldsThatTheRegistryLacksAreRefusedByNameAndNothingIsSent(ModelRegistry registry) {
    ModelRegistration registration = registry.require(ModelRegistration.class);
    RegistrationRequirements needs = registration.requirements();
    RegistrationRequest full =
        registration()
            .name("churn")
            .namespace("somewhere")
            .description("weekly")
            .framework("no-such-framework")
            .artifact(file())
            .build();
    Map<String, FieldRequirement> fields =
        Map.of(
            "namespace", needs.namespace(),
            "description", needs.description(),
            "framework", needs.framework());

    InvalidRequestException refused =
        catchThrowableOfType(InvalidRequestException.class, () -> registration.register(full));

    assertThat(refused).as("an unknown framework is never accepted as it is").isNotNull();
    fields.forEach(
        (field, need) ->
            assertThat(
                    refused.problems().stream()
                        .anyMatch(each -> each.startsWith(field + ": this registry has no")))
                .as(field)
                .isEqualTo(need == FieldRequirement.NOT_ACCEPTED));
    assertThat(requests()).isZero();
  }

  @Test
  default void aFileThatCannotBeOpenedFailsClearlyAndNothingIsListed(ModelRegistry registry) {
    assertThatThrownBy(() -> register(registry, "churn", FailingSources.unopened()))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("the disk is broken");
    assertThat(ids(registry.models())).isEmpty();
  }

  @Test
  default void aFileThatFailsHalfwayFailsClearlyAndNothingIsListed(ModelRegistry registry) {
    assertThatThrownBy(() -> register(registry, "churn", FailingSources.halfway()))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("the disk is broken");
    assertThat(ids(registry.models())).isEmpty();
  }

  @Test
  default void aFileThatIsGoneIsRefusedBeforeAnythingIsSent(ModelRegistry registry) {
    assertThatThrownBy(() -> register(registry, "churn", FailingSources.gone()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("artifact: '" + acceptedFileName() + "' cannot be read");
    assertThat(requests()).isZero();
  }

  @Test
  default void anUnknownOptionIsRefusedAndTheKnownOnesAreListed(ModelRegistry registry) {
    ModelRegistration registration = registry.require(ModelRegistration.class);
    RegistrationRequirements needs = registration.requirements();

    assertThat(registration.options(Map.of())).isInstanceOf(needs.optionsType());
    assertThat(needs.options()).isNotEmpty();
    assertThat(needs.options())
        .allSatisfy(
            option ->
                assertThatThrownBy(() -> registration.options(Map.of("no-such-option", "1")))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("'no-such-option' is unknown")
                    .hasMessageContaining(option.name()));
    assertThat(requests()).isZero();
  }

  private Registration register(ModelRegistry registry, String name) {
    return registry
        .require(ModelRegistration.class)
        .register(registration().name(name).artifact(file()).build());
  }

  private void register(ModelRegistry registry, String name, UploadSource source) {
    Artifact artifact = Artifact.of(source.withFileName(acceptedFileName()));
    registry
        .require(ModelRegistration.class)
        .register(registration().name(name).artifact(artifact).build());
  }

  private Artifact file() {
    return Artifact.of(
        UploadSource.of("bytes".getBytes(StandardCharsets.UTF_8), acceptedFileName()));
  }

  private static Artifact tree() {
    return Artifact.builder()
        .add("config.json", UploadSource.of(new byte[2], "config.json"))
        .add("weights/1.bin", UploadSource.of(new byte[3], "1.bin"))
        .build();
  }
}
