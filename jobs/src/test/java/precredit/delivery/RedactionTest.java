package precredit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import precredit.identity.Tokens;
import precredit.settings.Settings;
import precredit.settings.SourceSettings;

/** Persons are invented; the identity numbers are the examples of GB 11643. */
class RedactionTest {
    private static final Tokens.Key KEY = new Tokens.Key(Tokens.Algorithm.HMAC_SM3, new byte[] {1, 2, 3});
    private static final String NUMBER = "11010519491231002X";
    private static final String LOANS =
            "loan_id,borrower_id,borrower_name,product,principal_yuan,granted_on,due_on,closed_on\n";
    private static final String OTHER = "L2,440524188001010014,乙,P,2000,2024-01-02,2025-01-01,\n";

    @Test
    void takesTheRowsOfAPersonOutInEverySpellingAndLeavesTheLinesOfTheOthers() throws IOException {
        String rows = LOANS
                + "L1,'11010519491231002x ,甲,P,1,2024-01-01,2025-01-01,\n"
                + OTHER
                + "L3,\"１１０１０５１９４９１２３１００２Ｘ\",\"甲\n乙\",P,1,2024-01-01,2025-01-01,\n"
                + "broken,11010519491231002X\n";

        assertThat(redacted("county-credit", "loan.csv", rows)).isEqualTo(LOANS + "\n" + OTHER + "\n\n\n");
    }

    @Test
    void leavesAHouseholdWithoutItsContractor() throws IOException {
        String header = "CBFBM,CBFLX,CBFMC,CBFZJLX,CBFZJHM,CBFDZ,YZBM,LXDH,CBFCYSL,CBFDCRQ\n";

        assertThat(redacted(
                        "land-registry",
                        "CBF.csv",
                        header + "370982110201010001,1,甲,1," + NUMBER + ",某村1号,271200,13800000000,3,20200101\n"))
                .isEqualTo(header + "370982110201010001,1,,1,,,271200,,3,20200101\n");
    }

    @Test
    void findsADebtorByNameAndMaskedNumber() throws IOException {
        String header = "iname,caseCode,cardNum,regDate,publishDate,performance,partyTypeName\n";
        String other = "乙,(2023)2,1101051949****002X,20230101,2023年2月1日,全部未履行,自然人\n";

        assertThat(redacted(
                        "county-credit",
                        "dishonest_debtor.csv",
                        header + "甲,(2023)1,1101051949****002X,20230101,2023年2月1日,全部未履行,自然人\n" + other))
                .isEqualTo(header + "\n" + other);
    }

    @Test
    void packsAgainWhatWasPacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write((LOANS + "L1," + NUMBER + ",A,P,1,2024-01-01,2025-01-01,\n").getBytes(StandardCharsets.UTF_8));
        }

        byte[] redacted = redacted("county-credit", "loan.csv.gz", packed.toByteArray());

        assertThat(new GZIPInputStream(new ByteArrayInputStream(redacted)).readAllBytes())
                .asString()
                .isEqualTo(LOANS + "\n");
    }

    private static String redacted(String source, String name, String text) throws IOException {
        SourceSettings settings = settings(source);
        return new String(redacted(source, name, text.getBytes(settings.charset())), settings.charset());
    }

    private static byte[] redacted(String source, String name, byte[] file) throws IOException {
        Tokens tokens = new Tokens(KEY);
        Redaction redaction = new Redaction(
                plan(source, name, file), new Persons(KEY, Set.of(tokens.person(NUMBER), tokens.debtor("甲", NUMBER))));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        redaction.write(
                () -> new ByteArrayInputStream(file), redaction.places(() -> new ByteArrayInputStream(file)), out);
        return out.toByteArray();
    }

    private static FilePlan plan(String source, String name, byte[] file) throws IOException {
        SourceSettings settings = settings(source);
        ByteArrayInputStream in = new ByteArrayInputStream(file);
        List<String> header =
                Inspection.headings(name.endsWith(".gz") ? new GZIPInputStream(in) : in, settings.encoding());
        String type = name.substring(0, name.indexOf('.'));
        return new FilePlan(
                "370982",
                source,
                type,
                name,
                "",
                settings.encoding(),
                List.of(),
                20_000,
                20_000,
                List.of("370982"),
                FileLayout.of(header, settings.files().get(type)));
    }

    private static SourceSettings settings(String source) {
        return Settings.load(Optional.empty(), List.of()).sources().get(source);
    }
}
