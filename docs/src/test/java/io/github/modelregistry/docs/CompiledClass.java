package io.github.modelregistry.docs;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a class file names and says.
 *
 * @param simpleName its name without package and enclosing classes
 * @param members the names of the fields and methods that it declares
 * @param texts all texts of its constant pool, string constants among them
 */
record CompiledClass(String simpleName, Set<String> members, Set<String> texts) {

  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  /** Reads a class file, as chapter 4 of the specification of the JVM describes it. */
  static CompiledClass read(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        DataInputStream in = new DataInputStream(bytes)) {
      in.skipNBytes(8); // magic number and version
      Map<Integer, String> texts = constants(in);
      in.skipNBytes(6); // access flags, this class, super class
      in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
      Set<String> members = new HashSet<>();
      readMembers(in, texts, members); // fields
      readMembers(in, texts, members); // methods
      String name = file.getFileName().toString().replace(".class", "");
      return new CompiledClass(
          name.substring(name.lastIndexOf('$') + 1), members, Set.copyOf(texts.values()));
    }
  }

  private static Map<Integer, String> constants(DataInputStream in) throws IOException {
    Map<Integer, String> texts = new HashMap<>();
    int count = in.readUnsignedShort();
    for (int index = 1; index < count; index++) {
      int tag = in.readUnsignedByte();
      if (tag == UTF8) {
        texts.put(index, in.readUTF());
      } else {
        in.skipNBytes(length(tag));
        index += tag == LONG || tag == DOUBLE ? 1 : 0; // they take two places
      }
    }
    return texts;
  }

  private static int length(int tag) {
    return switch (tag) {
      case 7, 8, 16, 19, 20 -> 2; // class, string, method type, module, package
      case 15 -> 3; // method handle
      case LONG, DOUBLE -> 8;
      default -> 4;
    };
  }

  private static void readMembers(DataInputStream in, Map<Integer, String> texts, Set<String> names)
      throws IOException {
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      in.skipNBytes(2); // access flags
      names.add(texts.get(in.readUnsignedShort()));
      in.skipNBytes(2); // descriptor
      for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
        in.skipNBytes(2);
        in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
      }
    }
  }
}
