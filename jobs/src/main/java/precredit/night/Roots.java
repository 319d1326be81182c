package precredit.night;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import precredit.problem.Problem;
import precredit.problem.Problems;

/** Whether the folders that the settings name can serve; what they hold is not looked at. */
record Roots(Configuration hadoop) {
    private static final String LANDING = "landing.root";
    private static final String STORAGE = "storage.root";

    /** Refuses a landing zone that is not there, is no folder or cannot be read. */
    void checkLanding(String address) {
        FileStatus root = status(LANDING, address, new Path(address)).orElseThrow(() -> Problems.noLanding(address));
        requireFolder(LANDING, address, root);
        if (onDisk(root).filter(disk -> !Files.isReadable(disk)).isPresent()) {
            throw Problems.noLanding(address);
        }
    }

    /** Refuses a storage root that is no folder, or lies where none can be written. */
    void checkStorage(String address) {
        Path path = new Path(address);
        Optional<FileStatus> nearest = status(STORAGE, address, path);
        while (nearest.isEmpty() && path.getParent() != null) {
            path = path.getParent();
            nearest = status(STORAGE, address, path);
        }
        nearest.ifPresent(folder -> {
            requireFolder(STORAGE, address, folder);
            if (onDisk(folder).filter(disk -> !Files.isWritable(disk)).isPresent()) {
                throw unusable(STORAGE, address, "it cannot be written");
            }
        });
    }

    private Optional<FileStatus> status(String setting, String address, Path path) {
        try {
            FileSystem files = path.getFileSystem(hadoop);
            return Optional.of(files.getFileStatus(files.makeQualified(path)));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(
                    setting, address, "it cannot be reached (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static void requireFolder(String setting, String address, FileStatus found) {
        if (!found.isDirectory()) {
            throw unusable(setting, address, found.getPath().getName() + " is a file");
        }
    }

    private static Problem unusable(String setting, String address, String why) {
        return Problems.badSetting(setting, address, why, "Set it to a folder");
    }

    private static Optional<java.nio.file.Path> onDisk(FileStatus found) {
        return "file".equals(found.getPath().toUri().getScheme())
                ? Optional.of(java.nio.file.Path.of(found.getPath().toUri().getPath()))
                : Optional.empty();
    }
}
