package precredit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A disk in memory of so many bytes, which only an administrator of the machine can make. */
record SmallDisk(Path at) implements AutoCloseable {
    private static final long PAGE = 4096;
    private static final long ROOMY = 1L << 30;

    static SmallDisk mounted(Path at) throws IOException, InterruptedException {
        Files.createDirectories(at);
        run("mount", "-t", "tmpfs", "-o", "size=" + ROOMY, "tmpfs", at.toString());
        return new SmallDisk(at);
    }

    /** Leaves so many bytes beside those that are taken. */
    void leave(long bytes) throws IOException, InterruptedException {
        long taken =
                Files.getFileStore(at).getTotalSpace() - Files.getFileStore(at).getUsableSpace();
        resize(taken + bytes);
    }

    void makeRoom() throws IOException, InterruptedException {
        resize(ROOMY);
    }

    /** What the files below a folder take of such a disk. */
    static long taken(Path folder) throws IOException {
        long taken = 0;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                taken += (Files.size(file) + PAGE - 1) / PAGE * PAGE;
            }
        }
        return taken;
    }

    private void resize(long bytes) throws IOException, InterruptedException {
        run("mount", "-o", "remount,size=" + bytes, at.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).start().waitFor() != 0) {
            throw new IOException("cannot be done here: " + List.of(command).get(0));
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", at.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
