"""The benchmark's peer: the same features, a tree and the list of one county from the same files, all computed anew."""

import argparse
import datetime
import json
import os
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import numpy
from sklearn.tree import DecisionTreeClassifier

import features
import intake

LIMIT = """
CREATE TABLE ledger AS
WITH graded AS (
    SELECT feature.*, pd, CASE WHEN pd <= 0.03 THEN 'A' WHEN pd <= 0.06 THEN 'B' ELSE 'C' END AS grade
    FROM feature JOIN scored USING (way) WHERE loan_id IS NULL),
offered AS (
    SELECT graded.*, rate, tenor, greatest(0, floor((least(cap, factor * (0.30 * sales_amount_yuan_12m + 800 * at_hand_mu))
        - loan_balance_yuan) / 1000) * 1000) AS limit_yuan
    FROM graded JOIN (VALUES ('A', 1.0, 300000, 4.35, 36), ('B', 0.8, 200000, 4.95, 24), ('C', 0.6, 100000, 5.65, 12))
        AS band(grade, factor, cap, rate, tenor) USING (grade)),
twice AS (
    SELECT household FROM member JOIN asked USING (snapshot, household) WHERE loan_id IS NULL
    QUALIFY count(*) OVER (PARTITION BY pid) > 1),
debtor AS (
    SELECT household FROM member JOIN asked USING (snapshot, household) JOIN (SELECT DISTINCT pid, id FROM person) USING (pid)
    JOIN dishonest_debtor AS d ON d.iname = member.name AND substr(id, 1, 10) = substr(cardNum, 1, 10)
        AND substr(id, 15) = upper(substr(cardNum, 15))
    WHERE loan_id IS NULL AND superseded IS NULL AND performance <> '全部已履行')
SELECT offered.*, head_name, head_id, CASE
    WHEN NOT open THEN 'excluded'
    WHEN head_age NOT BETWEEN 18 AND 65 OR overdue OR bad_class THEN 'declined'
    WHEN household IN (FROM twice) OR household IN (FROM debtor) OR head_dead OR NOT head_checks
        OR penalties_in_force_count > 0 OR capacity_ratio_12m > 1 THEN 'refer'
    WHEN land_area_mu = 0 AND NOT sold_lately AND NOT ever_lent THEN 'no_data'
    WHEN pd > 0.12 OR limit_yuan < 10000 THEN 'declined'
    ELSE 'approved' END AS outcome
FROM offered LEFT JOIN (
    SELECT snapshot, household, coalesce(note, '') = '7' AS head_dead,
        coalesce(document, '1') <> '1' OR check_digit(id) = substr(id, 18) AS head_checks, name AS head_name, id AS head_id
    FROM head JOIN (SELECT DISTINCT pid, id FROM person) USING (pid)) USING (snapshot, household)
"""

LIST = """
SELECT row_number() OVER places AS 序号, household AS 承包方编码,
    CASE WHEN head_name SIMILAR TO '[=+@\t\r-].*' THEN concat('''', head_name) ELSE head_name END AS 户主姓名,
    concat(substr(head_id, 1, 6), '********', substr(head_id, 15)) AS 证件号码,
    CASE WHEN length(phone) >= 7 THEN concat(substr(phone, 1, 3), '****', substr(phone, -4)) END AS 联系电话,
    township AS 乡镇, village AS 村, grade AS 授信等级, limit_yuan / 10000 AS "预授信额度(万元)", rate AS "参考年利率(%)",
    tenor AS "期限(月)", as_of AS 有效期起, as_of + 180 AS 有效期止
FROM ledger JOIN farm USING (snapshot, household) LEFT JOIN place ON place.code = substr(household, 1, 12)
WHERE outcome = 'approved' WINDOW places AS (ORDER BY substr(household, 1, 12), household) ORDER BY 1
"""


def score(con) -> None:
    """A tree learnt on the loans of known outcome gives every household its probability of default."""
    inputs = ", ".join(f"CAST({name} AS DOUBLE) AS {name}" for name in features.NAMES)
    rows = con.execute(
        f"SELECT way, bad, loan_id IS NOT NULL AS labelled, {inputs} FROM feature ORDER BY loan_id, household"
    ).fetchnumpy()
    values = numpy.column_stack([numpy.ma.filled(rows[name], numpy.nan) for name in features.NAMES])
    labelled = numpy.asarray(rows["labelled"], dtype=bool)
    bad = numpy.ma.filled(rows["bad"], False).astype(bool)
    tree = DecisionTreeClassifier(max_leaf_nodes=16, min_samples_leaf=max(20, int(labelled.sum()) // 100), random_state=0)
    tree.fit(values[labelled], bad[labelled])
    shares = tree.predict_proba(values)
    scored = {  # noqa: F841, DuckDB reads it by its name
        "way": numpy.asarray(rows["way"]),
        "pd": shares[:, 1] if shares.shape[1] > 1 else numpy.zeros(len(values)),
    }
    con.execute("CREATE TABLE scored AS SELECT * FROM scored")


def places(con, divisions: Path) -> None:
    """Today's name of every village by its code of today or before."""
    crosswalks, villages = [str(divisions / f"*{kind}*.csv") for kind in ("crosswalk", "_villages")]
    con.execute(
        f"""CREATE TABLE place AS SELECT DISTINCT ON (code) * FROM (
        SELECT old_code_12 AS code, coalesce(new_township, old_township) AS township,
            coalesce(new_village, old_village) AS village
        FROM read_csv('{crosswalks}', all_varchar = true)
        UNION ALL SELECT village_code_12, township_name, village_name
        FROM read_csv('{villages}', all_varchar = true, union_by_name = true))"""
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("landing", "divisions", "crops", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--county", required=True)
    parser.add_argument("--date", type=datetime.date.fromisoformat, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    seconds, start = {}, time.monotonic()

    def done(step: str) -> None:
        nonlocal start
        seconds[step] = round(time.monotonic() - start, 2)
        start = time.monotonic()

    with tempfile.TemporaryDirectory(dir=given.out) as work:
        con = duckdb.connect(config={"temp_directory": work, "threads": len(os.sched_getaffinity(0))})
        prefixes = intake.counties(given.divisions, given.county)
        rows = intake.take(con, given.landing, given.date, prefixes, Path(work))
        done("intake")
        features.compute(con, given.date, str(given.crops), prefixes)
        done("features")
        score(con)
        done("tree")
        con.execute(LIMIT)
        places(con, given.divisions)
        listed = given.out / "preapproval.csv"
        con.execute(f"COPY ({LIST}) TO '{listed}' (HEADER)")
        done("list")
        outcomes = dict(con.execute("SELECT outcome, count(*) FROM ledger GROUP BY 1 ORDER BY 1").fetchall())
        told = {
            "roll": sum(outcomes.values()),
            "delivered": rows,
            "outcomes": outcomes,
            "sums": features.sums(con),
            "seconds": seconds,
            "versions": {"python": sys.version.split()[0], "duckdb": duckdb.__version__, "numpy": numpy.__version__},
        }
    print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main()
