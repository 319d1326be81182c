package precredit.night;

import java.io.PrintStream;
import java.util.LinkedHashMap;
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

/** Tells how far a run is: a step when it has ended, and a bar while it runs if somebody is looking. */
public final class Steps {
    private final Journal journal;
    private final PrintStream terminal;
    private final boolean interactive;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final AtomicLong tasks = new AtomicLong();
    private final AtomicLong done = new AtomicLong();

    /** Tells {@code journal}, and draws on {@code terminal} if somebody looks at it. */
    public Steps(Journal journal, PrintStream terminal, boolean interactive) {
        this.journal = journal;
        this.terminal = terminal;
        this.interactive = interactive;
    }

    /** Seconds of each step so far, in the order in which they ran. */
    public Map<String, Double> seconds() {
        return seconds;
    }

    /** Lets the bar, if there is one, follow the tasks of a session. */
    public void follow(SparkSession spark) {
        if (!interactive) {
            return;
        }
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

    /** What a step found, with a sentence for the journal. */
    public record Finding<T>(T value, String words) {}

    /** Runs a step, tells of it and gives back what it found. */
    public <T> T run(String name, Supplier<Finding<T>> step) {
        long start = System.nanoTime();
        Finding<T> finding = interactive ? underBar(name, step) : step.get();
        double took = Math.round((System.nanoTime() - start) / 1e7) / 100.0;
        seconds.merge(name, took, Double::sum);
        journal.step(name, took, finding.words());
        return finding.value();
    }

    /** Tells of something that belongs to no step. */
    public void note(String words) {
        journal.note(words);
    }

    private <T> Finding<T> underBar(String name, Supplier<Finding<T>> step) {
        tasks.set(0);
        done.set(0);
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .clearDisplayOnFinish()
                .setConsumer(new me.tongfei.progressbar.ConsoleProgressBarConsumer(terminal))
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
