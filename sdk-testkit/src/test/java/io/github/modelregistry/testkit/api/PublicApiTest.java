package io.github.modelregistry.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicApiTest {
  private static final String FIXTURE = "io.github.modelregistry.testkit.api.fixture";
  private static final String SIGNATURES =
      """
      public abstract class testkit.api.fixture.EverySignature<T extends Comparable<T> & Runnable> implements java.io.Closeable
        protected new(T)
        protected static <R> @Nullable R convert(java.util.List<? extends R>, java.util.List<? super Integer>)
        public @Nullable java.util.Map<String, java.util.List<@Nullable String>> stock(byte[], String[]) throws java.io.IOException
        public static final int LIMIT

      public enum testkit.api.fixture.EverySignature.Size
        public static final testkit.api.fixture.EverySignature.Size LARGE
        public static final testkit.api.fixture.EverySignature.Size SMALL
      """;

  @TempDir Path folder;

  @Test
  void everythingUsersSeeIsWrittenWithItsNullnessAndNothingElse() {
    assertThat(fixture().text()).isEqualTo(SIGNATURES);
  }

  @Test
  void whatWasWrittenIsReadBackUnchanged() throws IOException {
    assertThat(committed(SIGNATURES).differenceTo(fixture())).isEmpty();
  }

  @Test
  void aChangedMemberShowsBothFormsUnderItsClass() throws IOException {
    String before = SIGNATURES.replace("int LIMIT", "long LIMIT");

    assertThat(committed(before).differenceTo(fixture()).lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("  public abstract class testkit.api.fixture.EverySignature"),
            line -> assertThat(line).isEqualTo("-   public static final long LIMIT"),
            line -> assertThat(line).isEqualTo("+   public static final int LIMIT"));
  }

  @Test
  void aNewClassShowsAsAddedWithAllItsMembers() throws IOException {
    String before = SIGNATURES.substring(0, SIGNATURES.indexOf("public enum"));

    assertThat(committed(before).differenceTo(fixture()).lines())
        .containsExactly(
            "+ public enum testkit.api.fixture.EverySignature.Size",
            "+   public static final testkit.api.fixture.EverySignature.Size LARGE",
            "+   public static final testkit.api.fixture.EverySignature.Size SMALL");
  }

  @Test
  void aMissingFileShowsEverythingAsAdded() {
    PublicApi none = PublicApi.parse(folder.resolve("api.txt"));

    assertThat(none.differenceTo(fixture()).lines())
        .hasSize(8)
        .allMatch(line -> line.startsWith("+"));
  }

  private PublicApi committed(String text) throws IOException {
    return PublicApi.parse(Files.writeString(folder.resolve("api.txt"), text));
  }

  private static PublicApi fixture() {
    return PublicApi.ofClasses(Path.of("target", "test-classes"), FIXTURE::equals);
  }
}
