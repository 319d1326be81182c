package precredit.delivery;

/** Where a row lies, as one number: places are in the order in which rows were delivered. */
final class Place {
    private static final int POSITION_BITS = 40;
    private static final long MOST = 1L << POSITION_BITS;

    private Place() {}

    /** The number of its file, and the bytes of the file, once it is unpacked, before it. */
    static long of(int file, long position) {
        if (position >= MOST) {
            throw new IllegalArgumentException("a file of more than 2^" + POSITION_BITS + " bytes");
        }
        return ((long) file << POSITION_BITS) | position;
    }

    static int file(long place) {
        return (int) (place >>> POSITION_BITS);
    }

    static long position(long place) {
        return place & (MOST - 1);
    }
}
