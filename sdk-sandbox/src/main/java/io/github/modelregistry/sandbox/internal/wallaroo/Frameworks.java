package io.github.modelregistry.sandbox.internal.wallaroo;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How the platform handles frameworks. */
final class Frameworks {

  /** The ends of the file names that the platform accepts. */
  static final List<String> FILE_NAME_ENDS = List.of(".zip", ".pt", ".onnx", ".h5", ".pkl");

  private static final Set<String> NATIVE = Set.of("onnx", "tensorflow", "python");

  private Frameworks() {}

  /** Returns whether the engine runs it without a container. */
  static boolean isNative(String framework) {
    return NATIVE.contains(framework);
  }

  /** Returns the name of a version's runtime; {@code flight} means a container. */
  static String runtime(String framework) {
    return isNative(framework) ? framework : "flight";
  }

  /** Returns the framework of a file that comes without one. */
  static String ofFileName(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".onnx") ? "onnx" : "tensorflow";
  }

  /** Returns whether the platform accepts files of this name, whatever their framework. */
  static boolean acceptsFileName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return FILE_NAME_ENDS.stream().anyMatch(name::endsWith);
  }

  /** Returns whether the platform refuses a file of this framework at the upload. */
  static boolean refuses(String framework, byte[] file) {
    boolean zip = file.length >= 4 && file[0] == 'P' && file[1] == 'K';
    return framework.equals("custom") && !zip;
  }
}
