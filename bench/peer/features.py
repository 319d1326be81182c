"""The contract's features of every household of the roll on a date, and of every loan on the day before it was granted."""

import datetime

CAPS = """
CREATE TABLE crop AS SELECT DISTINCT ON (name) name, TRY_CAST(cap AS DOUBLE) AS cap FROM (
    SELECT code AS name, cap_kg_per_mu AS cap FROM read_csv(?, all_varchar = true)
    UNION ALL SELECT name, cap_kg_per_mu FROM read_csv(?, all_varchar = true)) WHERE name IS NOT NULL
"""

SALE = """
CREATE TABLE sale AS
SELECT certificate_number AS pid, settlement_time AS day, trade_amount * 0.01::DECIMAL(3, 2) AS yuan,
    net_weight * 0.005::DECIMAL(4, 3) AS kg, coalesce(buyer_id, '') AS buyer, cap, known, superseded
FROM weighing_bill LEFT JOIN crop ON crop.name = goods_code WHERE trade_type_id = '2' AND state = '4'
UNION ALL
SELECT 身份证号, 日期, 金额元, 数量公斤, concat('cooperative ', 收购方), cap, known, superseded
FROM purchase LEFT JOIN crop ON crop.name = 品种 WHERE 状态 = '已结算'
"""

# Every land snapshot with its roll: who farms there, and until when.
ROLL = """
CREATE TABLE snapshot AS SELECT DISTINCT dt, known FROM CBF;
CREATE TABLE plot AS
SELECT parcel.dt AS snapshot, parcel.CBFBM AS household, CBJYQQDFS AS method,
    CASE WHEN HTMJM > 0 THEN HTMJM ELSE round(coalesce(HTMJ, 0) * 0.0015::DECIMAL(5, 4), 2) END AS mu, ends
FROM CBDKXX AS parcel LEFT JOIN (SELECT dt, CBJYQZBM, min(ZXRQ) AS ends FROM CBJYQZ_QZZX GROUP BY ALL) AS cancelled
    ON cancelled.dt = parcel.dt AND cancelled.CBJYQZBM = parcel.CBJYQZBM;
CREATE TABLE farm AS
SELECT snapshot, household, CASE WHEN count(ends) = count(*) THEN max(ends) END AS ends, any_value(CBFZJHM) AS contractor,
    any_value(LXDH) AS phone
FROM plot JOIN CBF ON CBF.dt = snapshot AND CBFBM = household
WHERE CBFLX = '1' AND substr(household, 15, 4) BETWEEN '0001' AND '8000' AND substr(household, 1, 6) IN (FROM prefix)
GROUP BY ALL HAVING true;
CREATE TABLE member AS
SELECT DISTINCT ON (dt, household, pid) dt AS snapshot, CBFBM AS household, CYZJHM AS pid, CYXM AS name, YHZGX AS relation,
    CYBZ AS note, CYZJLX AS document FROM CBF_JTCY;
CREATE TABLE head AS
SELECT snapshot, household, pid, name, note, document FROM (
    SELECT member.*, CASE WHEN relation = '02' THEN 1 WHEN relation = '01' THEN 2 WHEN pid = contractor THEN 3 END AS rank
    FROM member JOIN farm USING (snapshot, household)) WHERE rank IS NOT NULL
QUALIFY rank = min(rank) OVER (PARTITION BY snapshot, household)
    AND count(*) OVER (PARTITION BY snapshot, household, rank) = 1;
"""

# `way` is a household on a date; that of a loan is the smallest household of the borrower on the day before.
WAYS = """
CREATE TABLE outcome AS
SELECT loan.loan_id, loan.borrower_id AS pid, granted_on - 1 AS as_of,
    coalesce(bool_or(late >= 90 OR class >= '3'), false) AS bad,
    count(late) = 0 OR bool_or(late >= 30) AS unclear
FROM loan LEFT JOIN (SELECT loan_id, month_end, days_past_due AS late, five_class AS class FROM loan_month
        WHERE known <= $today AND (superseded IS NULL OR superseded > $today)) AS paid
    ON paid.loan_id = loan.loan_id AND month_end > granted_on AND month_end <= granted_on + INTERVAL 12 MONTH
WHERE known <= $today AND (superseded IS NULL OR superseded > $today) AND granted_on + INTERVAL 12 MONTH <= $today
GROUP BY ALL;
CREATE TABLE way AS
WITH dated AS (
    SELECT as_of, (SELECT max(dt) FROM snapshot WHERE known <= as_of) AS snapshot
    FROM (SELECT $today AS as_of UNION SELECT as_of FROM outcome WHERE bad OR NOT unclear)),
asked AS (
    SELECT as_of, snapshot, household, NULL AS loan_id, NULL AS bad FROM dated JOIN farm USING (snapshot)
    WHERE as_of = $today AND (ends IS NULL OR ends > as_of)
    UNION ALL
    SELECT as_of, snapshot, min(household), loan_id, bad FROM outcome JOIN dated USING (as_of)
    JOIN member USING (snapshot, pid) JOIN farm USING (snapshot, household)
    WHERE (bad OR NOT unclear) AND (ends IS NULL OR ends > as_of) GROUP BY ALL)
SELECT row_number() OVER () AS way, * FROM asked;
CREATE TABLE consented AS
SELECT DISTINCT person_id AS pid FROM consent
WHERE known <= $today AND (superseded IS NULL OR superseded > $today) AND granted_on <= $today
    AND list_has_all(string_split(scopes, '|'), ['land', 'sales', 'credit'])
    AND (expires_on IS NULL OR expires_on >= $today) AND (revoked_on IS NULL OR revoked_on > $today);
CREATE TABLE asked AS
SELECT way.*, head.pid AS head, head.pid IN (FROM consented) AND head.pid IS NOT NULL AS open,
    as_of - INTERVAL 12 MONTH AS from_12, as_of - INTERVAL 24 MONTH AS from_24
FROM way LEFT JOIN head USING (snapshot, household);
CREATE TABLE owner AS
SELECT DISTINCT way, pid, as_of, from_12, from_24 FROM asked JOIN member USING (snapshot, household) WHERE open;
"""


def _known(table: str) -> str:
    return f"{table}.known <= as_of AND ({table}.superseded IS NULL OR {table}.superseded > as_of)"


def _leased(side: str, name: str) -> str:
    return f"""{name} AS (SELECT way, sum(CASE WHEN LZMJM IS NOT NULL AND LZMJM > 0 THEN LZMJM
        ELSE round(coalesce(LZMJ, 0) * 0.0015::DECIMAL(5, 4), 2) END) AS mu
    FROM asked JOIN LZHT ON LZHT.dt = snapshot AND {side} = household AND as_of BETWEEN LZQXKSRQ AND LZQXJSRQ GROUP BY way)"""


FEATURES = f"""
CREATE TABLE feature AS
WITH land AS (SELECT way, sum(mu) FILTER (method <> '900') AS mu, count(*) FILTER (method <> '900') AS parcels
    FROM asked JOIN plot USING (snapshot, household) WHERE ends IS NULL OR ends > as_of GROUP BY way),
{_leased("SRFBM", "leased_in")}, {_leased("LZHT.CBFBM", "leased_out")},
aged AS (SELECT *, CASE WHEN coalesce(document, '1') = '1' THEN year(as_of) - year(birth)
        - (month(as_of) * 100 + day(as_of) < month(birth) * 100 + day(birth))::INTEGER END AS age
    FROM asked JOIN member USING (snapshot, household) LEFT JOIN (SELECT DISTINCT pid, birth FROM person) USING (pid)),
people AS (SELECT way, count(*) FILTER (coalesce(note, '') <> '7') AS members,
    count(*) FILTER (coalesce(note, '') <> '7' AND age BETWEEN 16 AND 59) AS workers,
    any_value(age) FILTER (pid = head) AS head_age
    FROM aged GROUP BY way),
bought AS (
    SELECT way, buyer, as_of, sum(yuan) FILTER (day > from_12) AS yuan, sum(kg) FILTER (day > from_12) AS kg,
        sum(yuan) FILTER (day > from_24 AND day <= from_12) AS prior, max(day) AS last,
        bit_or(1 << datediff('month', day, as_of)) FILTER (day > from_12) AS months,
        sum(kg::DOUBLE / cap) FILTER (day > from_12) AS mu
    FROM owner JOIN sale USING (pid) WHERE day <= as_of AND {_known("sale")} GROUP BY ALL),
sold AS (
    SELECT way, sum(yuan) AS yuan, sum(kg) AS kg, sum(prior) AS prior, bit_count(bit_or(months)) AS months,
        count(yuan) AS buyers, max(yuan) AS top, max(last) AS last, sum(mu) AS mu,
        datediff('month', max(last), any_value(as_of))
            - (max(last) + to_months(datediff('month', max(last), any_value(as_of))) > any_value(as_of))::INTEGER AS since
    FROM bought GROUP BY way),
paid AS (SELECT way, sum(amount_yuan) AS yuan FROM owner JOIN subsidy ON payee_id = pid
    WHERE paid_on > from_24 AND paid_on <= as_of AND {_known("subsidy")} GROUP BY way),
lent AS (SELECT way, as_of, from_24, loan_id, closed_on IS NULL OR closed_on > as_of AS open
    FROM owner JOIN loan ON borrower_id = pid
    WHERE granted_on <= as_of AND {_known("loan")}),
monthly AS (SELECT way, lent.loan_id, open, arg_max(balance_yuan, month_end) AS balance,
        arg_max(days_past_due, month_end) AS late_now,
        max(days_past_due) FILTER (month_end > from_24) AS late,
        coalesce(bool_or(five_class >= '3') FILTER (month_end > from_24), false) AS bad_class
    FROM lent LEFT JOIN loan_month AS m
        ON m.loan_id = lent.loan_id AND month_end <= as_of AND {_known("m")} GROUP BY ALL),
owed AS (SELECT way, count(*) FILTER (open) AS loans, sum(balance) FILTER (open) AS balance, coalesce(max(late), 0) AS late,
    bool_or(open AND late_now > 0) AS overdue, bool_or(bad_class) AS bad_class FROM monthly GROUP BY way),
fined AS (SELECT way, count(*) AS penalties FROM owner JOIN admin_penalty ON CF_XDR_ZJHM = pid
    WHERE CF_JDRQ <= as_of AND (CF_GSJZQ IS NULL OR CF_GSJZQ >= as_of) AND {_known("admin_penalty")} GROUP BY way),
named AS (
    SELECT asked.* EXCLUDE (from_12, from_24), coalesce(land.mu, 0)::DECIMAL(12, 2) AS land_area_mu,
        coalesce(parcels, 0) AS parcel_count, coalesce(leased_in.mu, 0)::DECIMAL(12, 2) AS leased_in_mu,
        coalesce(leased_out.mu, 0)::DECIMAL(12, 2) AS leased_out_mu, coalesce(members, 0) AS member_count,
        coalesce(workers, 0) AS working_age_count, head_age,
        CASE WHEN open THEN round(coalesce(sold.yuan, 0), 2) END AS sales_amount_yuan_12m,
        CASE WHEN open THEN round(coalesce(sold.kg, 0), 2) END AS sales_kg_12m,
        CASE WHEN open THEN round(coalesce(prior, 0), 2) END AS sales_amount_yuan_prior_12m,
        CASE WHEN open THEN coalesce(months, 0) END AS sales_active_months_12m,
        CASE WHEN open THEN coalesce(buyers, 0) END AS sales_buyer_count_12m,
        CASE WHEN sold.yuan > 0 THEN round(top::DOUBLE / sold.yuan::DOUBLE, 4) END AS sales_top_buyer_share_12m,
        since AS months_since_last_sale, coalesce(sold.mu, 0) AS crop_mu,
        CASE WHEN open THEN round(coalesce(paid.yuan, 0), 2) END AS subsidy_amount_yuan_24m,
        CASE WHEN open THEN coalesce(loans, 0) END AS loans_open_count,
        CASE WHEN open THEN round(coalesce(balance, 0), 2) END AS loan_balance_yuan,
        late AS max_days_past_due_24m, CASE WHEN open THEN coalesce(penalties, 0) END AS penalties_in_force_count,
        overdue, bad_class, coalesce(last > from_24, false) AS sold_lately, owed.way IS NOT NULL AS ever_lent
    FROM asked LEFT JOIN land USING (way) LEFT JOIN leased_in USING (way) LEFT JOIN leased_out USING (way)
    LEFT JOIN people USING (way) LEFT JOIN sold USING (way) LEFT JOIN paid USING (way) LEFT JOIN owed USING (way)
    LEFT JOIN fined USING (way))
SELECT *, land_area_mu + leased_in_mu - leased_out_mu AS at_hand_mu,
    CASE WHEN open AND land_area_mu + leased_in_mu > leased_out_mu
        THEN round(crop_mu / (land_area_mu + leased_in_mu - leased_out_mu)::DOUBLE, 4) END AS capacity_ratio_12m
FROM named
"""

NAMES = """land_area_mu parcel_count leased_in_mu leased_out_mu member_count working_age_count head_age sales_amount_yuan_12m
sales_kg_12m sales_amount_yuan_prior_12m sales_active_months_12m sales_buyer_count_12m sales_top_buyer_share_12m
months_since_last_sale capacity_ratio_12m subsidy_amount_yuan_24m loans_open_count loan_balance_yuan max_days_past_due_24m
penalties_in_force_count""".split()


def compute(con, as_of: datetime.date, crops: str, prefixes: list[str]) -> None:
    """Fills the table `feature`; a row without a loan is a household of the roll on the date."""
    con.execute("CREATE TABLE prefix AS SELECT unnest(?) AS code", [prefixes])
    con.execute(CAPS, [crops, crops])
    con.execute(SALE)
    con.execute(ROLL)
    con.execute(WAYS.replace("$today", f"DATE '{as_of}'"))
    con.execute(FEATURES)


def sums(con) -> dict[str, str]:
    """The sum of each feature over the roll."""
    columns = ", ".join(f"sum({name})" for name in NAMES)
    row = con.execute(f"SELECT {columns} FROM feature WHERE loan_id IS NULL").fetchone()
    return {name: str(value) for name, value in zip(NAMES, row, strict=True)}
