package io.github.modelregistry.internal.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.testkit.RecordingClassLoader;
import io.github.modelregistry.testkit.architecture.NativeImageMetadata;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The module consumers/frameworks runs with old libraries; here are the two ends. */
class LibraryVersionsTest {

  @Test
  void theLibrariesThatTheSdkIsBuiltWithAreSuitable() {
    assertThat(LibraryVersions.problems(getClass().getClassLoader())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "4.12.0, true",
    "4.11.9, false",
    "5.0.0-alpha.14, true",
    "10.0, true",
    "3.14.9, false",
    "4.12.0.redhat-00001, true",
    "'', true",
    "unknown, true"
  })
  void versionsAreComparedByNumberAndTextsThatAreNoneAreSuitable(String version, boolean suitable) {
    assertThat(LibraryVersions.isAtLeast(version, "4.12")).isEqualTo(suitable);
  }

  @Test
  void whatIsLookedUpByNameIsRegisteredForNativeImages() {
    RecordingClassLoader loader = new RecordingClassLoader(getClass().getClassLoader());
    LibraryVersions.problems(loader);

    assertThat(loader.classes())
        .contains("okhttp3.OkHttp", "kotlin.KotlinVersion")
        .isSubsetOf(new NativeImageMetadata(Path.of("target/classes")).classes());
  }

  @Test
  void everyMissingLibraryIsNamed() {
    assertThat(LibraryVersions.problems(ClassLoader.getPlatformClassLoader()))
        .satisfiesExactly(
            okHttp ->
                assertThat(okHttp)
                    .startsWith(
                        "com.squareup.okhttp3:okhttp 4.12 or newer is needed, but it is missing."
                            + " Add it"),
            kotlin -> assertThat(kotlin).startsWith("org.jetbrains.kotlin:kotlin-stdlib 1.8 "),
            jackson ->
                assertThat(jackson).startsWith("com.fasterxml.jackson.core:jackson-core 2.13 "));
  }
}
