package precredit.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import precredit.channel.Verification;
import precredit.channel.Verification.Proven;
import precredit.identity.VerifyingKey;
import precredit.night.Report;
import precredit.problem.Problems;
import precredit.store.Store;

/** Proves a channel's folder, without Spark, wherever it was copied to. */
@Command(
        name = "verify",
        description = "Proves that a channel's folder is what was signed, or says which line of which file is wrong.")
final class VerifyCommand implements Callable<Integer> {
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

    @Override
    public Integer call() {
        VerifyingKey given = key();
        List<Proven> proven = new Verification(Store.at(folder, new Configuration()), given).run();
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .println(new Report()
                        .with("verified", proven)
                        .with("key", given.id())
                        .json());
        return 0;
    }

    private VerifyingKey key() {
        try {
            return VerifyingKey.read(Files.readString(key));
        } catch (IOException e) {
            throw Problems.badVerifyingKey(key, "it cannot be read");
        } catch (IllegalArgumentException e) {
            throw Problems.badVerifyingKey(key, e.getMessage());
        }
    }
}
