package precredit.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import precredit.problem.Problems;
import precredit.publish.JsonFile;
import precredit.publish.Sha256;
import precredit.store.Store;

/** Keeps the records of runs under {@code runs/}, and what they name by hash under {@code runs/content/}. */
public record RunArchive(Store store) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern RUN = Pattern.compile("\\d{6}-\\d{4}-\\d{2}-\\d{2}-[0-9a-f]{8}");
    private static final int COUNTY = 6;

    /** Keeps a content once, whoever names it; returns its SHA-256. */
    public String keep(byte[] content) {
        String sha256 = Sha256.hex(content);
        if (!store.exists(path(sha256))) {
            store.write(path(sha256), content);
        }
        return sha256;
    }

    public void put(RunRecord run) {
        store.write(path(run.county(), run.run()), JsonFile.bytes(JSON.valueToTree(run)));
    }

    /** The record of a published run; an unknown one is refused. */
    public RunRecord find(String run) {
        if (!RUN.matcher(run).matches()) {
            throw Problems.unknownRun(run, "a run is named as in the last line of a night, 370982-2026-06-30-0123abcd");
        }
        String path = path(run.substring(0, COUNTY), run);
        if (!store.exists(path)) {
            throw Problems.unknownRun(run, "no such run has published a list under this storage.root");
        }
        try {
            return JSON.readValue(store.read(path), RunRecord.class);
        } catch (JsonProcessingException e) {
            throw Problems.unknownRun(run, path + " is damaged");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A content that a run named; one that is not there, or not what it was, is refused. */
    public byte[] content(RunRecord run, String name) {
        String sha256 = run.contents().get(name);
        if (!store.exists(path(sha256))) {
            throw Problems.lostInput(run.run(), name, "it is not under " + path(sha256));
        }
        byte[] content = store.read(path(sha256));
        if (!Sha256.hex(content).equals(sha256)) {
            throw Problems.lostInput(run.run(), name, path(sha256) + " does not have this hash");
        }
        return content;
    }

    /** Removes the lists that runs of a county kept and that meet a condition; returns how many. */
    public long forgetLists(String county, Predicate<byte[]> condition) {
        List<String> lists = store.list("runs/county=" + county).stream()
                .map(name -> find(name.replaceFirst("\\.json$", "")))
                .flatMap(run -> run.contents().entrySet().stream())
                .filter(content -> content.getKey().endsWith("/preapproval.csv"))
                .map(content -> path(content.getValue()))
                .distinct()
                .filter(path -> store.exists(path) && condition.test(store.read(path)))
                .toList();
        lists.forEach(store::delete);
        return lists.size();
    }

    /** Writes all that a run rested on to where it looks for it below another root. */
    public void restore(RunRecord run, Store into) {
        run.contents().keySet().forEach(name -> into.write(name, content(run, name)));
    }

    private static String path(String sha256) {
        return "runs/content/" + sha256.substring(0, 2) + "/" + sha256;
    }

    private static String path(String county, String run) {
        return "runs/county=" + county + "/" + run + ".json";
    }
}
