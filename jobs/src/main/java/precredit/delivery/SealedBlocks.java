package precredit.delivery;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import precredit.identity.Seal;

/** Takes the bytes of a file and gives them as sealed blocks. */
final class SealedBlocks extends OutputStream {
    private final FilePlan file;
    private final String sha256;
    private final Seal seal;
    private final List<SealedBlock> blocks = new ArrayList<>();
    private final byte[] block = new byte[SealedBlock.SIZE];
    private int filled;

    SealedBlocks(FilePlan file, String sha256, Seal seal) {
        this.file = file;
        this.sha256 = sha256;
        this.seal = seal;
    }

    @Override
    public void write(int b) {
        block[filled++] = (byte) b;
        if (filled == block.length) {
            endBlock();
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int written = 0;
        while (written < length) {
            int count = Math.min(length - written, block.length - filled);
            System.arraycopy(bytes, from + written, block, filled, count);
            written += count;
            filled += count;
            if (filled == block.length) {
                endBlock();
            }
        }
    }

    /** All that was written. */
    List<SealedBlock> end() {
        if (filled > 0) {
            endBlock();
        }
        return blocks;
    }

    private void endBlock() {
        blocks.add(SealedBlock.of(file, sha256, blocks.size(), Arrays.copyOf(block, filled), seal));
        filled = 0;
    }
}
