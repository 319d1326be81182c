package precredit.night;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/** Tells a terminal how far a run is: one line a step, and a bar while it runs if somebody is looking. */
public final class Steps {
    private final PrintStream out;
    private final boolean interactive;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final AtomicLong tasks = new AtomicLong();
    private final AtomicLong done = new AtomicLong();

    public Steps(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /** Seconds of each step so far, in the order in which they ran. */
    public Map<String, Double> seconds() {
        return seconds;
    }

    /** Lets the bar follow the tasks of a session. */
    public void follow(SparkSession spark) {
        spark.sparkContext().addSparkListener(new SparkListener() {
            @Override
            public void onStageSubmitted(SparkListenerStageSubmitted stage) {
                tasks.addAndGet(stage.stageInfo().numTasks());
            }

            @Override
            public void onTaskEnd(SparkListenerTaskEnd task) {
                done.incrementAndGet();
            }
        });
    }

    /** What a step found, with a sentence for the terminal. */
    public record Finding<T>(T value, String words) {}

    /** Runs a step, prints its line and gives back what it found. */
    public <T> T run(String name, Supplier<Finding<T>> step) {
        long start = System.nanoTime();
        Finding<T> finding = interactive ? underBar(name, step) : step.get();
        double took = Math.round((System.nanoTime() - start) / 1e7) / 100.0;
        seconds.merge(name, took, Double::sum);
        out.printf(Locale.ROOT, "%-9s %7.1f s  %s%n", name, took, finding.words());
        return finding.value();
    }

    /** A line that belongs to no step. */
    public void note(String words) {
        out.println(words);
    }

    private <T> Finding<T> underBar(String name, Supplier<Finding<T>> step) {
        tasks.set(0);
        done.set(0);
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .clearDisplayOnFinish()
                .setConsumer(new me.tongfei.progressbar.ConsoleProgressBarConsumer(out))
                .build()) {
            Thread follower = new Thread(() -> follow(bar), "progress");
            follower.setDaemon(true);
            follower.start();
            try {
                return step.get();
            } finally {
                follower.interrupt();
            }
        }
    }

    private void follow(ProgressBar bar) {
        try {
            while (true) {
                bar.maxHint(Math.max(tasks.get(), 1));
                bar.stepTo(done.get());
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
