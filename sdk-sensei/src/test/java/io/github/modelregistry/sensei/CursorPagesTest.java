package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.page.PagedResult;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorPagesTest {

  @Test
  void theCursorOfThePageBeforeIsSentAsItCame() {
    CursorServer server = CursorServer.holding(5).tellingNext();

    assertThat(server.all(2)).isEqualTo(server.items);
    assertThat(server.asked).containsExactly("null", "after m1", "after m3");
  }

  @Test
  void aLinkIsAskedForItsValueAndComesBeforeTheText() {
    CursorServer server = CursorServer.holding(5).tellingNext().linkingTo("https://elsewhere:443");
    server.next = "never sent";

    assertThat(server.all(2)).isEqualTo(server.items);
    assertThat(server.asked).containsExactly("null", "after m1", "after m3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://h/models?start=abc&limit=2 | abc",
        "/models?limit=2&start=a%2Fb%3D%3D | a/b==",
        "?start=a+b#start=c | a b",
        "?restart=1&start=%C3%A4 | ä",
        "?st%61rt=1 | 1",
        "?start=1&start=2 | 1",
        "?start= | text",
        "?start=%20 | text",
        "?start=%zz | text",
        "?Start=1 | text",
        "#?start=1 | text",
        "https://h/start=1 | text",
        "https://h/models{?start,limit} | text",
        "{?start} | text",
        "'' | text"
      })
  void whatALinkDoesNotTellTheTextDoes(String link, String start) {
    List<@Nullable String> asked = new ArrayList<>();
    CursorPages<String> pages =
        CursorPages.of(
            2,
            (from, limit) -> {
              asked.add(from);
              return asked.size() == 1
                  ? new CursorPages.CursorPage<>(List.of("a"), link, "text", null)
                  : new CursorPages.CursorPage<>(List.of(), null, null, null);
            });

    walk(pages);

    assertThat(asked).containsExactly(null, start);
  }

  @Test
  void anElementThatIsNoItemFillsAPageLikeAnyOther() {
    List<@Nullable String> asked = new ArrayList<>();
    CursorPages<String> pages =
        CursorPages.of(
            2,
            (from, limit) -> {
              asked.add(from);
              return asked.size() == 1
                  ? new CursorPages.CursorPage<>(List.of("a"), null, "text", null, 1)
                  : new CursorPages.CursorPage<>(List.of(), null, "more", null, 0);
            });

    walk(pages);

    assertThat(asked).containsExactly(null, "text");
  }

  /** Where link and text are the same letters, the text says which of them are meant. */
  @ParameterizedTest
  @ValueSource(strings = {"a+b=", "a%2Bb", "100%", "ä+ö", "a b"})
  void aLinkThatWasPutTogetherWithoutEncodingDoesNotSpoilTheCursor(String cursor) {
    List<@Nullable String> asked = new ArrayList<>();
    CursorPages<String> pages =
        CursorPages.of(
            2,
            (from, limit) -> {
              asked.add(from);
              String link = "https://h/models?limit=2&start=" + cursor;
              return asked.size() == 1
                  ? new CursorPages.CursorPage<>(List.of("a"), link, cursor, null)
                  : new CursorPages.CursorPage<>(List.of(), null, null, null);
            });

    walk(pages);

    assertThat(asked).containsExactly(null, cursor);
  }

  @Test
  void afterACursorAPageWithoutOneIsTheLastEvenIfItIsFull() {
    CursorServer server = CursorServer.holding(4).tellingNext();
    server.total = 9L;

    assertThat(server.all(2)).isEqualTo(server.items);
    assertThat(server.asked).containsExactly("null", "after m1");
  }

  @Test
  void aShortPageWithACursorIsNotTheEnd() {
    CursorServer server = CursorServer.holding(3).tellingNext();
    server.cap = 1;

    assertThat(server.all(100)).isEqualTo(server.items);
    assertThat(server.asked).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent", "blank"})
  void withoutACursorThePagesAreCounted(String kind) {
    CursorServer server = CursorServer.holding(5);
    server.next = kind.equals("blank") ? "" : null;

    assertThat(server.all(2)).isEqualTo(server.items);
    assertThat(server.asked).containsExactly("null", "2", "4");
  }

  @Test
  void aShortListTakesOneRequest() {
    CursorServer server = CursorServer.holding(3);

    assertThat(server.all(100)).isEqualTo(server.items);
    assertThat(server.asked).containsExactly("null");
  }

  @Test
  void aFullLastPageIsConfirmedByAnEmptyOne() {
    CursorServer server = CursorServer.holding(4);

    assertThat(server.all(2)).isEqualTo(server.items);
    assertThat(server.asked).containsExactly("null", "2", "4");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 25, 40})
  void aServerThatCapsItsPagesLosesNothing(int cap) {
    CursorServer server = CursorServer.holding(95);
    server.cap = cap;

    assertThat(server.all(100)).isEqualTo(server.items);
  }

  @Test
  void aTotalPromisesMoreThanAShortPage() {
    CursorServer server = CursorServer.holding(5);
    server.cap = 2;
    server.total = 5L;

    assertThat(server.all(100)).isEqualTo(server.items);
    assertThat(server.asked).containsExactly("null", "2", "4");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 3, 1_000_000})
  void aTotalThatLiesLosesNothing(long lie) {
    CursorServer server = CursorServer.holding(5);
    server.total = lie;

    assertThat(server.all(2)).isEqualTo(server.items);
    assertThat(server.asked.size()).isBetween(3, 4);
  }

  @Test
  void aServerThatBeginsToGiveCursorsIsFollowed() {
    List<String> asked = new ArrayList<>();
    CursorPages<String> pages =
        CursorPages.of(
            1,
            (start, limit) -> {
              asked.add(String.valueOf(start));
              return new CursorPages.CursorPage<>(
                  asked.size() > 2 ? List.of() : List.of("m" + asked.size()),
                  null,
                  asked.size() == 2 ? "cursor" : null,
                  null);
            });

    assertThat(walk(pages)).containsExactly("m1", "m2");
    assertThat(asked).containsExactly("null", "1", "cursor");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aServerThatIgnoresTheBeginningEndsAfterTheRepeat(boolean givesCursors) {
    List<String> asked = new ArrayList<>();
    CursorPages<String> pages =
        CursorPages.of(
            2,
            (start, limit) -> {
              asked.add(String.valueOf(start));
              String next = givesCursors ? "c" + asked.size() : null;
              return new CursorPages.CursorPage<>(List.of("a", "b"), null, next, 5L);
            });

    if (givesCursors) {
      assertThat(walk(pages)).containsExactly("a", "b");
    } else {
      assertThatThrownBy(() -> walk(pages))
          .isInstanceOf(DecodingException.class)
          .hasMessageContaining(
              "only 2 different ids were received although the server states that the list");
    }
    assertThat(asked).containsExactly("null", givesCursors ? "c1" : "2");
  }

  @Test
  void aCursorThatLeadsToItselfIsTheEnd() {
    List<String> asked = new ArrayList<>();
    CursorPages<String> pages =
        CursorPages.of(
            1,
            (start, limit) -> {
              asked.add(String.valueOf(start));
              return new CursorPages.CursorPage<>(List.of("m" + asked.size()), null, "same", null);
            });

    assertThat(walk(pages)).containsExactly("m1", "m2");
    assertThat(asked).containsExactly("null", "same");
  }

  @Test
  void anEmptyPageIsTheEndWhateverItPromises() {
    CursorPages<String> pages =
        CursorPages.of(
            2, (start, limit) -> new CursorPages.CursorPage<>(List.of(), "?start=1", "2", 7L));

    assertThat(pages.fetch(null).nextCursor()).isNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWalkIsResumedWhereItWasLeft(boolean givesCursors) {
    CursorServer server = CursorServer.holding(5);
    if (givesCursors) {
      server.tellingNext();
    }
    PagedResult<String> first = server.walk(2, null);
    Iterator<String> models = first.iterator();
    List<String> items = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      items.add(models.next());
    }

    server.walk(2, first.resumeToken()).forEach(items::add);

    assertThat(items).isEqualTo(server.items);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "=", "x", "0/1", "-1/1", "1", "1/2/3", "1/0", "99999999999999999999/1"})
  void aForeignCursorIsRefused(String cursor) {
    CursorServer server = CursorServer.holding(1);

    assertThatThrownBy(() -> CursorPages.of(1, server).fetch(cursor))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("start from the first page");
    assertThat(server.asked).isEmpty();
  }

  private static List<String> walk(CursorPages<String> pages) {
    List<String> items = new ArrayList<>();
    PagedResult.builder(pages, (String item) -> item).build().forEach(items::add);
    return items;
  }
}
