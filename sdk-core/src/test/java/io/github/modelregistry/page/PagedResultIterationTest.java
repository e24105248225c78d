package io.github.modelregistry.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where an iteration ends, what it leaves out, and where a token continues it. */
class PagedResultIterationTest {

  private final List<String> asked = new ArrayList<>();
  private final Map<String, Page<String>> pages = new HashMap<>();

  private Page<String> fetch(@Nullable String cursor) {
    asked.add(String.valueOf(cursor));
    Page<String> page = pages.get(String.valueOf(cursor));
    if (page == null) {
      throw new IllegalStateException("no page " + cursor);
    }
    return page;
  }

  private void page(@Nullable String cursor, @Nullable String next, String... items) {
    pages.put(String.valueOf(cursor), Page.of(List.of(items), next));
  }

  private PagedResult.Builder<String> describe() {
    return PagedResult.builder(this::fetch, (String item) -> item);
  }

  private static List<String> all(PagedResult<String> list) {
    List<String> items = new ArrayList<>();
    list.forEach(items::add);
    return items;
  }

  @Test
  void aPageIsFetchedOnlyWhenTheOneBeforeIsUsedUp() {
    page(null, "2", "a", "b");
    page("2", null, "c");
    Iterator<String> walk = describe().build().iterator();

    assertThat(asked).isEmpty();
    walk.next();
    walk.next();
    assertThat(asked).containsExactly("null");
    walk.next();
    assertThat(asked).containsExactly("null", "2");
    assertThat(walk.hasNext()).isFalse();
    assertThatThrownBy(walk::next).isInstanceOf(NoSuchElementException.class);
    assertThat(asked).hasSize(2);
  }

  @Test
  void aPageThatRepeatsEndsTheWalk() {
    page(null, "2", "a", "b");
    page("2", "3", "b", "a");

    assertThat(all(describe().build())).containsExactly("a", "b");
    assertThat(asked).containsExactly("null", "2");
  }

  @Test
  void aCursorThatIsItsOwnSuccessorEndsTheWalk() {
    page(null, "2", "a");
    page("2", "2", "b");

    assertThat(all(describe().build())).containsExactly("a", "b");
    assertThat(asked).containsExactly("null", "2");
  }

  /** Whole lists end to end, where a repeat says nothing about what follows. */
  private static final class Lists implements PagedIterable<String> {
    private final List<List<String>> lists;

    Lists(List<List<String>> lists) {
      this.lists = lists;
    }

    @Override
    public Page<String> fetch(@Nullable String cursor) {
      int at = cursor == null ? 0 : Integer.parseInt(cursor);
      return Page.of(lists.get(at), at + 1 < lists.size() ? "" + (at + 1) : null);
    }

    @Override
    public boolean detectsRepeats() {
      return false;
    }
  }

  @Test
  void listsEndToEndAreWalkedPastRepeats() {
    Lists lists = new Lists(List.of(List.of("a", "b"), List.of("b"), List.of("c")));

    assertThat(all(PagedResult.builder(lists, (String item) -> item).build()))
        .containsExactly("a", "b", "c");
  }

  @Test
  void listsEndToEndAreWalkedPastAnyNumberOfEmptyOnes() {
    List<List<String>> many = new ArrayList<>(Collections.nCopies(3_000, List.of()));
    many.add(List.of("a"));

    assertThat(all(PagedResult.builder(new Lists(many), (String item) -> item).build()))
        .containsExactly("a");
  }

  @Test
  void anItemThatSlipsOntoTheNextPagesComesOnce() {
    page(null, "2", "a", "b");
    page("2", "3", "b", "c");
    page("3", null, "b", "d", "d");

    assertThat(all(describe().build())).containsExactly("a", "b", "c", "d");
  }

  @Test
  void onlyTwoPagesAreRemembered() {
    page(null, "2", "a");
    page("2", "3", "b");
    page("3", "4", "c");
    page("4", null, "a");

    assertThat(all(describe().build())).containsExactly("a", "b", "c", "a");
  }

  @Test
  void anEmptyPageWithAPromiseIsPassedOver() {
    page(null, "2", "a");
    page("2", "3");
    page("3", null, "b");

    assertThat(all(describe().build())).containsExactly("a", "b");
  }

  @Test
  void endlessEmptyPagesAreAnError() {
    int[] count = {0};
    PagedResult<String> walk =
        PagedResult.builder(
                (@Nullable String cursor) -> Page.<String>of(List.of(), "c" + count[0]++),
                (String item) -> item)
            .build();

    assertThatThrownBy(walk.iterator()::hasNext).isInstanceOf(DecodingException.class);
    assertThat(count[0]).isBetween(1_000, 1_002);
  }

  @Test
  void aFetchThatFailedIsRepeatedByTheNextCall() {
    page(null, "2", "a");
    Iterator<String> walk = describe().build().iterator();
    walk.next();

    assertThatThrownBy(walk::hasNext).isInstanceOf(IllegalStateException.class);
    page("2", null, "b");

    assertThat(walk.next()).isEqualTo("b");
    assertThat(walk.hasNext()).isFalse();
    assertThat(asked).containsExactly("null", "2", "2");
  }

  @Test
  void unwantedItemsAreLeftOut() {
    page(null, "2", "a1", "b1");
    page("2", "3", "b2");
    page("3", null, "a2");

    assertThat(all(describe().keeping(item -> item.startsWith("a")).build()))
        .containsExactly("a1", "a2");
  }

  @Test
  void aPageWithNothingWantedIsAStepOfItsOwn() {
    page(null, "2", "b");
    page("2", null, "a");
    PagedResult<String> walk = describe().keeping(item -> item.startsWith("a")).build();

    FetchedPage<String> first = walk.nextPage();

    assertThat(first.items()).isEmpty();
    assertThat(first.isLast()).isFalse();
    assertThat(walk.nextPage().items()).containsExactly("a");
    assertThatThrownBy(walk::nextPage).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void fromAnyPlaceTheTokenGivesTheRest() {
    page(null, "2", "a", "b", "x");
    page("2", "3", "c", "y");
    page("3", null, "d", "e");
    List<String> all = List.of("a", "b", "c", "d", "e");

    for (int given = 0; given <= all.size(); given++) {
      PagedResult<String> walk = describe().keeping(item -> item.compareTo("x") < 0).build();
      Iterator<String> items = walk.iterator();
      for (int i = 0; i < given; i++) {
        items.next();
      }
      Iterator<String> later =
          describe()
              .keeping(item -> item.compareTo("x") < 0)
              .resumeFrom(walk.resumeToken())
              .build()
              .iterator();
      assertThat(later)
          .as("after %d", given)
          .toIterable()
          .containsExactlyElementsOf(all.subList(given, all.size()));
      assertThat(later.hasNext()).isFalse();
    }
  }

  @Test
  void resumingLosesNothingWhereAnIdComesTwiceOnAPage() {
    page(null, null, "a", "b", "a", "c");
    PagedResult<String> walk = describe().build();
    walk.iterator().next();

    assertThat(all(describe().resumeFrom(walk.resumeToken()).build())).containsExactly("b", "c");
  }

  @Test
  void theTokenOfAFinishedWalkAsksForNothing() {
    page(null, null, "a");
    PagedResult<String> walk = describe().build();
    all(walk);
    asked.clear();

    assertThat(all(describe().resumeFrom(walk.resumeToken()).build())).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void whenTheLastItemIsGoneItsPageComesAgainRatherThanLosingAny() {
    page(null, null, "a", "b", "c");
    PagedResult<String> walk = describe().build();
    Iterator<String> items = walk.iterator();
    items.next();
    items.next();
    page(null, null, "a", "c");

    assertThat(all(describe().resumeFrom(walk.resumeToken()).build())).containsExactly("a", "c");
  }

  @Test
  void aTokenOfAnotherScopeIsRefused() {
    String token = describe().scope("eu?name=a*").build().resumeToken();

    assertThatThrownBy(() -> describe().scope("us?name=a*").resumeFrom(token).build())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("another list");
  }

  @Test
  void aTokenOfAnotherKindIsRefused() {
    String token = ResumeToken.encode(List.of("federation", "", "a", "b"));

    assertThatThrownBy(() -> describe().resumeFrom(token).build())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("another kind");
  }

  @Test
  void aMillionItemsTakeTheSamePageAtATime() {
    PagedIterable<Integer> endless =
        cursor -> {
          int from = cursor == null ? 0 : Integer.parseInt(cursor);
          List<Integer> items = List.of(from, from + 1, from + 2, from + 3);
          return from + 4 >= 1_000_000 ? Page.last(items) : Page.of(items, "" + (from + 4));
        };
    long count = 0;
    for (Integer item : PagedResult.builder(endless, (Integer i) -> "" + i).build()) {
      assertThat((long) item).isEqualTo(count++);
    }
    assertThat(count).isEqualTo(1_000_000);
  }
}
