package precredit.parallel;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Starts work beside that of the calling thread: a query that is planned leaves a core to one that runs. What is started
 * must need nothing of what is still to be done, and its results must not depend on which ends first. It ends before this is
 * closed, whatever became of the work beside it: nothing goes on once the lock of a run is given back.
 */
public final class Beside implements AutoCloseable {
    private final ExecutorService threads;

    /** Does as many things at a time as are started. */
    public Beside() {
        this.threads = Executors.newCachedThreadPool();
    }

    /** Does at most so many things at a time. */
    public Beside(int atOnce) {
        this.threads = Executors.newFixedThreadPool(atOnce);
    }

    /** Starts to work it out; who asks for it waits for it, or meets the failure that it ended with. */
    public <T> Supplier<T> start(Supplier<T> work) {
        CompletableFuture<T> begun = CompletableFuture.supplyAsync(work, threads);
        return () -> joined(begun);
    }

    /** Does all of it, so many things at a time, and waits for the end; a failure is met once those before it are done. */
    public static void all(int atOnce, List<Runnable> work) {
        try (Beside beside = new Beside(atOnce)) {
            List<CompletableFuture<Void>> begun = work.stream()
                    .map(each -> CompletableFuture.runAsync(each, beside.threads))
                    .toList();
            begun.forEach(Beside::joined);
        }
    }

    private static <T> T joined(CompletableFuture<T> begun) {
        try {
            return begun.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Starts nothing more and waits for what was started. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            boolean ended = false;
            while (!ended) {
                ended = threads.awaitTermination(1, TimeUnit.HOURS);
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
