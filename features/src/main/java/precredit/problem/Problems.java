package precredit.problem;

/** Every expected failure, in one place: what happened, why, what to do. No message may hold a person's data. */
public final class Problems {
    private Problems() {}

    /** A setting that cannot be used; {@code where} is file and line. */
    public static Problem badSetting(String setting, String where, String why, String toDo) {
        return new Problem(Exit.CONFIGURATION, "setting " + setting + " (" + where + ")", why, toDo);
    }

    public static Problem unknownSetting(String setting, String where, java.util.List<String> known) {
        return badSetting(setting, where, "there is no such setting", "Known here: " + String.join(", ", known));
    }

    /** One line about a delivery that has not arrived. */
    public static String refusedDelivery(String delivery, String file, String why, String toDo) {
        return delivery + ": " + file + " " + why + ". " + toDo;
    }

    /** Deliveries that have not arrived: {@code lines} says of each why. */
    public static Problem notArrived(java.util.List<String> lines) {
        int shown = Math.min(lines.size(), 5);
        String rest = lines.size() > shown ? " (and " + (lines.size() - shown) + " more)" : "";
        return new Problem(
                Exit.NOT_READY,
                lines.size() == 1 ? "1 delivery is refused" : lines.size() + " deliveries are refused",
                String.join("; ", lines.subList(0, shown)) + rest,
                "The previous list stays current; run the night again when they have arrived");
    }

    public static Problem neverArrived(String source, String landing, String date) {
        return new Problem(
                Exit.NOT_READY,
                "source " + source + " is not ready",
                "nothing has arrived from it up to " + date + " under " + landing,
                "Wait for its first delivery, or take the source out of the configuration");
    }

    public static Problem stale(String source, String newest, String date, int limit) {
        return new Problem(
                Exit.NOT_READY,
                "source " + source + " is stale",
                "its newest delivery is dt=" + newest + ", more than " + limit + " days before " + date,
                "Wait for a newer delivery, or raise sources." + source + ".freshness-days");
    }

    public static Problem tooManyQuarantined(
            String what, long quarantined, long delivered, String limit, String source, String files) {
        return new Problem(
                Exit.GATE,
                what + " has too many rows that cannot be used",
                quarantined + " of " + delivered + " are in quarantine (most in " + files + "), above the limit of "
                        + limit,
                "The previous list stays current; have the delivery corrected, or raise sources." + source
                        + ".quarantine-limit");
    }

    public static Problem noLanding(String landing) {
        return badSetting(
                "landing.root",
                landing,
                "there is no such folder, or it cannot be read",
                "Set it to the folder that holds the sources");
    }

    /** A landing zone without a single delivery, so that there is no newest one to take the date from. */
    public static Problem nothingArrived(String landing) {
        return new Problem(
                Exit.NOT_READY,
                "nothing has arrived",
                "no source has a delivery under " + landing,
                "Wait for the first delivery, or set landing.root to the folder that holds the sources");
    }

    /** A file of a delivery that was another one when it was looked into. */
    public static Problem deliveryChanged(String source, java.time.LocalDate dt, String file) {
        return new Problem(
                Exit.NOT_READY,
                "a delivery changed while it was read",
                file + " of " + source + " dt=" + dt + " is shorter than it was a moment ago",
                "Let its sender finish, then run again; nothing of it was taken");
    }

    /** A step that was asked for before the one that it needs: {@code doing} is its work in words. */
    public static Problem stepMissing(String doing, String what, String county, java.time.LocalDate asOf, String step) {
        return new Problem(
                Exit.NOT_READY,
                "nothing to " + doing,
                "there are no " + what + " of county " + county + " for " + asOf,
                "Run precredit " + step + " --date " + asOf + " first");
    }

    public static Problem benchFailed(String command, int exit) {
        return new Problem(
                Exit.CONFIGURATION, "a run of the benchmark", command + " ended with " + exit, "Run it by itself");
    }

    /** The benchmark's peer counted otherwise than a night; {@code where} says what. */
    public static Problem peerDiffers(java.util.List<String> where) {
        return new Problem(
                Exit.GATE,
                "the benchmark compares two different nights",
                String.join("; ", where),
                "Find out which of the two is wrong before its times are used");
    }

    /** A command line that cannot be understood. */
    public static Problem badCommand(String why, String toDo) {
        return new Problem(Exit.CONFIGURATION, "the command is not understood", why, toDo);
    }

    public static Problem sampleKeysOnRealData(String landing) {
        return new Problem(
                Exit.CONFIGURATION,
                "sample keys on real data",
                landing
                        + " was not written by the sample generator, and the keys that come with the local configuration"
                        + " are known to everybody",
                "Set PRECREDIT_TOKEN_KEY and PRECREDIT_IDENTITY_KEY (and PRECREDIT_SIGNING_KEY for the channels), or"
                        + " security.allow-sample-keys = true for a test");
    }

    public static Problem badKey(String variable, String why) {
        return new Problem(Exit.CONFIGURATION, "key " + variable, why, "Set it to at least 8 characters of your own");
    }

    public static Problem badKeyFile(String variable, String why) {
        return new Problem(
                Exit.CONFIGURATION,
                "key file " + variable,
                why,
                "Set it to a readable file that holds the key and nothing else, or the variable without _FILE to the key");
    }

    /** A delivery of which bronze keeps the bytes, and nothing says any more how they are read. */
    public static Problem unreadableBronze(String source, String file) {
        return new Problem(
                Exit.CONFIGURATION,
                "nobody is erased",
                "bronze keeps " + file + " of source " + source + ", and the configuration does not say how it is read",
                "Configure the source as it was, for as long as its deliveries are kept");
    }

    /** A file of identity numbers that cannot be used; {@code where} is the file, or file and line, never a number. */
    public static Problem badPersonFile(String where, String why) {
        return new Problem(
                Exit.CONFIGURATION,
                "person file " + where,
                why,
                "Write one identity number a line, in any spelling in which it is delivered; nothing was erased");
    }

    /** Without it neither the receipt nor the channels could be signed. */
    public static Problem noSigningKey() {
        return new Problem(
                Exit.CONFIGURATION,
                "nobody is erased",
                "PRECREDIT_SIGNING_KEY is not set, and receipts and channels are signed",
                "Set it to the base64 text of the Ed25519 key that the channels are signed with");
    }

    /** A published list that was decided again since, so that it cannot be written anew without a person. */
    public static Problem staleList(String dt) {
        return new Problem(
                Exit.NOT_READY,
                "nobody is erased",
                "the list of " + dt + " is not the one that the ledger of that date would give",
                "Run precredit publish --date " + dt + " first");
    }

    /** A lake of which rows are sealed with two keys, because their exchange was cut off. */
    public static Problem unfinishedRotation(String from, String to) {
        return new Problem(
                Exit.CONFIGURATION,
                "the identity key is being exchanged",
                "a rotation from key " + from + " to key " + to + " was cut off",
                "Run precredit rotate again with the same two keys");
    }

    /** Keys with which nothing can be sealed again. */
    public static Problem nothingToRotate(String why) {
        return new Problem(
                Exit.CONFIGURATION,
                "no key is exchanged",
                why,
                "Set PRECREDIT_IDENTITY_KEY to the new key and PRECREDIT_IDENTITY_KEY_OLD to the one the lake was"
                        + " written with");
    }

    public static Problem badSigningKey(String variable, String why) {
        return new Problem(
                Exit.CONFIGURATION,
                "key " + variable,
                why,
                "Set it to the base64 text of an Ed25519 key, as made by: openssl genpkey -algorithm ed25519");
    }

    public static Problem badVerifyingKey(java.nio.file.Path file, String why) {
        return new Problem(
                Exit.CONFIGURATION,
                "key file " + file,
                why,
                "Give the PEM file of the public key that you were handed when the channel was set up");
    }

    public static Problem noChannelFolder(String folder) {
        return new Problem(
                Exit.CONFIGURATION,
                "channel folder " + folder,
                "there is no such folder, or nothing in it",
                "Give channels/<channel>/county=<county>/dt=<date>, or a folder above it");
    }

    /** A channel folder that is not what was signed; {@code lines} say which file is wrong and how. */
    public static Problem damagedChannel(String folder, java.util.List<String> lines) {
        int shown = Math.min(lines.size(), 20);
        String rest = lines.size() > shown ? "; and " + (lines.size() - shown) + " more" : "";
        return new Problem(
                Exit.GATE,
                "channel folder " + folder + " is not what was signed",
                String.join("; ", lines.subList(0, shown)) + rest,
                "Use nothing of it; fetch it again, or have it published again");
    }

    public static Problem nothingToRecall(String county) {
        return new Problem(
                Exit.CONFIGURATION,
                "nothing to recall for county " + county,
                "no channel ever published a list of it under this storage.root",
                "Check --county and storage.root");
    }

    public static Problem noReason() {
        return new Problem(
                Exit.CONFIGURATION,
                "nothing is recalled",
                "--reason says nothing",
                "Say in a few words why; everybody who reads the channels will see it, so name no person");
    }

    public static Problem otherKey(String what, String expected, String actual) {
        return new Problem(
                Exit.CONFIGURATION,
                "the " + what + " key is not the one this lake was written with",
                "its id is " + actual + ", the lake's is " + expected + ", and records of two keys never meet",
                "Use the key the lake was written with, or another storage.root");
    }

    /** A dictionary (crops, divisions) that cannot be read; {@code where} is the file, or file and line. */
    public static Problem badDictionary(String where, String why, String toDo) {
        return new Problem(Exit.CONFIGURATION, "dictionary " + where, why, toDo);
    }

    /** A published list whose files are not the ones its manifest names. */
    public static Problem damagedList(String folder, String why) {
        return new Problem(
                Exit.GATE,
                "published list " + folder,
                why,
                "Restore the folder as it was published; to compare with the list before it, move the folder away");
    }

    /** Lists of a county that are not those that were published; {@code why} names the first break. */
    public static Problem brokenChain(String folder, String why) {
        return new Problem(
                Exit.GATE,
                "the chain of lists in " + folder + " is broken",
                why,
                "Find out who changed it; restore it from a copy, or publish that date again");
    }

    public static Problem noPublishedList(String county) {
        return new Problem(
                Exit.NOT_READY,
                "nothing is published for county " + county,
                "there is no list that a workbook could be of",
                "Publish a list first, or check --county and storage.root");
    }

    /** A file that is no workbook of this county's lists. */
    public static Problem unreadableWorkbook(String file, String why) {
        return new Problem(
                Exit.CONFIGURATION,
                "workbook " + file,
                why,
                "Give a workbook from the townships folder of the published list, saved as .xlsx");
    }

    /** A workbook of another list than the published one. */
    public static Problem staleWorkbook(String file, String why) {
        return new Problem(
                Exit.NOT_READY,
                "workbook " + file + " is stale",
                why,
                "Nothing was stored; copy the reviews into the workbook of the published list");
    }

    public static Problem refusedReviews(int rows) {
        return new Problem(
                Exit.CONFIGURATION,
                "no review was stored",
                rows + (rows == 1 ? " row is" : " rows are") + " refused, each for the reason above",
                "Correct the rows, or take the good ones with --accept-partial");
    }

    public static Problem emptyRoll(String county, java.util.List<String> predecessors, java.time.LocalDate asOf) {
        return new Problem(
                Exit.GATE,
                "the roll of county " + county + " is empty on " + asOf,
                "no farming household of " + county
                        + (predecessors.isEmpty() ? "" : " or " + String.join(", ", predecessors))
                        + " has a parcel with a valid certificate in the newest land snapshot",
                "Check --county and the divisions dictionary, or the snapshot; the previous list stays current");
    }

    public static Problem unknownHousehold(String householdId, java.time.LocalDate asOf) {
        return new Problem(
                Exit.CONFIGURATION,
                "household " + householdId,
                "the ledger of " + asOf + " has no such household",
                "Give the CBFBM of a household on the roll, and the --date of a night that was decided");
    }

    public static Problem unknownModel(String modelId, String why) {
        return new Problem(
                Exit.CONFIGURATION,
                "model.id = " + modelId,
                why,
                "Name a model of this county from the models folder, or leave model.id out to use the newest accepted one");
    }

    public static Problem damagedModel(String modelId) {
        return new Problem(
                Exit.CONFIGURATION,
                "model " + modelId,
                "its tree is not the one its card names by SHA-256",
                "Restore models/" + modelId + " from a backup, or train again");
    }

    /** No model may decide; {@code reasons} are those for which the candidate was refused. */
    public static Problem noModel(String county, java.time.LocalDate on, java.util.List<String> reasons) {
        return new Problem(
                Exit.GATE,
                "no acceptable model for county " + county + " on " + on,
                reasons.isEmpty() ? "none was accepted up to then" : String.join("; ", reasons),
                "The previous list stays current; train with more labelled loans, or name an older model by model.id");
    }

    /** Training rows that speak of a day that had not come when they were used. */
    public static Problem trainingOnTheFuture(java.time.LocalDate asOf, java.time.LocalDate trainingDate) {
        return new Problem(
                Exit.GATE,
                "no model is trained on " + trainingDate,
                "a loan's features are as of " + asOf + ", which had not come by then",
                "Compute gold/training again with train on this date; features end the day before the loan");
    }

    /** Nobody is named who changes the deciding model, or no reason. */
    public static Problem noReasonForModel() {
        return new Problem(
                Exit.CONFIGURATION,
                "the deciding model stays as it is",
                "who changes it or why is empty",
                "Give --by and --reason; both are kept with the model");
    }

    public static Problem noEarlierModel(String county, String present) {
        return new Problem(
                Exit.CONFIGURATION,
                "county " + county + " cannot go back",
                "no other model decided before " + present,
                "Train one, or promote another that models lists");
    }

    /** A labelled table, or the split of one, that cannot be checked. */
    public static Problem badTable(java.nio.file.Path file, String why, String toDo) {
        return new Problem(Exit.CONFIGURATION, "the table " + file.getFileName() + " cannot be used", why, toDo);
    }

    /** A labelled table whose models the gates refuse. */
    public static Problem tableRefused(java.nio.file.Path file, java.util.List<String> reasons) {
        return new Problem(
                Exit.GATE,
                "no model of the table " + file.getFileName() + " may be shipped",
                String.join("; ", reasons),
                "Correct the table, or have the gates of the configuration looked at");
    }

    /** A registered model that the gates of the configuration refuse. */
    public static Problem modelRefused(String modelId, java.util.List<String> reasons) {
        return new Problem(
                Exit.GATE,
                "model " + modelId + " does not pass the gates",
                String.join("; ", reasons),
                "Train again, name an older model by model.id, or have the gates of the configuration looked at");
    }

    /** Another run writes for the county; {@code why} names it. */
    public static Problem locked(String county, String why) {
        return new Problem(
                Exit.LOCKED,
                "another run writes for county " + county,
                why,
                "Wait for it; the lock of a run that was killed passes on when its lease ends, or at once on the same host");
    }

    /** This run may write no more; nothing was put in place since it lost its lease. */
    public static Problem lostLease(String county, String why) {
        return new Problem(
                Exit.LOCKED,
                "this run has lost the lock of county " + county,
                why,
                "Nothing was written since; see what the other run did, then run it again");
    }

    public static Problem unknownRun(String run, String why) {
        return new Problem(
                Exit.CONFIGURATION,
                "run " + run,
                why,
                "Take the run's name from the manifest.json of its list, and check storage.root");
    }

    /** Something that a past night rested on and that is gone: a version of a table, or a kept file. */
    public static Problem lostInput(String run, String what, String why) {
        return new Problem(
                Exit.CONFIGURATION,
                "run " + run + " cannot be repeated",
                "its " + what + " is gone: " + why,
                "Restore it from a backup; vacuum no table within the days of an audit");
    }

    public static Problem otherCode(String run, String then, String now) {
        return new Problem(
                Exit.CONFIGURATION,
                "run " + run + " cannot be repeated with this code",
                "it ran with the code " + then + ", this is " + now,
                "Repeat it with the jar of that release");
    }

    /** A night that came out otherwise than it was published; {@code where} says in which tables and files. */
    public static Problem differs(String run, java.util.List<String> where) {
        return new Problem(
                Exit.GATE,
                "run " + run + " differs from what was published",
                String.join("; ", where),
                "Find out which of the two is wrong before the list is used");
    }

    /** A night of which fewer persons were erased than are now. */
    public static Problem erasedSince(String run, String dt) {
        return new Problem(
                Exit.NOT_READY,
                "run " + run + " cannot be recomputed",
                "persons were erased since, and nothing of them is read any more",
                "Run precredit nightly --date " + dt + " first");
    }

    /** A store on which two writers could both believe that they made the same file. */
    public static Problem unsafeStore(String root, String why) {
        return badSetting(
                "storage.root",
                root,
                why + ", so two runs could overwrite each other's commits unseen",
                "Use a disk, HDFS, or an object store on s3a that honours If-None-Match, with"
                        + " fs.s3a.create.conditional.enabled = true");
    }

    public static Problem nothingToShare(String root, String why) {
        return new Problem(
                Exit.CONFIGURATION,
                "no link to " + root,
                why,
                "Links can be made to a published list whose storage.root is on s3a");
    }

    /** A sample that nobody could use; {@code most} is the largest number allowed. */
    public static Problem badSample(String what, long asked, long most) {
        return new Problem(
                Exit.CONFIGURATION,
                "no sample is written",
                "--" + what + " is " + asked + ", it must be between 1 and " + most,
                "Ask for another number");
    }

    public static Problem noSuchCounty(String county, String divisions, String known) {
        return new Problem(
                Exit.CONFIGURATION,
                "no villages of county " + county,
                "the tables in " + divisions + " do not name it",
                "Add its tables there or choose one of " + known);
    }

    public static Problem noDivisions(String divisions, String why) {
        return new Problem(
                Exit.CONFIGURATION,
                "the division tables in " + divisions + " cannot be read",
                why,
                "Set dictionaries.divisions to the folder with the village and crosswalk tables");
    }

    public static Problem sampleWouldReplace(String out, String source) {
        return new Problem(
                Exit.CONFIGURATION,
                "no sample is written to " + out,
                "it holds deliveries of " + source + " that are not from an earlier sample",
                "Choose an empty folder");
    }

    public static Problem storageFull() {
        return new Problem(
                Exit.NOT_READY,
                "the disk is full",
                "a file could not be written whole. The previous list stays current",
                "Free space under storage.root and on the scratch disk of Spark, and run it again");
    }

    /** A file of the storage root that is not what was written; {@code file} is its path there, as far as it is known. */
    public static Problem damagedStorage(String file, String how) {
        return new Problem(
                Exit.GATE,
                "the storage root is damaged",
                file + " cannot be read (" + how + "). The previous list stays current",
                "Restore that file from a copy, or take its table, lake/bronze/taken and lake/versions away and let the"
                        + " deliveries be taken again");
    }

    public static Problem storageUnreachable(String how) {
        return new Problem(
                Exit.NOT_READY,
                "the storage does not answer as it should",
                "a request failed and so did its repetitions (" + how + "). The previous list stays current",
                "Run it again when the storage is well");
    }
}
