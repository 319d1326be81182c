package precredit.channel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one channel sends, to whom and why. Whatever would let a name, a number or a phone out in full without encryption
 * is refused when the settings are read.
 */
public record ChannelSettings(
        Format format,
        List<String> columns,
        Optional<Map<String, Masking>> masking,
        ChannelFilter filter,
        Optional<RecipientKey> recipientKey,
        String purpose,
        String legalBasis) {

    /** How the file is written. */
    public enum Format {
        JSONL
    }

    public ChannelSettings {
        if (columns.isEmpty() || columns.stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("columns are empty, or name one twice");
        }
        if (purpose.isBlank() || legalBasis.isBlank()) {
            throw new IllegalArgumentException("a channel needs a purpose and a legal basis");
        }
        maskings(columns, masking.orElse(Map.of()))
                .forEach((column, shown) -> check(column, shown, recipientKey.isPresent()));
    }

    /** The columns that are sent, in their order, and how each is shown. */
    Map<ChannelColumn, Masking> shown() {
        Map<ChannelColumn, Masking> shown = maskings(columns, masking.orElse(Map.of()));
        shown.values().removeIf(Masking.OMITTED::equals);
        return shown;
    }

    private static Map<ChannelColumn, Masking> maskings(List<String> columns, Map<String, Masking> masking) {
        Map<ChannelColumn, Masking> maskings = new LinkedHashMap<>();
        for (String name : columns) {
            ChannelColumn column = ChannelColumn.named(name);
            maskings.put(column, masking.getOrDefault(name, column.defaultMasking()));
        }
        masking.keySet().stream()
                .filter(name -> !columns.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("masking names column " + name + ", which is not sent");
                });
        return maskings;
    }

    private static void check(ChannelColumn column, Masking shown, boolean isEncrypted) {
        if (!column.allows(shown)) {
            throw new IllegalArgumentException(
                    "column " + column.title() + " cannot be " + shown.name().toLowerCase(Locale.ROOT));
        }
        if (column.isPersonal() && shown == Masking.FULL && !isEncrypted) {
            throw new IllegalArgumentException("column " + column.title()
                    + " would leave in full and readable by everybody: name a recipient-key, or mask it");
        }
    }
}
