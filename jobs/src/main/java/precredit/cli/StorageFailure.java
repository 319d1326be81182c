package precredit.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.spark.SparkThrowable;
import precredit.problem.Problem;
import precredit.problem.Problems;

/** Failures of what a lake lies on. They are nobody's bug and wear many classes, so they are known by their causes. */
final class StorageFailure {
    private static final int DEEPEST = 50;
    private static final Pattern FILE =
            Pattern.compile("(?:lake|lists|models|runs|channels|erasures)/[A-Za-z0-9_=./-]*[A-Za-z0-9_-]");
    private static final List<String> FULL = List.of("No space left on device", "Disk quota exceeded");
    private static final List<String> OF_STORES = List.of("software.amazon.awssdk.", "org.apache.hadoop.fs.s3a.");
    private static final List<String> OF_READERS = List.of(
            "org.apache.parquet.",
            "io.delta.kernel.exceptions.",
            "com.github.luben.zstd.",
            "org.apache.spark.SparkFileNotFoundException",
            "org.apache.spark.sql.delta.DeltaFileNotFoundException",
            "org.apache.spark.sql.delta.DeltaIllegalStateException");

    private StorageFailure() {}

    /**
     * What a failure says of the storage, in words; empty when it is about something else. A problem of ours that a library
     * took for one of its own, such as a lost lock, is what it was.
     */
    static Optional<Problem> in(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
        Optional<Problem> ours = first(causes, Problem.class::isInstance).map(Problem.class::cast);
        if (ours.isPresent()) {
            return ours;
        }
        if (causes.stream().anyMatch(cause -> FULL.stream()
                .anyMatch(words -> message(cause).contains(words)))) {
            return Optional.of(Problems.storageFull());
        }
        return first(causes, StorageFailure::isOfStore)
                .map(cause -> Problems.storageUnreachable(name(cause)))
                .or(() -> first(causes, StorageFailure::isOfReader)
                        .map(cause -> Problems.damagedStorage(file(causes), name(cause))));
    }

    private static Optional<Throwable> first(List<Throwable> causes, Predicate<Throwable> condition) {
        return causes.stream().filter(condition).findFirst();
    }

    private static boolean isOfStore(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof SocketTimeoutException
                || cause instanceof UnknownHostException
                || isOneOf(cause, OF_STORES);
    }

    private static boolean isOfReader(Throwable cause) {
        return cause instanceof ChecksumException
                || cause instanceof EOFException
                || cause instanceof FileNotFoundException
                || cause instanceof NoSuchFileException
                || cause instanceof JsonProcessingException
                || isUnread(cause)
                || isOneOf(cause, OF_READERS);
    }

    /** Whether Spark could not read a file, for whatever reason. */
    private static boolean isUnread(Throwable cause) {
        return cause instanceof SparkThrowable spark
                && spark.getCondition() != null
                && spark.getCondition().startsWith("FAILED_READ_FILE");
    }

    private static boolean isOneOf(Throwable cause, List<String> prefixes) {
        return prefixes.stream().anyMatch(cause.getClass().getName()::startsWith);
    }

    /** The file that the deepest cause names which names one. */
    private static String file(List<Throwable> causes) {
        return causes.stream()
                .flatMap(cause -> FILE.matcher(message(cause)).results())
                .map(MatchResult::group)
                .reduce((before, deeper) -> deeper)
                .orElse("a file");
    }

    private static String name(Throwable cause) {
        return cause.getClass().getSimpleName();
    }

    private static String message(Throwable cause) {
        return cause.getMessage() == null ? "" : cause.getMessage();
    }
}
