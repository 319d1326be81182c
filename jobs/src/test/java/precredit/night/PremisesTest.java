package precredit.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precredit.identity.Keys;
import precredit.problem.Exit;
import precredit.problem.Problem;
import precredit.settings.Settings;
import precredit.store.Store;

/** What is refused before Spark starts. */
class PremisesTest {
    private static final String DICTIONARIES = "../conf/dictionaries";

    @TempDir
    Path folder;

    @BeforeEach
    void landASample() throws IOException {
        Files.createDirectories(folder.resolve("landing/land-registry/dt=2026-06-30"));
        Files.createDirectories(folder.resolve("landing/produce-market/dt=2026-05-31"));
        Files.createFile(folder.resolve("landing/_sample.json"));
        Files.createFile(Files.createDirectory(folder.resolve("unmarked")).resolve("note.txt"));
        Files.createFile(Files.createDirectory(folder.resolve("empty")).resolve("_sample.json"));
        Files.createFile(folder.resolve("file"));
    }

    @Test
    void takesTheDateOfTheNewestDelivery() {
        assertThat(premises().asOf()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(premises("date=2026-06-01").asOf()).isEqualTo(LocalDate.of(2026, 6, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    landing.root=@/none            | CONFIGURATION | setting landing.root (@/none): there is no such folder
                    landing.root=@/file            | CONFIGURATION | setting landing.root (@/file): file is a file
                    landing.root=@/unmarked        | CONFIGURATION | sample keys on real data
                    landing.root=@/empty           | NOT_READY     | nothing has arrived: no source has a delivery
                    landing.root=nowhere://x/y     | CONFIGURATION | setting landing.root (nowhere://x/y): it cannot be reached
                    storage.root=@/file            | CONFIGURATION | setting storage.root (@/file): file is a file
                    storage.root=@/file/deep/out   | CONFIGURATION | setting storage.root (@/file/deep/out): file is a file
                    dictionaries.crops=@/none.csv  | CONFIGURATION | dictionary none.csv: there is no such file
                    dictionaries.crops=@/landing   | CONFIGURATION | dictionary landing: it is no file that can be read
                    dictionaries.divisions=@/none  | CONFIGURATION | dictionary @/none: it holds no CSV file
                    dictionaries.divisions=@/empty | CONFIGURATION | dictionary @/empty: it holds no CSV file
                    county=110101                  | CONFIGURATION | no villages of county 110101
                    model.id=370982-2026-06-30-00000000 | CONFIGURATION | model.id = 370982-2026-06-30-00000000: there is no such model
                    """)
    void refusesWhatNoNightCanBeRunWith(String setting, Exit exit, String why) {
        assertRefused(() -> premises(setting.replace("@", folder.toString())), exit, why);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void namesTheCountiesThatItKnows() {
        assertRefused(
                () -> premises("county=110101"),
                Exit.CONFIGURATION,
                "choose one of 370614, 370634, 370684, 370783, 370982, 371525");
    }

    @Test
    void refusesOtherKeysThanThoseOfTheLake() {
        Settings settings = settings();
        Store store = Store.at(settings.storage().root(), new Configuration());
        new KeyRing(store).remember(Keys.of(settings.security(), Map.of()));

        assertThat(premises().asOf()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertRefused(
                () -> Premises.of(
                        settings,
                        Keys.of(
                                settings.security(),
                                Map.of(
                                        "PRECREDIT_TOKEN_KEY", "another-key",
                                        "PRECREDIT_IDENTITY_KEY", "sample-identity-key-known-to-everybody")),
                        new Configuration()),
                Exit.CONFIGURATION,
                "the token key is not the one this lake was written with");
    }

    private void assertRefused(Runnable work, Exit exit, String why) {
        assertThatThrownBy(work::run)
                .isInstanceOf(Problem.class)
                .hasMessageContaining(why.replace("@", folder.toString()))
                .extracting(problem -> ((Problem) problem).exit())
                .isEqualTo(exit);
    }

    private Premises premises(String... values) {
        Settings settings = settings(values);
        return Premises.of(settings, Keys.of(settings.security(), Map.of()), new Configuration());
    }

    private Settings settings(String... values) {
        List<String> all = new ArrayList<>(List.of(
                "landing.root=" + folder.resolve("landing"),
                "storage.root=" + folder.resolve("out"),
                "dictionaries.crops=" + DICTIONARIES + "/crops.csv",
                "dictionaries.divisions=" + DICTIONARIES + "/divisions"));
        all.addAll(List.of(values));
        return Settings.load(Optional.empty(), all);
    }
}
