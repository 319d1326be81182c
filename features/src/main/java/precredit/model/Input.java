package precredit.model;

import precredit.feature.Direction;

/** One column the tree may ask about, with its name in words, its unit and its declared direction. */
public record Input(String column, String words, String unit, Direction direction) {
    public Input {
        if (!column.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("an input's column must be a plain name, not '" + column + "'");
        }
    }
}
