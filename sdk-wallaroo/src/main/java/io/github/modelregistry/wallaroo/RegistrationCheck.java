package io.github.modelregistry.wallaroo;

import io.github.modelregistry.registry.capability.FieldRequirement;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.capability.RegistrationRequirements;
import io.github.modelregistry.wallaroo.model.Accelerator;
import io.github.modelregistry.wallaroo.model.AcceleratorName;
import io.github.modelregistry.wallaroo.model.Architecture;
import io.github.modelregistry.wallaroo.model.Framework;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Wallaroo needs of a registration, as far as its documents and its own client tell. */
final class RegistrationCheck {

  /** The server runs them as they are, without a conversion. */
  static final Set<String> NATIVE = Set.of("onnx", "tensorflow");

  private static final Set<String> WITHOUT_SCHEMAS = Set.of("onnx", "tensorflow", "python");

  private static final List<String> FILE_NAME_ENDS = List.of(".zip", ".pt", ".onnx", ".h5", ".pkl");

  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private static final List<String> FRAMEWORKS =
      Arrays.stream(Framework.Known.values())
          .map(known -> known.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .filter(word -> Framework.of(word).isKnown())
          .sorted()
          .toList();

  private RegistrationCheck() {}

  /**
   * Returns the requirements.
   *
   * @param workspace the only workspace of the registry, or null if it has all
   */
  static RegistrationRequirements requirements(@Nullable String workspace) {
    return RegistrationRequirements.builder(
            WallarooRegistrationOptions.class, WallarooRegistrationOptions.TABLE.options())
        .namespace(workspace == null ? FieldRequirement.REQUIRED : FieldRequirement.OPTIONAL)
        .framework(FieldRequirement.REQUIRED, FRAMEWORKS)
        .namePattern(
            NAME,
            "lower-case letters, digits and dashes, at most 63, the first a letter, the last not a"
                + " dash")
        .build();
  }

  /** Returns the options of a request, the defaults if it has none. */
  static WallarooRegistrationOptions options(RegistrationRequest request) {
    return request.options() instanceof WallarooRegistrationOptions own
        ? own
        : WallarooRegistrationOptions.DEFAULTS;
  }

  /** Returns all problems of a request. */
  static List<String> problems(RegistrationRequest request, RegistrationRequirements requirements) {
    List<String> problems = requirements.problems(request);
    WallarooRegistrationOptions options = options(request);
    checkSchemas(request.framework(), options, problems);
    checkHardware(options, request.unknownValuesAllowed(), problems);
    if (!request.unknownValuesAllowed() && !request.artifact().isTree()) {
      checkFileName(request.artifact().singleFile().fileName(), problems);
    }
    return problems;
  }

  private static void checkSchemas(
      @Nullable String framework, WallarooRegistrationOptions options, List<String> problems) {
    if (framework == null || framework.isBlank() || WITHOUT_SCHEMAS.contains(framework)) {
      return;
    }
    if (options.inputSchema() == null) {
      problems.add("options: inputSchema is required for " + framework);
    }
    if (options.outputSchema() == null) {
      problems.add("options: outputSchema is required for " + framework);
    }
  }

  /** The vendor's own client refuses these combinations. */
  private static void checkHardware(
      WallarooRegistrationOptions options, boolean lenient, List<String> problems) {
    Architecture arch = options.arch();
    Accelerator accelerator = options.accel();
    AcceleratorName accel = accelerator == null ? null : accelerator.asAcceleratorName();
    if (!lenient && arch != null && !arch.isKnown()) {
      problems.add(
          "options: arch '" + arch.value() + "' is unknown; known values: x86, arm, power10");
    }
    if (!lenient && accel != null && !accel.isKnown()) {
      problems.add(
          "options: accel '"
              + accel.value()
              + "' is unknown; known values: none, cuda, jetson, openvino");
    }
    if (!lenient && !options.visibility().isKnown()) {
      problems.add(
          "options: visibility '"
              + options.visibility().value()
              + "' is unknown; known values: private, public");
    }
    if (arch == null || accel == null) {
      return;
    }
    if (accel.equals(AcceleratorName.JETSON) && !arch.equals(Architecture.ARM)) {
      problems.add("options: accel jetson needs arch arm");
    }
    if (accel.equals(AcceleratorName.OPENVINO) && !arch.equals(Architecture.X86)) {
      problems.add("options: accel openvino needs arch x86");
    }
  }

  /** The server refuses other names, but only when it has received all bytes. */
  private static void checkFileName(@Nullable String fileName, List<String> problems) {
    String name = String.valueOf(fileName).toLowerCase(Locale.ROOT);
    if (FILE_NAME_ENDS.stream().noneMatch(name::endsWith)) {
      problems.add(
          "artifact: the file name '"
              + fileName
              + "' must end in "
              + String.join(", ", FILE_NAME_ENDS));
    }
  }
}
