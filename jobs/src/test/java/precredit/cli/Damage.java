package precredit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** What may become of a file of a table on a bad disk. */
enum Damage {
    EMPTIED {
        @Override
        byte[] of(byte[] file, Random random) {
            return new byte[0];
        }
    },
    CUT {
        @Override
        byte[] of(byte[] file, Random random) {
            return Arrays.copyOf(file, random.nextInt(file.length));
        }
    },
    BLOCK_OF_ZEROS {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] out = file.clone();
            int from = random.nextInt(out.length);
            Arrays.fill(out, from, Math.min(out.length, from + 64), (byte) 0);
            return out;
        }
    };

    abstract byte[] of(byte[] file, Random random);

    /** Damages a file, and with it the checksum that a local disk keeps beside it: an object store has none. */
    void strike(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, of(bytes, random));
        Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    }
}
