package precredit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.lake.LakeTable;
import precredit.silver.SilverTable;

/** Persons are invented; the identity numbers are the examples of GB 11643. */
class IngestTest {
    private static final String LOANS =
            "loan_id,borrower_id,borrower_name,product,principal_yuan,granted_on,due_on,closed_on\n";
    private static final String GOOD = "L1,11010519491231002X,甲,P,1000.00,2024-01-01,2025-01-01,\n";
    private static final String OTHER = "L2,440524188001010014,乙,P,2000,2024年1月2日,20250101,\n";
    private static final String CLOSED = "L1,11010519491231002X,甲,P,1000.00,2024-01-01,2025-01-01,2024-02-01\n";
    private static final String BROKEN = "L3,3.70982E+17,丙,P,1,2024-01-01,2025-01-01,\n";

    @TempDir
    Path folder;

    private LandingOf landing;

    @BeforeEach
    void openALandingZone() {
        landing = new LandingOf(folder, LandingOf.defaults(), "county-credit");
    }

    @Test
    void putsEveryRowInExactlyOnePlace() {
        landing.file("county-credit/2024-01-05/loan.csv", LOANS + GOOD + BROKEN + "L4\n" + GOOD + OTHER)
                .gzip("county-credit/2024-01-06/loan.csv.gz", LOANS + OTHER + CLOSED)
                .file("county-credit/2024-01-06/farmer_grade.csv", "person_id,grade,assessed_on,valid_to\n");

        Arrival arrival = landing.ingest("2024-01-06");

        assertThat(landing.silver(
                        SilverTable.LOAN, "loan_id", "dt", "line", "event_date", "principal_yuan", "closed_on"))
                .containsExactly(
                        "L1 2024-01-05 2 2024-01-01 1000.000000 -",
                        "L1 2024-01-06 3 2024-01-01 1000.000000 2024-02-01",
                        "L2 2024-01-05 6 2024-01-02 2000.000000 -");
        assertThat(landing.quarantine())
                .containsExactly(
                        "2024-01-05 loan.csv 3 ID_FORMAT",
                        "2024-01-05 loan.csv 4 COLUMN_COUNT",
                        "2024-01-05 loan.csv 5 DUPLICATE",
                        "2024-01-06 loan.csv.gz 2 DUPLICATE");
        assertThat(arrival.counts(landing.intake().sources()))
                .containsEntry("county-credit", new Arrival.Counts(7, 3, 4));
        assertThat(arrival.deliveries()).isEqualTo(2);
        assertThat(arrival.refusals()).isEmpty();
        assertThat(quarantinedRow("line = 3")).isEqualTo(BROKEN.strip());
        assertThat(quarantinedRow("line = 4")).isEqualTo("L4");
    }

    @Test
    void takesADeliveryOnceAndACorrectedOneAgain() {
        landing.file("county-credit/2024-01-05/loan.csv", LOANS + GOOD + BROKEN);
        landing.ingest("2024-01-05");
        long version = landing.lake().version(LakeTable.silver(SilverTable.LOAN));

        assertThat(landing.ingest("2024-01-05").deliveries()).isZero();
        landing.file("county-credit/2024-01-05/loan.csv", LOANS + GOOD + BROKEN);
        assertThat(landing.ingest("2024-01-05").deliveries()).isZero();
        assertThat(landing.lake().version(LakeTable.silver(SilverTable.LOAN))).isEqualTo(version);

        landing.file("county-credit/2024-01-05/loan.csv", LOANS + OTHER);
        Arrival corrected = landing.ingest("2024-01-05");

        assertThat(corrected.deliveries()).isEqualTo(1);
        assertThat(corrected.delivered()).isEqualTo(1);
        assertThat(landing.silver(SilverTable.LOAN, "loan_id")).containsExactly("L2");
        assertThat(landing.quarantine()).isEmpty();
    }

    @Test
    void looksIntoNoFileThatLiesAsItDid() throws IOException {
        landing.file("county-credit/2024-01-05/loan.csv", LOANS + GOOD)
                .note("county-credit/2024-01-05", "{\"known\":\"event\"}");
        landing.ingest("2024-01-05");
        Path file = folder.resolve("landing/county-credit/dt=2024-01-05/loan.csv");
        FileTime written = Files.getLastModifiedTime(file);
        Files.write(file, new byte[(int) Files.size(file)]);
        Files.setLastModifiedTime(file, written);

        Arrival arrival = landing.ingest("2024-01-06");

        assertThat(arrival.deliveries()).isZero();
        assertThat(arrival.problem(landing.intake().sources(), LocalDate.of(2024, 1, 6), "landing"))
                .isEmpty();
        assertThat(landing.silver(SilverTable.LOAN, "loan_id")).containsExactly("L1");
    }

    @Test
    void countsARowForTheEarliestDeliveryWheneverThatArrives() {
        landing.file("county-credit/2024-01-06/loan.csv", LOANS + GOOD + OTHER);
        landing.file("county-credit/2024-01-07/loan.csv", LOANS + CLOSED);
        landing.ingest("2024-01-07");

        landing.file("county-credit/2024-01-05/loan.csv", LOANS + GOOD);
        Arrival arrival = landing.ingest("2024-01-07");

        assertThat(arrival.deliveries()).isEqualTo(3);
        assertThat(landing.silver(SilverTable.LOAN, "loan_id", "dt", "closed_on"))
                .containsExactly("L1 2024-01-05 -", "L1 2024-01-07 2024-02-01", "L2 2024-01-06 -");
        assertThat(landing.quarantine()).containsExactly("2024-01-06 loan.csv 2 DUPLICATE");
    }

    @Test
    void leavesOtherDeliveriesWhenOneIsRefused() {
        landing.file("county-credit/2024-01-05/loan.csv", LOANS + GOOD)
                .file("county-credit/2024-01-06/loan.csv", LOANS + OTHER)
                .note("county-credit/2024-01-06", "{\"files\":[{\"name\":\"loan.csv\",\"rows\":2}]}")
                .file("county-credit/2024-01-07/loan.csv", LOANS + CLOSED)
                .note("county-credit/2024-01-08", "{");

        Arrival arrival = landing.ingest("2024-01-08");

        assertThat(arrival.deliveries()).isEqualTo(2);
        assertThat(arrival.delivered()).isEqualTo(2);
        assertThat(landing.silver(SilverTable.LOAN, "loan_id", "dt")).containsExactly("L1 2024-01-05", "L1 2024-01-07");
        assertThat(arrival.problem(landing.intake().sources(), LocalDate.of(2024, 1, 8), "landing"))
                .hasValueSatisfying(
                        problem -> assertThat(problem)
                                .hasMessage(
                                        """
                                2 deliveries are refused: county-credit dt=2024-01-06: loan.csv does not hold what \
                                _delivery.json says: rows expected 2, actual 1. Deliver it again; county-credit \
                                dt=2024-01-08: _delivery.json cannot be used: it is no JSON. Correct it.
                                The previous list stays current; run the night again when they have arrived."""));
    }

    @Test
    void knowsABackfillOnItsEventDateAndPassesOverColumnsItDoesNotUse() {
        String more = LOANS.replace("\n", ",备注\n") + GOOD.replace("\n", ",新\n");
        landing.file("county-credit/2024-01-05/loan.csv", more)
                .note("county-credit/2024-01-05", "{\"known\":\"event\"}")
                .file("county-credit/2024-01-06/loan.csv", LOANS + OTHER);

        Arrival arrival = landing.ingest("2024-01-05");

        assertThat(landing.silver(SilverTable.LOAN, "known_from", "dt")).containsExactly("2024-01-01 2024-01-05");
        assertThat(arrival.delivered()).isEqualTo(1);
        assertThat(arrival.notices())
                .containsExactly("county-credit dt=2024-01-05: loan.csv has a column that is not used: 备注");
    }

    @Test
    void takesTheFirstOfTwoRowsWithOneKeyInASnapshot() {
        LandingOf land = new LandingOf(folder, LandingOf.defaults(), "land-registry");
        String code = "370982100203010001";
        String parcels = "DKBM,FBFBM,CBFBM,CBJYQQDFS,HTMJ,CBHTBM,LZHTBM,CBJYQZBM,HTMJM,SFQQQG\n";
        String parcel = "3709821002030100001,37098210020301," + code + ",110,2000," + code + "J,," + code + "J,,2\n";
        land.file(
                        "land-registry/2024-01-05/CBF.csv",
                        "CBFBM,CBFLX,CBFMC,CBFZJLX,CBFZJHM,CBFDZ,YZBM,LXDH,CBFCYSL,CBFDCRQ\n" + code
                                + ",1,甲,1,11010519491231002x,,,'13800000000,1,\n")
                .file(
                        "land-registry/2024-01-05/CBF_JTCY.csv",
                        "CBFBM,CYXM,CYXB,CYZJLX,CYZJHM,YHZGX,CYBZ,SFGYR\n" + code + ",甲,2,1,110105491231002,02,,1\n")
                .file("land-registry/2024-01-05/CBDKXX.csv", parcels + parcel + parcel.replace("2000", "2001"))
                .file(
                        "land-registry/2024-01-05/CBHT.csv",
                        "CBHTBM,FBFBM,CBFBM,CBFS,CBQXQ,CBQXZ,HTZMJ,CBDKZS,QDSJ,HTZMJM\n")
                .file("land-registry/2024-01-05/LZHT.csv", "LZHTBM,CBFBM,SRFBM,LZFS,LZQXKSRQ,LZQXJSRQ,LZMJ,LZMJM\n")
                .file("land-registry/2024-01-05/CBJYQZ_QZZX.csv", "CBJYQZBM,ZXYY,ZXRQ\n");

        land.ingest("2024-01-05");

        assertThat(land.silver(SilverTable.PARCEL, "household_id", "area_mu")).containsExactly(code + " 3.000000");
        assertThat(land.quarantine()).containsExactly("2024-01-05 CBDKXX.csv 3 DUPLICATE");
        assertThat(land.silver(SilverTable.MEMBER, "relation", "birth_date", "checksum_failed"))
                .containsExactly("02 1949-12-31 false");
        assertThat(land.lake()
                        .read(LakeTable.IDENTITY)
                        .where("phone IS NOT NULL")
                        .select("phone")
                        .collectAsList())
                .extracting(row -> land.seal().openText(row.getAs(0)))
                .containsExactly("13800000000");
    }

    private String quarantinedRow(String condition) {
        byte[] sealed = landing.lake()
                .read(LakeTable.QUARANTINE)
                .where(condition)
                .select("row")
                .head()
                .getAs(0);
        return new String(landing.seal().open(sealed), Charset.forName("GB18030"));
    }
}
