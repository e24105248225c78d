package io.github.modelregistry.registry.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PagedIterable;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.Models;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.RegistryFailure;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Federated walks on real threads; nothing here waits for time to pass. */
@Timeout(60)
class FederatedModelsTest {

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final CountDownLatch interrupted = new CountDownLatch(1);

  private ModelRegistry fine(String name, int models) {
    return registry(name, cursor -> Page.last(Models.some(name, models)));
  }

  private ModelRegistry registry(String name, PagedIterable<RegisteredModel> source) {
    return new ScriptedRegistry(
        name,
        cursor -> {
          threads.add(Thread.currentThread());
          return source.fetch(cursor);
        });
  }

  private ModelRegistry blackHoled(String name, CountDownLatch reached) {
    return registry(
        name,
        cursor -> {
          reached.countDown();
          try {
            new CountDownLatch(1).await();
            throw new AssertionError("a black hole gives nothing back");
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw new TransportException("listModels", "interrupted", 1, false, e);
          }
        });
  }

  private static ModelRegistries of(ModelRegistry... registries) {
    ModelRegistries.Builder builder = ModelRegistries.builder();
    List.of(registries).forEach(builder::add);
    return builder.build();
  }

  private void assertNoThreadIsLeft() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(10));
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  @Test
  void modelsComeInTheOrderOfTheSettings() throws InterruptedException {
    FederatedModels models = of(fine("b", 2), fine("a", 1), fine("c", 2)).models();

    assertThat(Models.ids(models)).containsExactly("b1", "b2", "a1", "c1", "c2");
    assertNoThreadIsLeft();
  }

  @Test
  void allRegistriesAreAskedAtOnceOnDaemonThreads() {
    CountDownLatch everyone = new CountDownLatch(3);
    PagedIterable<RegisteredModel> together =
        cursor -> {
          everyone.countDown();
          try {
            assertThat(everyone.await(30, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return Page.last(List.of());
        };

    assertThat(
            of(registry("a", together), registry("b", together), registry("c", together)).models())
        .isEmpty();
    assertThat(threads)
        .hasSize(3)
        .allMatch(Thread::isDaemon)
        .doesNotContain(Thread.currentThread());
  }

  @Test
  void nothingIsAskedBeforeTheFirstModelIsWanted() {
    FederatedModels models = of(fine("a", 1)).models();
    Iterator<RegisteredModel> iterator = models.iterator();
    assertThat(threads).isEmpty();

    assertThat(iterator.hasNext()).isTrue();
    assertThat(threads).hasSize(1);
    models.close();
  }

  @Test
  void atMostOnePageIsReadAhead() throws InterruptedException {
    AtomicInteger fetched = new AtomicInteger();
    ModelRegistry endless =
        registry(
            "a",
            cursor -> {
              int page = fetched.incrementAndGet();
              return Page.of(List.of(Models.builder("a", "" + page).build()), "" + page);
            });
    AtomicInteger other = new AtomicInteger();
    ModelRegistry waiting =
        registry(
            "b",
            cursor -> {
              int page = other.incrementAndGet();
              return Page.of(List.of(Models.builder("b", "" + page).build()), "" + page);
            });
    try (ModelRegistries all = of(endless, waiting);
        FederatedModels models = all.models()) {
      Iterator<RegisteredModel> iterator = models.iterator();
      for (int given = 1; given <= 1_000; given++) {
        assertThat(iterator.next().id()).isEqualTo("" + given);
        assertThat(fetched).hasValueLessThanOrEqualTo(given + 1);
      }
      assertThat(other).hasValueLessThanOrEqualTo(1);
    }
    assertNoThreadIsLeft();
    assertThat(fetched).hasValueLessThanOrEqualTo(1_001);
  }

  @Test
  void aBrokenRegistryHidesNoOtherAndIsTold() {
    ModelRegistry broken =
        registry(
            "b",
            cursor -> {
              if (cursor == null) {
                return Page.of(Models.some("b", 2), "2");
              }
              throw new TransportException("listModels", "connection refused", 3, false, null);
            });
    FederatedModels models = of(fine("a", 1), broken, fine("c", 1)).models();
    List<String> given = new ArrayList<>();

    assertThatThrownBy(() -> models.forEach(model -> given.add(model.id())))
        .isInstanceOfSatisfying(
            PartialResultException.class,
            partial -> {
              assertThat(partial.failures()).hasSize(1);
              RegistryFailure failure = partial.failures().get(0);
              assertThat(failure.registry()).isEqualTo("b");
              assertThat(failure.vendor()).isEqualTo("scripted");
              assertThat(failure.modelsGiven()).isEqualTo(2);
              assertThat(failure.error()).isInstanceOf(TransportException.class);
              assertThat(partial).hasMessageContaining("b (after 2 models)");
              assertThat(partial.getSuppressed()).containsExactly(failure.error());
            });
    assertThat(given).containsExactly("a1", "b1", "b2", "c1");
  }

  @Test
  void theEndIsThrownAgainToThoseWhoAskAgain() {
    ModelRegistry broken =
        registry(
            "a",
            cursor -> {
              throw new TransportException("listModels", "refused", 1, false, null);
            });
    Iterator<RegisteredModel> iterator = of(broken).models().iterator();

    assertThatThrownBy(iterator::hasNext).isInstanceOf(PartialResultException.class);
    assertThatThrownBy(iterator::next).isInstanceOf(PartialResultException.class);
  }

  @Test
  void whoToleratesIsToldInsteadOfThrownAt() {
    ModelRegistry broken =
        registry(
            "a",
            cursor -> {
              throw new UnsupportedOperationException("a fault of the driver");
            });
    List<RegistryFailure> told = new ArrayList<>();
    FederatedModels models = of(broken, fine("b", 1)).models().onFailure(told::add);

    assertThat(Models.ids(models)).containsExactly("b1");
    assertThat(told).extracting(RegistryFailure::registry).containsExactly("a");
    assertThat(models.failures()).isEqualTo(told);
  }

  @Test
  void aRegistryThatTakesTooLongFailsAndIsInterrupted() throws InterruptedException {
    ModelRegistries all =
        ModelRegistries.builder()
            .pageTimeout(Duration.ofMillis(1))
            .add(blackHoled("a", new CountDownLatch(1)))
            .build();

    assertThatThrownBy(() -> Models.ids(all.models()))
        .isInstanceOfSatisfying(
            PartialResultException.class,
            partial ->
                assertThat(partial.failures().get(0).error())
                    .isInstanceOf(CallTimeoutException.class)
                    .hasMessageContaining("'a'"));
    assertNoThreadIsLeft();
  }

  @Test
  void theLongestPageTimeoutSetsNoLimit() {
    ModelRegistries all =
        ModelRegistries.builder()
            .pageTimeout(ChronoUnit.FOREVER.getDuration())
            .add(fine("a", 1))
            .build();

    assertThat(Models.ids(all.models())).containsExactly("a1");
  }

  @Test
  void closingEarlyInterruptsWhatIsUnderWayAndLeavesNoThread() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    FederatedModels models = of(fine("a", 3), blackHoled("b", reached)).models();
    Iterator<RegisteredModel> iterator = models.iterator();
    iterator.next();
    reached.await();

    models.close();
    models.close();

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertNoThreadIsLeft();
    assertThatThrownBy(iterator::hasNext).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingTheRegistriesEndsTheirWalks() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    ModelRegistries all = of(fine("a", 3), blackHoled("b", reached));
    Iterator<RegisteredModel> iterator = all.models().iterator();
    iterator.next();
    reached.await();

    all.close();

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertNoThreadIsLeft();
    assertThatThrownBy(iterator::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingFromAnotherThreadWakesTheConsumer() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    FederatedModels models = of(blackHoled("a", reached)).models();
    Iterator<RegisteredModel> iterator = models.iterator();
    ExecutorService closer = Executors.newSingleThreadExecutor();
    Future<?> closing =
        closer.submit(
            () -> {
              reached.await();
              models.close();
              return null;
            });

    assertThatThrownBy(iterator::hasNext).isInstanceOf(IllegalStateException.class);
    closing.get(10, TimeUnit.SECONDS);
    closer.shutdown();
    assertNoThreadIsLeft();
  }

  @Test
  void anInterruptOfTheConsumerStopsAtOnceAndIsKept() throws InterruptedException {
    Iterator<RegisteredModel> iterator =
        of(blackHoled("a", new CountDownLatch(1))).models().iterator();
    Thread.currentThread().interrupt();

    assertThatThrownBy(iterator::hasNext)
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertNoThreadIsLeft();
  }

  @Test
  void anExecutorOfTheUsersIsUsedAndNotShutDown() {
    ExecutorService own = Executors.newSingleThreadExecutor(task -> new Thread(task, "the-users"));
    try (ModelRegistries all =
        ModelRegistries.builder().executor(own).add(fine("a", 1)).add(fine("b", 1)).build()) {
      assertThat(Models.ids(all.models())).containsExactly("a1", "b1");
    }
    assertThat(threads).extracting(Thread::getName).containsOnly("the-users");
    assertThat(own.isShutdown()).isFalse();
    own.shutdown();
  }

  @Test
  void manyMoreRegistriesThanThreadsAreAllListed() {
    ModelRegistry[] many =
        IntStream.range(0, 100).mapToObj(i -> fine("r" + i, 1)).toArray(ModelRegistry[]::new);

    assertThat(Models.ids(of(many).models())).hasSize(100).startsWith("r01", "r11");
    assertThat(threads).hasSizeLessThanOrEqualTo(FederatedModels.MAX_PARALLEL_CALLS);
  }

  @Test
  void aWalkIsWalkedOnceAndAnEmptyOneEnds() {
    FederatedModels models = of(fine("a", 0)).models();
    Iterator<RegisteredModel> iterator = models.iterator();

    assertThat(iterator.hasNext()).isFalse();
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(models::iterator).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aClosedListGoesOnNoMore() {
    FederatedModels models = of(fine("a", 2)).models();
    Iterator<RegisteredModel> iterator = models.iterator();
    iterator.next();
    models.close();

    assertThatThrownBy(iterator::hasNext).hasMessage("the list is closed");
    assertThatThrownBy(iterator::next).hasMessage("the list is closed");
    assertThatThrownBy(models::iterator).hasMessage("the list is closed");
  }

  @Test
  void aStreamHasTheModels() {
    assertThat(of(fine("a", 1), fine("b", 1)).models().stream())
        .extracting(RegisteredModel::id)
        .containsExactly("a1", "b1");
  }

  @Test
  void theNextPageIsReadWhileTheModelsOfTheOneBeforeAreUsed() throws InterruptedException {
    CountDownLatch second = new CountDownLatch(1);
    ModelRegistry paged =
        registry(
            "a",
            cursor -> {
              if (cursor != null) {
                second.countDown();
                return Page.last(List.of());
              }
              return Page.of(Models.some("a", 2), "2");
            });
    try (FederatedModels models = of(paged).models()) {
      models.iterator().next();

      assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void anErrorOfADriverIsThrownAndEndsTheList() throws InterruptedException {
    ModelRegistry fatal =
        registry(
            "a",
            cursor -> {
              throw new StackOverflowError("of a driver");
            });
    Iterator<RegisteredModel> iterator = of(fatal, fine("b", 1)).models().iterator();

    assertThatThrownBy(iterator::hasNext).isInstanceOf(StackOverflowError.class);
    assertThatThrownBy(iterator::hasNext).hasMessage("the list is closed");
    assertNoThreadIsLeft();
  }

  @Test
  void closingKeepsTheInterruptOfTheThreadThatCloses() {
    FederatedModels models = of(fine("a", 2)).models();
    models.iterator().next();
    Thread.currentThread().interrupt();
    models.close();

    assertThat(Thread.interrupted()).isTrue();
  }
}
