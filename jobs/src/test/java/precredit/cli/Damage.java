package precredit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What may become of a file of a table on a bad disk, or in the hands of somebody who means well. */
enum Damage {
    CUT {
        @Override
        byte[] of(byte[] file, Random random) {
            return Arrays.copyOf(file, random.nextInt(Math.max(1, file.length)));
        }
    },
    CUT_AT_A_LINE_END {
        @Override
        byte[] of(byte[] file, Random random) {
            List<Integer> ends = new ArrayList<>(List.of(0));
            for (int i = 0; i < file.length - 1; i++) {
                if (file[i] == '\n') {
                    ends.add(i + 1);
                }
            }
            return Arrays.copyOf(file, ends.get(random.nextInt(ends.size())));
        }
    },
    FLIPPED {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] out = file.clone();
            if (out.length > 0) {
                out[random.nextInt(out.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return out;
        }
    },
    BLOCK_OF_ZEROS {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] out = file.clone();
            int from = random.nextInt(Math.max(1, out.length));
            Arrays.fill(out, from, Math.min(out.length, from + 64), (byte) 0);
            return out;
        }
    },
    EMPTIED {
        @Override
        byte[] of(byte[] file, Random random) {
            return new byte[0];
        }
    },
    REMOVED {
        @Override
        byte[] of(byte[] file, Random random) {
            return file;
        }

        @Override
        void strike(Path file, Random random) throws IOException {
            Files.delete(file);
            Files.deleteIfExists(sum(file));
        }
    };

    abstract byte[] of(byte[] file, Random random);

    /** Damages a file, and leaves the checksum that Hadoop keeps beside it on a local disk. */
    void strike(Path file, Random random) throws IOException {
        Files.write(file, of(Files.readAllBytes(file), random));
    }

    private static Path sum(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".crc");
    }
}
