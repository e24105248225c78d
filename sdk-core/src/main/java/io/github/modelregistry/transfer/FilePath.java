package io.github.modelregistry.transfer;

/** Paths of files within a model: relative, with slashes, without {@code .} and {@code ..}. */
public final class FilePath {

  private FilePath() {}

  /** Returns whether a path leads to one place below any folder, on every system. */
  public static boolean isRelative(String path) {
    for (String name : path.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..") || !isName(name)) {
        return false;
      }
    }
    return true;
  }

  /** Neither a separator or a drive of Windows, nor a control character. */
  private static boolean isName(String name) {
    return name.chars().noneMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c));
  }
}
