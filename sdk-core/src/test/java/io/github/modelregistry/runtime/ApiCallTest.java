package io.github.modelregistry.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.Timestamp;
import io.github.modelregistry.retry.RetrySafety;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiCallTest {

  private static final Operation<String> LIST =
      Operation.<String>builder("listModels", HttpMethod.GET, "/models")
          .response(ResponseFormat.text())
          .build();

  @Test
  void aSpaceIsPercent20AndAPlusIsPercent2B() {
    assertThat(call().query("name", "a b+c&d=e%/?#ä").build().query())
        .isEqualTo("name=a%20b%2Bc%26d%3De%25%2F%3F%23%C3%A4");
  }

  @Test
  void namesAreEncodedToo() {
    assertThat(call().query("filter[a b]", "x").build().query()).isEqualTo("filter%5Ba%20b%5D=x");
  }

  @Test
  void controlCharactersInAQueryAreEncoded() {
    assertThat(call().query("q", "a\r\nb\u0000").build().query()).isEqualTo("q=a%0D%0Ab%00");
  }

  @Test
  void halfACharacterIsRefusedNamingTheParameter() {
    assertThatThrownBy(() -> call().query("q", "\ud800"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("'q'");
  }

  @Test
  void nullsAreLeftOutAndTheOrderStays() {
    ApiCall<String> call =
        call()
            .query("b", 2)
            .query("none", (String) null)
            .query("a", 1L)
            .query("c", true)
            .query("d", new BigDecimal("1E+3"))
            .query("e", Timestamp.of("2024-01-02T03:04:05+00:00"))
            .build();
    assertThat(call.target())
        .isEqualTo("/models?b=2&a=1&c=true&d=1000&e=2024-01-02T03%3A04%3A05%2B00%3A00");
  }

  @Test
  void listsAreRepeatedOrJoined() {
    ApiCall<String> call =
        call()
            .queryRepeated("id", List.of("a,b", "c"))
            .queryJoined("tag", Arrays.asList("x,y", null, "z"))
            .queryRepeated("none", null)
            .build();
    assertThat(call.query()).isEqualTo("id=a%2Cb&id=c&tag=x%2Cy,z");
  }

  @Test
  void aCallMayBeStricterThanItsOperation() {
    assertThat(call().retry("unsent-only").build().retry()).isEqualTo(RetrySafety.UNSENT_ONLY);
  }

  @Test
  void aCallMayNotBeMoreGenerousThanItsOperation() {
    Operation<String> strict =
        Operation.<String>builder("train", HttpMethod.POST, "/train")
            .retry("unsent-or-429")
            .response(ResponseFormat.text())
            .build();
    assertThatThrownBy(() -> ApiCall.builder(strict).retry("safe"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("train");
  }

  @Test
  void theMethodDecidesAboutRetryUnlessTheSpecDoes() {
    assertThat(LIST.retry()).isEqualTo(RetrySafety.SAFE);
    assertThat(HttpMethod.POST.usualSafety()).isEqualTo(RetrySafety.THROTTLED);
    assertThat(HttpMethod.PUT.usualSafety()).isEqualTo(RetrySafety.SAFE);
  }

  @Test
  void aHeaderThatCannotBeSentIsRefusedWithoutShowingItsValue() {
    assertThatThrownBy(() -> call().header("X-Key", "geheim\n"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("X-Key")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void theTextOfACallShowsNoValues() {
    assertThat(call().query("q", "value").build().toString()).doesNotContain("value");
  }

  private static ApiCall.Builder<String> call() {
    return ApiCall.builder(LIST);
  }
}
