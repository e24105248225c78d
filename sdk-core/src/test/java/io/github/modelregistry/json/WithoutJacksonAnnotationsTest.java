package io.github.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.registry.RegisteredModel;
import java.io.File;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user who has none of the JSON libraries notices nothing of their annotations. */
class WithoutJacksonAnnotationsTest {

  private static final String USER =
      """
      import io.github.modelregistry.json.JsonModel;
      import io.github.modelregistry.json.JsonValue;
      import io.github.modelregistry.json.OpenEnum;
      import io.github.modelregistry.json.Timestamp;
      import io.github.modelregistry.registry.ModelRef;
      import io.github.modelregistry.registry.ModelStatus;
      import io.github.modelregistry.registry.RegisteredModel;

      final class User implements JsonModel {
        final JsonModel model =
            RegisteredModel.builder()
                .ref(ModelRef.of("eu", "1"))
                .vendor("v")
                .name("n")
                .status(ModelStatus.READY)
                .build();
        final JsonValue json = model.toJsonValue();
        final Timestamp time = Timestamp.of("t");
        OpenEnum word;

        @Override
        public String toJson() {
          return json.toString();
        }
      }
      """;

  @Test
  void aBuildWithAllWarningsAsErrorsPasses(@TempDir Path target) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();

    boolean compiled =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of(
                    "-Xlint:all", "-Werror", "-proc:none", "-d", target.toString(), "-cp", path()),
                null,
                List.of(source()))
            .call();

    assertThat(compiled).as(messages.toString()).isTrue();
  }

  @Test
  void theClassesLoadAndHaveNoAnnotations() throws Exception {
    List<URL> path = List.of(location(JsonModel.class), location(Nullable.class));
    try (URLClassLoader alone =
        new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> model = Class.forName(RegisteredModel.class.getName(), true, alone);

      assertThat(model.getMethod("toJson").getAnnotations()).isEmpty();
      Class<?> values = Class.forName(JsonModel.class.getName(), true, alone);
      assertThat(values).isAssignableFrom(model);
      assertThat(values.getMethod("toJson").getAnnotations()).isEmpty();
    }
    assertThat(JsonModel.class.getMethod("toJson").getAnnotations()).hasSize(2);
  }

  private static String path() throws URISyntaxException {
    return Path.of(location(JsonModel.class).toURI())
        + File.pathSeparator
        + Path.of(location(Nullable.class).toURI());
  }

  private static URL location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private static JavaFileObject source() {
    return new SimpleJavaFileObject(URI.create("string:///User.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return USER;
      }
    };
  }
}
