package precredit.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precredit.problem.Exit;
import precredit.problem.Problem;

class BinderTest {
    private static final String WHOLE =
            """
            text = "三"
            whole = 3
            large = 30000000000
            share = 0.1
            exact = 0.10
            on = yes
            day = 2024-01-05
            folder = some/where
            kind = two-words
            names = [b, a]
            inner { max-depth = 4 }
            by-name { z { max-depth = 2 }, a { max-depth = 1 } }
            shortened = "7"
            """;

    @TempDir
    Path folder;

    enum Kind {
        ONE,
        TWO_WORDS
    }

    record Inner(int maxDepth) {
        Inner {
            if (maxDepth < 1) {
                throw new IllegalArgumentException("max-depth must be 1 or more");
            }
        }
    }

    record Shorthand(String text) {
        static Shorthand of(String text) {
            return new Shorthand("of " + text);
        }
    }

    record All(
            String text,
            int whole,
            long large,
            double share,
            BigDecimal exact,
            boolean on,
            LocalDate day,
            Path folder,
            Kind kind,
            List<String> names,
            Inner inner,
            Map<String, Inner> byName,
            Shorthand shortened,
            Optional<Integer> perhaps) {}

    @Test
    void bindsEveryTypeOfSetting() {
        All all = bind(WHOLE);

        assertThat(all)
                .isEqualTo(new All(
                        "三",
                        3,
                        30_000_000_000L,
                        0.1,
                        new BigDecimal("0.10"),
                        true,
                        LocalDate.of(2024, 1, 5),
                        Path.of("some/where"),
                        Kind.TWO_WORDS,
                        List.of("b", "a"),
                        new Inner(4),
                        Map.of("a", new Inner(1), "z", new Inner(2)),
                        new Shorthand("of 7"),
                        Optional.empty()));
        assertThat(all.byName().keySet()).containsExactly("a", "z");
        assertThat(bind(WHOLE + "perhaps = 5").perhaps()).contains(5);
        assertThat(bind(WHOLE + "perhaps = null").perhaps()).isEmpty();
        assertThat(bind(WHOLE + "by-name.a = null").byName()).containsOnlyKeys("z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    whole = many            | setting whole (x.conf:14): "many" is no number.~Write a whole number.
                    whole = 3.5             | setting whole (x.conf:14): "3.5" is no number.~Write a whole number.
                    exact = 1/2             | setting exact (x.conf:14): "1/2" is no number.~Write a plain number.
                    on = perhaps            | setting on (x.conf:14): "perhaps" is neither true nor false.~Correct it.
                    day = 2024/1/5          | setting day (x.conf:14): "2024/1/5" is no date.~Write it as 2026-06-30.
                    kind = three            | setting kind (x.conf:14): "three" is none of one, two-words.~Correct it.
                    names = a               | setting names (x.conf:14): is not a list.~Write it in brackets, as [a, b].
                    names = [[a]]           | setting names[0] (x.conf:14): is a block or a list where one value is needed.~Write one value.
                    text = []               | setting text (x.conf:14): is a block or a list where one value is needed.~Write one value.
                    by-name = 7             | setting by-name (x.conf:14): is one value where a block is needed.~Write it in braces.
                    inner = 7               | setting inner (x.conf:14): is one value where a block is needed.~Write it in braces.
                    inner = deep            | setting inner (x.conf:14): is text where a block is needed.~Write it in braces.
                    inner.max-depth = 0     | setting inner (x.conf:14): max-depth must be 1 or more.~Correct it.
                    inner.maxDepth = 1      | setting inner.maxDepth (x.conf:14): there is no such setting.~Known here: max-depth.
                    inner = null            | setting inner (x.conf:1): it is missing.~Add it; reference.conf says what it means.
                    """)
    void saysWhichSettingIsWrongWhereAndWhy(String line, String message) {
        assertThatThrownBy(() -> bind(WHOLE + line))
                .isInstanceOf(Problem.class)
                .hasMessage(message.replace("~", "\n"))
                .extracting(problem -> ((Problem) problem).exit())
                .isEqualTo(Exit.CONFIGURATION);
    }

    @Test
    void namesTheFirstOfSeveralUnknownSettings() {
        assertThatThrownBy(() -> bind(WHOLE + "zz = 1\nyy = 2"))
                .hasMessageStartingWith("setting yy (x.conf:15): there is no such setting.\nKnown here: text, whole,");
    }

    private All bind(String text) {
        try {
            Path file = Files.writeString(folder.resolve("x.conf"), text);
            return Binder.bind(ConfigFactory.parseFile(file.toFile()).root(), All.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
