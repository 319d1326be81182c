package precredit.feature.fold;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/** Groups of rows, by their numbers: 0, 1 and so on. The rows of one are of one owner, himself a number, and of one grain. */
public final class Groups implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int NONE = -1;

    private final Dictionary grains;
    private int[] owners = new int[1 << 4];
    private int[] grainOf = new int[1 << 4];
    private int size;
    /** Numbers by the place that owner and grain lead to; twice as many as there are groups, a power of two. */
    private int[] places = places(1 << 5);

    /** Of grains of so many columns. */
    Groups(int width) {
        this(new Dictionary(width));
    }

    /** Of grains that are numbered there. */
    Groups(Dictionary grains) {
        this.grains = grains;
    }

    int size() {
        return size;
    }

    /** The columns of a grain. */
    int width() {
        return grains.rows().width();
    }

    Dictionary grains() {
        return grains;
    }

    int owner(int group) {
        return owners[group];
    }

    int grain(int group) {
        return grainOf[group];
    }

    /** The number of a group; the next one if it is new. */
    int of(int owner, UnsafeRow grain) {
        return of(owner, grains.number(grain));
    }

    int of(int owner, int grain) {
        int place = place(owner, grain);
        if (places[place] != NONE) {
            return places[place];
        }
        if (size == owners.length) {
            owners = Arrays.copyOf(owners, PackedRows.larger(size, size + 1));
            grainOf = Arrays.copyOf(grainOf, owners.length);
        }
        owners[size] = owner;
        grainOf[size] = grain;
        places[place] = size++;
        int group = size - 1;
        if (2 * size > places.length) {
            spread();
        }
        return group;
    }

    void trim() {
        grains.trim();
        owners = Arrays.copyOf(owners, size);
        grainOf = Arrays.copyOf(grainOf, size);
    }

    private int place(int owner, int grain) {
        int place = first(owner, grain);
        while (places[place] != NONE && !(owners[places[place]] == owner && grainOf[places[place]] == grain)) {
            place = (place + 1) & (places.length - 1);
        }
        return place;
    }

    private void spread() {
        places = places(Math.multiplyExact(2, places.length));
        for (int group = 0; group < size; group++) {
            int place = first(owners[group], grainOf[group]);
            while (places[place] != NONE) {
                place = (place + 1) & (places.length - 1);
            }
            places[place] = group;
        }
    }

    private int first(int owner, int grain) {
        long mixed = owner * 0x9E3779B97F4A7C15L ^ grain * 0xC2B2AE3D27D4EB4FL;
        return (int) (mixed ^ mixed >>> Integer.SIZE) & (places.length - 1);
    }

    private static int[] places(int count) {
        int[] places = new int[count];
        Arrays.fill(places, NONE);
        return places;
    }
}
