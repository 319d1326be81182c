package precredit.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.channel.ChannelErasure;
import precredit.channel.ChannelList;
import precredit.channel.Channels;
import precredit.household.Snapshots;
import precredit.identity.Keys;
import precredit.lake.Lake;
import precredit.lake.LakeSilver;
import precredit.lake.LakeTable;
import precredit.publish.ApprovedHouseholds;
import precredit.publish.ErasedPersons;
import precredit.publish.Head;
import precredit.publish.ListErasure;
import precredit.publish.Roll;
import precredit.record.RunArchive;
import precredit.settings.Settings;
import precredit.store.Store;

/** Takes persons out of what was published and is still kept: lists, workbooks, channels, and copies of lists. */
record ErasedLists(Lake lake, Store store, Settings settings, Keys keys) {

    /** Refuses lists that could not be written anew. */
    void check(ErasedPersons persons) {
        ListErasure lists = new ListErasure(store, settings.county(), persons);
        lists.dates().forEach(dt -> lists.check(dt, Roll.of(lake.read(LakeTable.LEDGER, dt))));
    }

    /** The folders that will change. */
    Set<String> folders(ErasedPersons persons) {
        return new ListErasure(store, settings.county(), persons)
                .dates().stream().map(dt -> "lists" + folder(dt)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The files that changed, or what became of a channel, by their folder. */
    Map<String, Object> erase(ErasedPersons persons, Set<String> tokens) {
        ListErasure lists = new ListErasure(store, settings.county(), persons);
        List<LocalDate> dates = lists.dates();
        Map<String, Object> done = new TreeMap<>();
        for (LocalDate dt : dates) {
            Dataset<Row> ledger = lake.read(LakeTable.LEDGER, dt);
            Roll roll = Roll.of(without(tokens, ledger));
            channels(dt, ledger, roll).forEach((name, what) -> done.put("channels/" + name + folder(dt), what));
            done.put("lists" + folder(dt), lists.erase(dt, roll));
        }
        long copies = new RunArchive(store).forgetLists(settings.county(), persons::areNamedIn);
        if (copies > 0) {
            done.put("runs/content", copies + " copies of lists removed");
        }
        return done;
    }

    private static Dataset<Row> without(Set<String> tokens, Dataset<Row> ledger) {
        return ledger.withColumn(
                "head_token",
                when(col("head_token").isin(tokens.toArray()), lit(null)).otherwise(col("head_token")));
    }

    private Map<String, String> channels(LocalDate dt, Dataset<Row> ledger, Roll roll) {
        try (LakeSilver silver = new LakeSilver(lake, dt)) {
            Map<String, Head> heads =
                    new Identities(lake, Snapshots.in(silver).inForceOn(dt), keys.identity()).ofHeads(roll);
            Row origin = ledger.select("model_id", "policy_version").head();
            ChannelList list = new ChannelList(settings.county(), dt, origin.getString(0), origin.getString(1));
            return new ChannelErasure(new Channels(settings.channels(), keys, store))
                    .erase(list, ApprovedHouseholds.of(roll, heads));
        }
    }

    private String folder(LocalDate dt) {
        return "/county=" + settings.county() + "/dt=" + dt;
    }
}
