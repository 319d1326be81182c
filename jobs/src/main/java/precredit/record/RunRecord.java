package precredit.record;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One published night: the code it ran with (a hash), {@code contents}, the hash of every file it rested on by its path in
 * a storage root, {@code tables}, the version of every table by its path in the lake (-1 where there was none), and
 * {@code files}, the hash of every file of the list.
 */
public record RunRecord(
        String run,
        String county,
        String asOf,
        String code,
        SortedMap<String, String> contents,
        SortedMap<String, Long> tables,
        SortedMap<String, String> files) {
    public RunRecord {
        contents = new TreeMap<>(contents);
        tables = new TreeMap<>(tables);
        files = new TreeMap<>(files);
    }

    /** The folder of the list that the night published. */
    public String list() {
        return "lists/county=" + county + "/dt=" + asOf;
    }
}
