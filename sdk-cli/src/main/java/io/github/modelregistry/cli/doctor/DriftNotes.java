package io.github.modelregistry.cli.doctor;

import io.github.modelregistry.client.DriftEvent;
import io.github.modelregistry.client.DriftListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects how responses differ from the specs: each kind of difference once, with its count. */
final class DriftNotes implements DriftListener {

  private static final int MOST = 1_000;

  private final Map<DriftEvent, Long> counts = new LinkedHashMap<>();

  /**
   * A difference.
   *
   * @param event what it is; its path says {@code [*]} for any element
   * @param count how often it was seen
   */
  record Note(DriftEvent event, long count) {}

  @Override
  public synchronized void drifted(DriftEvent event) {
    String anyElement = event.path().replaceAll("\\[\\d+]", "[*]");
    DriftEvent note = new DriftEvent(event.operation(), event.kind(), anyElement, event.name());
    if (counts.size() < MOST || counts.containsKey(note)) {
      counts.merge(note, 1L, Long::sum);
    }
  }

  synchronized List<Note> all() {
    List<Note> notes = new ArrayList<>();
    counts.forEach((event, count) -> notes.add(new Note(event, count)));
    return List.copyOf(notes);
  }
}
