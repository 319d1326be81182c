package precredit.delivery;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import precredit.settings.FileSettings;

/**
 * What of a file makes the key of its rows, before its header is known.
 *
 * @param scope as {@link RowKey#scope} gives it
 * @param parts in the order of the key
 */
record KeyColumns(String scope, List<Part> parts, String encoding, List<String> datePatterns) implements Serializable {
    /** {@code isForgotten} says that the cell is emptied where a row of a household names a person who was erased. */
    record Part(String name, FileSettings.Type type, boolean isForgotten) implements Serializable {}

    static KeyColumns of(Delivery delivery, Delivery.Part file, boolean areAllKept) {
        FileSettings settings = delivery.settings().files().get(file.type());
        Set<String> forgotten = areAllKept ? Set.of() : forgotten(settings);
        return new KeyColumns(
                RowKey.scope(delivery.source(), file.type(), settings.feeds(), (int)
                        delivery.dt().toEpochDay()),
                settings.key().stream()
                        .map(name -> new Part(name, settings.columns().get(name).type(), forgotten.contains(name)))
                        .toList(),
                delivery.settings().encoding(),
                delivery.settings().datePatterns().orElse(List.of()));
    }

    private static Set<String> forgotten(FileSettings settings) {
        Set<String> forgotten = new TreeSet<>();
        settings.columns().forEach((name, column) -> {
            if (column.type() == FileSettings.Type.TEXT) {
                forgotten.add(name);
            }
        });
        settings.identity().ifPresent(names -> Stream.of(names.person(), names.name(), names.phone())
                .forEach(name -> name.ifPresent(forgotten::add)));
        return forgotten;
    }
}
