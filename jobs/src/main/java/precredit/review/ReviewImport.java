package precredit.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import precredit.lake.Lake;
import precredit.policy.Policy;
import precredit.problem.Problems;
import precredit.publish.PublishedList;
import precredit.publish.workbook.ListStamp;
import precredit.store.Store;

/** Takes a workbook back: its reviews become facts about the households of the published list. */
public final class ReviewImport {
    private final Lake lake;
    private final Store store;
    private final String county;
    private final Policy policy;

    public ReviewImport(Lake lake, Store store, String county, Policy policy) {
        this.lake = lake;
        this.store = store;
        this.county = county;
        this.policy = policy;
    }

    /** Of which list a workbook was, how many of its reviews count, and the rows that do not. */
    public record Imported(LocalDate list, int stored, List<Mistake> mistakes) {
        public Imported {
            mistakes = List.copyOf(mistakes);
        }
    }

    /** Importing the same file twice is importing it once. A workbook of another list than the published one is refused. */
    public Imported run(Path file, Acceptance acceptance) {
        PublishedList list = PublishedList.current(store, county).orElseThrow(() -> Problems.noPublishedList(county));
        ReviewWorkbook workbook = read(file);
        requireSame(list.stamp(), workbook, file);
        CheckedReviews checked = CheckedReviews.of(workbook, new ReviewCheck(list, policy));
        List<ReviewFact> counting =
                checked.mistakes().isEmpty() || acceptance == Acceptance.PARTIAL ? checked.facts() : List.of();
        if (!counting.isEmpty()) {
            new ReviewTable(lake, county).store(list.stamp().dt(), counting);
        }
        return new Imported(list.stamp().dt(), counting.size(), checked.mistakes());
    }

    private static ReviewWorkbook read(Path file) {
        try {
            return ReviewWorkbook.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw Problems.unreadableWorkbook(name(file), "there is no such file");
        } catch (IOException e) {
            throw Problems.unreadableWorkbook(name(file), "it cannot be opened, or is no whole .xlsx workbook");
        }
    }

    private static void requireSame(ListStamp published, ReviewWorkbook workbook, Path file) {
        String name = name(file);
        ListStamp stamp = workbook.stamp()
                .orElseThrow(() -> Problems.unreadableWorkbook(
                        name, "it does not say which list it is of: it was not saved from a township's workbook"));
        if (!stamp.county().equals(published.county())) {
            throw Problems.unreadableWorkbook(
                    name, "it is of county " + stamp.county() + ", not of " + published.county());
        }
        if (!stamp.dt().equals(published.dt())) {
            throw Problems.staleWorkbook(
                    name, "it is of the list of " + stamp.dt() + ", published is that of " + published.dt());
        }
        if (!stamp.sha256().equals(published.sha256())) {
            throw Problems.staleWorkbook(name, "the list of " + stamp.dt() + " has been published anew since");
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
