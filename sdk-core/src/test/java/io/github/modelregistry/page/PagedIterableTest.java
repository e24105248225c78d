package io.github.modelregistry.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.DecodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagedIterableTest {

  private final List<@Nullable String> cursors = new ArrayList<>();

  @Test
  void itemsComeInTheOrderOfThePages() {
    PagedIterable<String> list = pages(Page.of(List.of("a", "b"), "1"), Page.last(List.of("c")));

    assertThat(list).containsExactly("a", "b", "c");
    assertThat(list.stream()).containsExactly("a", "b", "c");
    assertThat(cursors).containsExactly(null, "1", null, "1");
  }

  @Test
  void aPageIsFetchedWhenItsFirstItemIsAskedFor() {
    Iterator<String> items =
        pages(Page.of(List.of("a", "b"), "1"), Page.last(List.of("c"))).iterator();
    assertThat(cursors).isEmpty();
    items.next();
    items.next();
    assertThat(cursors).hasSize(1);
    assertThat(items.hasNext()).isTrue();
    assertThat(cursors).hasSize(2);
  }

  @Test
  void emptyPagesInBetweenAreSkipped() {
    assertThat(pages(Page.of(List.of(), "1"), Page.of(List.of("a"), "2"), Page.last(List.of())))
        .containsExactly("a");
  }

  @Test
  void afterTheEndThereIsNothing() {
    Iterator<String> items = pages(Page.last(List.of("a"))).iterator();
    items.next();

    assertThat(items.hasNext()).isFalse();
    assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
    assertThat(cursors).hasSize(1);
  }

  @Test
  void aPageThatNamesItselfAsTheNextIsTheLast() {
    PagedIterable<String> list = cursor -> Page.of(List.of(String.valueOf(cursor)), "1");

    assertThat(list).containsExactly("null", "1");
  }

  @Test
  void twoPagesThatFollowEachOtherForEverEndTheList() {
    PagedIterable<String> list =
        cursor -> "1".equals(cursor) ? Page.of(List.of("b"), "2") : Page.of(List.of("a"), "1");

    assertThat(list).containsExactly("a", "b");
  }

  @Test
  void emptyPagesForEverAreAnError() {
    int[] fetched = {0};
    PagedIterable<String> list = cursor -> Page.of(List.of(), "" + fetched[0]++);

    assertThatThrownBy(() -> list.iterator().hasNext()).isInstanceOf(DecodingException.class);
    assertThat(fetched[0]).isEqualTo(1_001);
  }

  @Test
  void equalPagesAreNoRepetitionWhereTheSourceSaysSo() {
    PagedIterable<String> source =
        new PagedIterable<>() {
          @Override
          public Page<String> fetch(@Nullable String cursor) {
            return cursor == null ? Page.of(List.of("a"), "1") : Page.last(List.of("a"));
          }

          @Override
          public boolean detectsRepeats() {
            return false;
          }
        };

    assertThat(source).containsExactly("a", "a");
    assertThat(source.map(String::toUpperCase)).containsExactly("A", "A");
  }

  @Test
  void pagesHaveTheCursorAtWhichAnotherIterationContinues() {
    PagedIterable<String> list = pages(Page.of(List.of("a"), "1"), Page.last(List.of("b")));
    Page<String> first = list.pages().iterator().next();

    assertThat(list.startingAt(first.nextCursor())).containsExactly("b");
    assertThat(cursors).containsExactly(null, "1");
  }

  /** Returns pages of which each but the first has its index as its cursor. */
  @SafeVarargs
  private PagedIterable<String> pages(Page<String>... pages) {
    return cursor -> {
      cursors.add(cursor);
      return pages[cursor == null ? 0 : Integer.parseInt(cursor)];
    };
  }
}
