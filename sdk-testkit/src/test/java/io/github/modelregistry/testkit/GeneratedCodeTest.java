package io.github.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedCodeTest {
  @TempDir Path folder;

  @Test
  void aFileOfTheStockRuntimeIsFoundByItsName() throws IOException {
    Path json = write("JSON.java", "class JSON {}");
    Path auth = write("auth/HttpBearerAuth.java", "class HttpBearerAuth {}");
    write("api/ModelsApi.java", "class ModelsApi {}");

    assertThat(GeneratedCode.stockFiles(folder)).containsOnlyKeys(json, auth);
  }

  @Test
  void aStockFileWithTheNameOfOneOfOursIsFoundByItsText() throws IOException {
    Path stock = write("api/ApiClient.java", "import okhttp3.OkHttpClient;");
    write("own/ApiClient.java", "public abstract class ApiClient {}");

    assertThat(GeneratedCode.stockFiles(folder)).containsOnlyKeys(stock);
  }

  @Test
  void aModelOfTheStockTemplateIsFoundByItsText() throws IOException {
    Path stock = write("model/Row.java", "public static final String SERIALIZED_NAME_ID = \"id\";");
    write("model/Own.java", "final class Own {}");

    assertThat(GeneratedCode.stockFiles(folder)).containsOnlyKeys(stock);
  }

  @Test
  void aPartialThatIsUsedButNotThereIsNamed() throws IOException {
    write("api.mustache", "{{>licence}}{{> javadoc }}");
    write("model.mustache", "{{#models}}{{>pojo}}{{/models}}");
    write("ApiClient.mustache", "abstract class ApiClient {}");
    write("pojo.mustache", "final class {{classname}} {}");

    assertThat(GeneratedCode.missingTemplates(folder)).containsExactly("javadoc", "licence");
  }

  @Test
  void theTemplatesThatTheGeneratorAsksForAreAlwaysNeeded() {
    assertThat(GeneratedCode.missingTemplates(folder)).containsExactly("ApiClient", "api", "model");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
