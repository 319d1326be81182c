package precredit.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/** Opens delivered files, whole or in part. */
final class SliceInput {
    private static final int GZIP_BUFFER = 1 << 16;

    private SliceInput() {}

    /** The records of a slice; of a compressed file all of them, its header too. */
    static InputStream open(FilePlan file, Slice slice, Configuration configuration) throws IOException {
        InputStream in = open(file, slice.start(), configuration);
        return file.isCompressed() ? in : new Part(in, slice.length());
    }

    /** All records of a file from one on that starts there; of a compressed file all of it. */
    static InputStream open(FilePlan file, long start, Configuration configuration) throws IOException {
        FSDataInputStream in = raw(file.uri(), configuration);
        if (file.isCompressed()) {
            return new GZIPInputStream(in, GZIP_BUFFER);
        }
        in.seek(start);
        return in;
    }

    /** The file as it lies. */
    static FSDataInputStream raw(String uri, Configuration configuration) throws IOException {
        Path path = new Path(uri);
        return path.getFileSystem(configuration).open(path);
    }

    private static final class Part extends FilterInputStream {
        private long left;

        Part(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = super.read(bytes, from, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }
}
