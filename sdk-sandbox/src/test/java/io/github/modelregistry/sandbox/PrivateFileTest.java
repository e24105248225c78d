package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class PrivateFileTest {

  @TempDir private Path base;
  private Path file;

  @BeforeEach
  void write() {
    file = base.resolve("new/folder/file.json");
    PrivateFile.write(file, "größe");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void theFileAndItsNewFolderAreTheUsersAlone() throws IOException {
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(permissions(file.getParent())).isEqualTo("rwx------");
    assertThat(PrivateFile.read(file)).isEqualTo("größe");
    assertThat(file.getParent()).isDirectoryContaining(only -> only.equals(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
  void aFileWithMorePermissionsIsNotTrusted(String permissions) throws IOException {
    permit(file, permissions);

    assertThat(PrivateFile.read(file)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxr-x", "rwx---rwx"})
  void aFolderThatOthersMayChangeIsNotTrusted(String permissions) throws IOException {
    permit(file.getParent(), permissions);

    assertThat(PrivateFile.read(file)).isNull();
  }

  @Test
  void aFolderThatOthersMayReadIsTrusted() throws IOException {
    permit(file.getParent(), "rwxr-xr-x");

    assertThat(PrivateFile.read(file)).isEqualTo("größe");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileOrFolderOfAnotherUserIsNotTrusted(boolean folder) throws IOException {
    Path foreign = folder ? file.getParent() : file;
    assumeTrue(isRoot(), "only root can give files away");
    Files.setAttribute(foreign, "unix:uid", 12_345);

    assertThat(PrivateFile.read(file)).isNull();
    assertThat(PrivateFile.isOwnedByCurrentUser(foreign)).isFalse();
  }

  private boolean isRoot() throws IOException {
    return Files.getAttribute(base, "unix:uid").equals(0);
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    Path link = Files.createSymbolicLink(file.resolveSibling("link.json"), file);

    assertThat(PrivateFile.read(link)).isNull();
    assertThat(PrivateFile.read(file)).isNotNull();
  }

  @Test
  void aHugeFileAndAMissingOneAreNotRead() {
    PrivateFile.write(file, "x".repeat(65_536));
    assertThat(PrivateFile.read(file)).hasSize(65_536);
    PrivateFile.write(file, "x".repeat(65_537));
    assertThat(PrivateFile.read(file)).isNull();
    assertThat(PrivateFile.read(base.resolve("missing"))).isNull();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() {
    Path below = file.resolve("x/file.json");

    assertThatThrownBy(() -> PrivateFile.write(below, "text"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot write " + below);
  }
}
