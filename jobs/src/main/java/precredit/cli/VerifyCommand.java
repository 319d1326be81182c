package precredit.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import precredit.channel.Verification;
import precredit.channel.Verification.Proven;
import precredit.identity.VerifyingKey;
import precredit.night.Recomputation;
import precredit.night.Report;
import precredit.night.Sessions;
import precredit.problem.Problems;
import precredit.publish.ChainCheck;
import precredit.settings.Settings;
import precredit.store.Store;

/**
 * Proves what was published: without Spark a channel's folder wherever it was copied to, or the lists of a county; with it
 * that a whole night is what its deliveries give.
 */
@Command(
        name = "verify",
        description = {
            "Proves that a channel's folder is what was signed, or says which line of which file is wrong (--channel);",
            "or that the lists of a county are those that were published, or names the first broken link (--chain);",
            "or that the newest published night, or that of --date, is what its deliveries give when all are read again,",
            "or says where it differs (--recompute)."
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private NightOptions common;

    @ArgGroup(multiplicity = "1")
    private What what;

    /** One of the three. */
    private static final class What {
        @ArgGroup(exclusive = false)
        private Signed signed;

        @Option(names = "--chain", required = true, description = "The lists of the county under storage.root.")
        private boolean chain;

        @Option(
                names = "--recompute",
                required = true,
                description = "A night of the county, from all deliveries of landing.root.")
        private boolean recompute;
    }

    private static final class Signed {
        @Option(
                names = "--channel",
                paramLabel = "DIR",
                required = true,
                description = "A dated folder of a channel, or one above it.")
        private String folder;

        @Option(
                names = "--key",
                paramLabel = "FILE",
                required = true,
                description = "PEM file of the public key that the channel was set up with.")
        private Path key;
    }

    @Override
    public Integer call() {
        if (what.recompute) {
            return Precredit.told(common, VerifyCommand::recompute);
        }
        Report report = what.chain ? chain() : channel();
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(report.json());
        return 0;
    }

    private static void recompute(Precredit.Call call) {
        Recomputation.Found found = new Recomputation(call.settings(), call.keys(), call.steps(), call.report()).run();
        Precredit.judge(call, found.run(), found.differences());
    }

    private Report chain() {
        Settings settings = common.settings();
        Store store = Store.at(settings.storage().root(), Sessions.hadoop());
        return new Report()
                .with("county", settings.county())
                .with("chain", new ChainCheck(store, settings.county()).run());
    }

    private Report channel() {
        VerifyingKey given = key();
        List<Proven> proven = new Verification(Store.at(what.signed.folder, Sessions.hadoop()), given).run();
        return new Report().with("verified", proven).with("key", given.id());
    }

    private VerifyingKey key() {
        Path file = what.signed.key;
        try {
            return VerifyingKey.read(Files.readString(file));
        } catch (IOException e) {
            throw Problems.badVerifyingKey(file, "it cannot be read");
        } catch (IllegalArgumentException e) {
            throw Problems.badVerifyingKey(file, e.getMessage());
        }
    }
}
