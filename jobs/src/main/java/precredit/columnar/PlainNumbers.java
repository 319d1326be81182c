package precredit.columnar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.apache.parquet.bytes.BytesInput;

/** Numbers one after the other, lowest byte first: Parquet's plain encoding. */
final class PlainNumbers {
    private PlainNumbers() {}

    /** The first of these, with 64 bits each or with 32. */
    static BytesInput of(long[] values, int count, boolean areLong) {
        ByteBuffer bytes = ByteBuffer.allocate(count * (areLong ? Long.BYTES : Integer.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        if (areLong) {
            bytes.asLongBuffer().put(values, 0, count);
        } else {
            IntBuffer ints = bytes.asIntBuffer();
            for (int i = 0; i < count; i++) {
                ints.put((int) values[i]);
            }
        }
        return BytesInput.from(bytes.array());
    }
}
