package precredit.cli;

import java.io.PrintStream;
import java.time.InstantSource;
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
            // The errors of Spark and other libraries, unless a cluster has set up logging already.
            System.setProperty("log4j2.configurationFile", "log4j2-json.properties");
            return new JsonJournal(out, InstantSource.system(), command, report);
        }
    };

    abstract Journal journal(PrintStream out, String command, Report report);
}
