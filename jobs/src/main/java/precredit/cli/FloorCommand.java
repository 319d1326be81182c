package precredit.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import precredit.bench.Floor;

/** A part of the benchmark that needs a process of its own. */
@Command(
        name = "floor",
        description = {
            "Starts a session and lets Spark's own reader parse every delivery into nothing:",
            "no load can be faster."
        })
final class FloorCommand implements Callable<Integer> {
    @Mixin
    private NightOptions common;

    @Override
    public Integer call() {
        return Precredit.told(common, call -> new Floor(call.settings(), call.steps()).run());
    }
}
