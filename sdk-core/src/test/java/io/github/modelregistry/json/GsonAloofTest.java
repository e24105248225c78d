package io.github.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.modelregistry.json.example.Sample;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Of Gson, only the reader and writer of tokens are used: nothing that looks into classes. */
class GsonAloofTest {

  private static final String JSON =
      "{\"id\":\"a\",\"status\":\"ready\",\"score\":1.10,\"framework\":{\"type\":\"onnx\"},\"u\":[1]}";

  /** What runs among the isolated classes. */
  public static final class RoundTrip implements Callable<String> {
    @Override
    public String call() {
      return JsonDocuments.read(JSON, Sample.codec()).toJson();
    }
  }

  @Test
  void aModelIsReadAndWrittenWhereGsonCannotReflect() throws Exception {
    try (StreamsOnly classes = new StreamsOnly()) {
      Class<?> type = classes.loadClass(RoundTrip.class.getName());
      Object json = ((Callable<?>) type.getConstructor().newInstance()).call();

      assertThat(type).isNotSameAs(RoundTrip.class);
      assertThat(JsonValue.parse((String) json)).isEqualTo(JsonValue.parse(JSON));
      assertThat(classes.refused).isEmpty();
    }
  }

  @Test
  void theIsolationHolds() throws IOException {
    try (StreamsOnly classes = new StreamsOnly()) {
      assertThatExceptionOfType(ClassNotFoundException.class)
          .isThrownBy(() -> classes.loadClass("com.google.gson.Gson"));
      assertThat(classes.refused).containsExactly("com.google.gson.Gson");
    }
  }

  /** Loads this class path anew, less everything of Gson but its token streams. */
  private static final class StreamsOnly extends URLClassLoader {
    private final List<String> refused = new ArrayList<>();

    StreamsOnly() {
      super(classPath(), ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      boolean ofGson = name.startsWith("com.google.gson.");
      boolean harmless =
          name.startsWith("com.google.gson.stream.")
              || name.matches("com\\.google\\.gson\\.(Strictness|FormattingStyle)")
              || name.matches("com\\.google\\.gson\\.internal\\.[A-Z]\\w*");
      if (ofGson && !harmless) {
        refused.add(name);
        throw new ClassNotFoundException(name + " is not needed");
      }
      return super.findClass(name);
    }

    private static URL[] classPath() {
      return List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
          .stream()
          .map(StreamsOnly::url)
          .toArray(URL[]::new);
    }

    private static URL url(String entry) {
      try {
        return Path.of(entry).toUri().toURL();
      } catch (IOException e) {
        throw new AssertionError(entry, e);
      }
    }
  }
}
