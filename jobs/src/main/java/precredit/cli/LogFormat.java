package precredit.cli;

import java.io.PrintStream;
import java.net.URISyntaxException;
import java.time.InstantSource;
import org.apache.logging.log4j.core.config.Configurator;
import precredit.night.Journal;
import precredit.night.JsonJournal;
import precredit.night.PlainJournal;
import precredit.night.Report;

/** How a command writes what it says on standard error. */
enum LogFormat {
    PLAIN {
        @Override
        Journal journal(PrintStream out, String command, Report report) {
            return new PlainJournal(out);
        }
    },
    JSON {
        @Override
        Journal journal(PrintStream out, String command, Report report) {
            librariesToo();
            return new JsonJournal(out, InstantSource.system(), command, report);
        }
    };

    abstract Journal journal(PrintStream out, String command, Report report);

    /** Lets the errors that Spark and other libraries log be lines of JSON as well. */
    private static void librariesToo() {
        try {
            Configurator.reconfigure(
                    LogFormat.class.getResource("/log4j2-json.properties").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
