package precredit.publish.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** A chart of a report: bars, one of each series at every label, or curves. */
record Chart(String id, String title, Shape shape, List<String> labels, List<Series> series) {
    Chart {
        labels = List.copyOf(labels);
        series = List.copyOf(series);
    }

    /** How bars stand. */
    enum Shape {
        /** Upright, those of one label side by side. */
        COLUMNS,
        /** Lying, those of one label end to end. */
        STACKED_BARS,
        /** Lying, each from the end of the one before. */
        WATERFALL,
        /** Lines through points, whose {@code from} is how far right and {@code to} how far up; without labels. */
        CURVES
    }

    /** The bars of one meaning, each from one value to another. */
    record Series(String name, List<Bar> bars) {
        Series {
            bars = List.copyOf(bars);
        }

        static Series of(String name, List<? extends Number> heights) {
            return new Series(
                    name,
                    heights.stream()
                            .map(height -> new Bar(BigDecimal.ZERO, new BigDecimal(height.toString())))
                            .toList());
        }
    }

    /** A chart of curves. */
    static Chart curves(String id, String title, List<Series> series) {
        return new Chart(id, title, Shape.CURVES, List.of(), series);
    }

    /** From where to where a bar reaches. */
    record Bar(BigDecimal from, BigDecimal to) {}

    ObjectNode json() {
        ObjectNode chart = JsonNodeFactory.instance.objectNode().put("id", id).put("shape", shape.name());
        ArrayNode names = chart.putArray("labels");
        labels.forEach(names::add);
        ArrayNode all = chart.putArray("series");
        for (Series one : series) {
            ArrayNode bars = all.addObject().put("name", one.name()).putArray("bars");
            one.bars().forEach(bar -> bars.addArray().add(bar.from()).add(bar.to()));
        }
        return chart;
    }
}
