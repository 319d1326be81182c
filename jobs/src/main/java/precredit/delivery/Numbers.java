package precredit.delivery;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Identity numbers in rows that cannot be read: residents' anywhere, others as a cell, in any delivered spelling. */
record Numbers(Persons persons) {
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)(\\d{17}[\\dXx]|\\d{15})(?!\\d)");

    /** Whether a record holds the number of an erased person; bytes that cannot be decoded are passed over. */
    boolean holdErased(byte[] record, Charset charset) {
        String text = Normalizer.normalize(new String(record, charset), Normalizer.Form.NFKC);
        return Stream.concat(
                        NUMBER.matcher(text).results().map(MatchResult::group),
                        Stream.of(text.replace("\"", "").split(",")))
                .anyMatch(number -> persons.isErased(persons.of(number).token()));
    }
}
