package precredit.lake;

import io.delta.storage.HadoopFileSystemLogStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import precredit.store.NewFile;

/**
 * Writes the log of Delta tables so that of two writers that make the same commit one is told that it lost, on a disk and
 * in an object store alike, and so that a run makes none once it has lost its lock. Each entry bears its seal.
 */
public final class GuardedLogStore extends HadoopFileSystemLogStore {
    private static final Map<String, Runnable> GUARDS = new ConcurrentHashMap<>();

    /** Called by Delta. */
    public GuardedLogStore(Configuration hadoop) {
        super(hadoop);
    }

    /** From now on asks {@code guard} before each commit to a table below {@code root}, a full address. */
    public static void guard(String root, Runnable guard) {
        GUARDS.put(root, guard);
    }

    public static void leave(String root) {
        GUARDS.remove(root);
    }

    @Override
    public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoop) throws IOException {
        byte[] bytes = lines(actions);
        GUARDS.forEach((root, guard) -> {
            if (path.toString().startsWith(root + "/")) {
                guard.run();
            }
        });
        if (overwrite) {
            try (OutputStream out = path.getFileSystem(hadoop).create(path, true)) {
                out.write(bytes);
            }
        } else if (!new NewFile(path, hadoop).create(bytes)) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }

    @Override
    public Boolean isPartialWriteVisible(Path path, Configuration hadoop) {
        return "file".equals(path.toUri().getScheme());
    }

    private static byte[] lines(Iterator<String> actions) {
        StringBuilder text = new StringBuilder();
        actions.forEachRemaining(action -> text.append(action).append('\n'));
        return CommitSeal.sealed(text.toString());
    }
}
