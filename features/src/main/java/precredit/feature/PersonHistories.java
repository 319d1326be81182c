package precredit.feature;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.silver.CondensedSales;
import precredit.silver.Silver;
import precredit.silver.SilverTable;
import precredit.silver.Versions;

/**
 * What happened to persons ({@code household_id, as_of, person_token}, each once), as it was known on their as-of dates.
 * {@code latest} is the greatest of those dates: nothing after it is read.
 */
record PersonHistories(Silver silver, Dataset<Row> persons, LocalDate latest) {
    private static final String WHOLLY_PERFORMED = "全部已履行";
    static final String[] LOAN = {"source", "loan_id"};

    /** As {@link CondensedSales}; those given, if any, are all that count on the one as-of date of all persons. */
    Dataset<Row> sales(Optional<Dataset<Row>> condensed) {
        return condensed
                .map(sales -> sales.join(broadcast(persons), "person_token"))
                .orElseGet(() ->
                        CondensedSales.withCounts(ofPersons(SilverTable.SALE).where(col("own_sale"))));
    }

    Dataset<Row> subsidies() {
        return ofPersons(SilverTable.SUBSIDY);
    }

    /** Loans: {@code household_id, as_of, source, loan_id, closed_on}. */
    Dataset<Row> loans() {
        return ofPersons(SilverTable.LOAN).select("household_id", "as_of", "source", "loan_id", "closed_on");
    }

    Dataset<Row> penalties() {
        return ofPersons(SilverTable.PENALTY)
                .where(col("published_until").isNull().or(col("published_until").geq(col("as_of"))));
    }

    /** The members, given with their {@code debtor_token}, who match an entry; each once. */
    Dataset<Row> debtors(Dataset<Row> members) {
        return visible(SilverTable.DEBTOR)
                .where(col("performance").notEqual(WHOLLY_PERFORMED))
                .join(members, "debtor_token")
                .where(Versions.visibleOn(col("as_of")))
                .select("household_id", "as_of", "person_token")
                .distinct();
    }

    /** Each loan, once, with each of its month ends; {@code event_date} is null for one not seen on the as-of date. */
    Dataset<Row> loansWithMonths() {
        return loans().distinct()
                .join(known(silver.read(SilverTable.LOAN_MONTH)), LOAN, "left")
                .withColumn("event_date", when(Versions.visibleOn(col("as_of")), col("event_date")));
    }

    /** Month ends, whoever's loans they are of, those of some rows that were seen on {@code latest}. */
    Dataset<Row> seen(Dataset<Row> monthEnds) {
        return known(monthEnds).where(Versions.visibleOn(lit(latest))).withColumn("as_of", lit(latest));
    }

    private Dataset<Row> ofPersons(SilverTable table) {
        return visible(table).join(broadcast(persons), "person_token").where(Versions.visibleOn(col("as_of")));
    }

    private Dataset<Row> visible(SilverTable table) {
        return known(silver.read(table));
    }

    private Dataset<Row> known(Dataset<Row> versions) {
        return Versions.resolved(versions)
                .where(col("known_from").leq(lit(latest)).and(col("event_date").leq(lit(latest))));
    }
}
