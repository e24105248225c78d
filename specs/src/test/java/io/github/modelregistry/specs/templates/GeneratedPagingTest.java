package io.github.modelregistry.specs.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PagedIterable;
import io.github.modelregistry.synthetic.api.OddsApi;
import io.github.modelregistry.synthetic.api.OddsApi.ListPlacesRequest;
import io.github.modelregistry.synthetic.model.City;
import io.github.modelregistry.synthetic.model.Mark;
import io.github.modelregistry.synthetic.model.MarkList;
import io.github.modelregistry.synthetic.model.MarkPage;
import io.github.modelregistry.synthetic.model.PageInfo;
import io.github.modelregistry.synthetic.model.PlaceList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists that are requested page by page while they are iterated. */
class GeneratedPagingTest {

  private final RecordingTransport transport = new RecordingTransport(null);
  private final OddsApi odds = new OddsApi(transport);

  @Test
  void nothingIsRequestedBeforeTheFirstItemIs() {
    transport.enqueue(places(3L, "a", "b"), places(3L, "c"));
    Iterator<City> places = odds.listPlacesPaged(request -> request.pageSize(2)).iterator();
    assertThat(transport.targets()).isEmpty();

    assertThat(places.next().name()).isEqualTo("a");
    assertThat(places.next().name()).isEqualTo("b");
    assertThat(transport.targets()).hasSize(1);

    assertThat(places.next().name()).isEqualTo("c");
    assertThat(places.hasNext()).isFalse();
    assertThat(transport.targets())
        .containsExactly(
            "/odds/places?skip_count=0&page_size=2", "/odds/places?skip_count=2&page_size=2");
  }

  @Test
  void withoutATotalAnEmptyPageEndsTheList() {
    transport.enqueue(places(null, "a"), places(null));

    assertThat(odds.listPlacesPaged().stream().map(City::name)).containsExactly("a");
    assertThat(transport.targets())
        .containsExactly("/odds/places?skip_count=0", "/odds/places?skip_count=1");
  }

  @Test
  void anOffsetInTheRequestIsWhereTheListBegins() {
    transport.enqueue(places(12L, "k", "l"), places(12L));

    ListPlacesRequest request = ListPlacesRequest.builder().skipCount(10L).build();
    assertThat(odds.listPlacesPaged(request)).hasSize(2);

    assertThat(transport.targets())
        .containsExactly("/odds/places?skip_count=10", "/odds/places?skip_count=12");
  }

  @Test
  void aTokenOfThePageBeforeAsksForTheNext() {
    transport.enqueue(marks("t 1", 1, 2), marks("", 3));

    assertThat(odds.listMarksPaged("p").stream().map(Mark::value)).containsExactly(1, 2, 3);
    assertThat(transport.targets())
        .containsExactly("/odds/marks/p", "/odds/marks/p?page_token=t%201");
  }

  @Test
  void aListContinuesAtTheCursorOfAPage() {
    transport.enqueue(marks("t", 1), marks(null, 2));
    PagedIterable<Mark> marks = odds.listMarksPaged("p");
    Page<Mark> first = marks.pages().iterator().next();

    assertThat(marks.startingAt(first.nextCursor())).extracting(Mark::value).containsExactly(2);
    assertThat(transport.targets()).containsExactly("/odds/marks/p", "/odds/marks/p?page_token=t");
  }

  @Test
  void aServerThatIgnoresTheOffsetEndsTheList() {
    transport.enqueue(places(null, "a", "b"), places(null, "a", "b"));

    assertThat(odds.listPlacesPaged()).hasSize(2);
  }

  @Test
  void aPageThatFailedIsRequestedAgain() {
    RuntimeException lost = new TransportException("listMarks", "reset", 1, true, null);
    transport.enqueue(marks("t", 1), lost, marks(null, 2));
    Iterator<Mark> marks = odds.listMarksPaged("p").iterator();
    marks.next();

    assertThatThrownBy(marks::hasNext).isSameAs(lost);
    assertThat(marks.next().value()).isEqualTo(2);
    assertThat(marks.hasNext()).isFalse();
  }

  private static PlaceList places(@Nullable Long total, String... names) {
    return PlaceList.builder()
        .data(Arrays.stream(names).map(name -> City.builder().name(name).build()).toList())
        .pageInfo(total == null ? null : PageInfo.builder().totalCount(total).build())
        .build();
  }

  private static MarkPage marks(@Nullable String next, int... values) {
    List<Mark> marks =
        Arrays.stream(values).mapToObj(value -> Mark.builder().value(value).build()).toList();
    return MarkPage.builder()
        .embedded(MarkList.builder().marks(marks).build())
        .page(PageInfo.builder().nextToken(next).build())
        .build();
  }
}
