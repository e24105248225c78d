package io.github.modelregistry.truefoundry;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.runtime.SignedUrls;
import io.github.modelregistry.transfer.UploadSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Uploads one source in parts, some of them at the same time, each by a signed URL of its own.
 *
 * @param source bytes that can be read more than once; its listener is told the progress of all
 *     parts together
 * @param partLength how many bytes each part has, except the last one
 * @param threads how many parts are sent at the same time
 */
record PartedUpload(SignedUrls signedUrls, UploadSource source, long partLength, int threads) {

  private static final String ID = "uploadParts";

  /** Checks the numbers. */
  PartedUpload {
    if (partLength < 1) {
      throw new IllegalArgumentException("partLength must be positive: " + partLength);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be positive: " + threads);
    }
  }

  /**
   * Returns how many parts there are, and URLs are needed; an empty source has one.
   *
   * @throws InvalidRequestException if the length of the source is not known
   */
  int parts() {
    return Math.toIntExact(Math.max(0, length() - 1) / partLength + 1);
  }

  /**
   * Sends all parts and waits for the end. At the first failure, or when the calling thread is
   * interrupted, the parts that are being sent are stopped and no further one is begun.
   *
   * @param urls one signed URL for each part, in the order of the parts
   * @param headers header fields for each part
   * @return the header fields of each part's response, such as its {@code ETag}, in the same order
   * @throws InvalidRequestException if the source can be read once only, or the number of URLs is
   *     not that of the parts
   * @throws RegistryException if a part fails
   */
  List<Headers> send(List<String> urls, Headers headers) {
    List<UploadSource> slices = slices(urls.size());
    ExecutorService executor =
        Executors.newFixedThreadPool(Math.min(threads, urls.size()), PartedUpload::daemon);
    try {
      return sendAll(urls, slices, headers, executor);
    } finally {
      stop(executor);
    }
  }

  private List<Headers> sendAll(
      List<String> urls, List<UploadSource> slices, Headers headers, ExecutorService executor) {
    ExecutorCompletionService<Headers> ended = new ExecutorCompletionService<>(executor);
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    List<Future<Headers>> all = new ArrayList<>();
    for (int i = 0; i < slices.size(); i++) {
      String url = urls.get(i);
      UploadSource slice = slices.get(i);
      all.add(ended.submit(() -> sendPart(url, slice, headers, failure)));
    }
    try {
      List<Headers> responses = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        ended.take().get(); // in the order of their ends: a failure is noticed at once
      }
      for (Future<Headers> part : all) {
        responses.add(part.get());
      }
      return responses;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(ID, "the calling thread was interrupted", 0, false, e);
    } catch (ExecutionException e) {
      RuntimeException first = failure.get();
      throw first == null ? new IllegalStateException("a part failed", e.getCause()) : first;
    }
  }

  /** Sends a part, unless another one has failed: the thread of that one would begin the next. */
  private Headers sendPart(
      String url, UploadSource slice, Headers headers, AtomicReference<RuntimeException> failure) {
    if (failure.get() != null) {
      throw new CancellationException("another part failed");
    }
    try {
      return signedUrls.upload(url, slice, headers);
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
      throw e;
    }
  }

  /** Interrupts what is being sent, and waits for its end: no thread is left. */
  private static void stop(ExecutorService executor) {
    executor.shutdownNow();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = executor.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private List<UploadSource> slices(int urls) {
    int parts = parts();
    if (urls != parts) {
      throw new InvalidRequestException(ID, parts + " parts need " + parts + " URLs, not " + urls);
    }
    List<UploadSource> slices = new ArrayList<>(parts);
    long length = length();
    try {
      for (long at = 0; slices.size() < parts; at += partLength) {
        slices.add(source.slice(at, Math.min(partLength, length - at)));
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    return slices;
  }

  private long length() {
    try {
      long length = source.length();
      if (length < 0) {
        throw new InvalidRequestException(
            ID, "the length of " + source + " is not known, but an upload in parts requires it");
      }
      return length;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static TransportException unreadable(IOException e) {
    return new TransportException(
        ID, "the upload could not be read: " + e.getMessage(), 0, false, e);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "model-registry-upload");
    thread.setDaemon(true);
    return thread;
  }
}
