package io.github.modelregistry.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.modelregistry.registry.ModelRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The first byte is the vendor, the second the status, the others are the body. */
class ErrorFormatFuzzTest {

  private static final ScriptedOkHttp SERVER = new ScriptedOkHttp(Map.of());

  private static final List<ModelRegistry> REGISTRIES =
      List.of(
          Registries.marqtune(SERVER),
          Registries.pieces(SERVER),
          Registries.sensei(SERVER),
          Registries.trueFoundry(SERVER),
          Registries.wallaroo(SERVER));

  private static final List<Integer> STATUSES =
      List.of(400, 401, 403, 404, 409, 410, 412, 422, 429, 500, 502, 503, 504, 507, 302, 204);

  static Stream<Arguments> seeds() {
    return Stream.of(
            "00{\"message\":\"no\"}",
            "03{\"statusCode\":404,\"body\":\"{}\"}",
            "15sign in",
            "20{\"error_code\":\"403010\",\"message\":\"Oauth token is missing\"}",
            "27line\n{\"title\":\"t\",\"detail\":\"d\",\"additionalDetails\":{\"a\":1}}",
            "21{\"error\":\"invalid\",\"error_description\":\"s3cr3t-t0ken\"}",
            "37{\"statusCode\":422,\"message\":\"m\",\"details\":[{\"loc\":[\"a\"]}]}",
            "38<html>busy</html>",
            "40{\"msg\":\"m\",\"code\":400}",
            "49{\"code\":1,\"status\":\"error\",\"error\":\"e\",\"source\":\"engine\"}")
        .map(text -> Seeds.bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("seeds")
  @DictionaryEntries({
    "s3cr3t-t0ken",
    "\\u0073",
    "\"message\"",
    "\"code\"",
    "\"detail\"",
    "\"body\""
  })
  @FuzzTest
  void anyErrorIsAnExceptionWithoutTheSecret(byte[] input) {
    if (input.length > 1) {
      SERVER.respond(
          STATUSES.get((input[1] & 0xFF) % STATUSES.size()),
          Arrays.copyOfRange(input, 2, input.length));
      Registries.list(REGISTRIES.get((input[0] & 0xFF) % REGISTRIES.size()));
    }
  }
}
