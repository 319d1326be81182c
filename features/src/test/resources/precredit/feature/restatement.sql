-- The contract's definitions as plain SQL over the silver tables, written apart from the engine and without regard to cost.
-- Given as views: the silver tables, crops (code, name, cap_kg_per_mu) and use_day (used_on). What comes out: the views
-- tonight, labels and training.

known_loan AS
SELECT * FROM (
  SELECT *, row_number() OVER (PARTITION BY source, file, record_key ORDER BY version DESC, dt DESC, line DESC) AS newest
  FROM loan CROSS JOIN use_day WHERE known_from <= used_on)
WHERE newest = 1 AND event_date <= used_on;

as_ofs AS
SELECT used_on AS as_of FROM use_day UNION SELECT date_sub(event_date, 1) FROM known_loan;

snap AS
SELECT as_of, max(dt) AS dt FROM as_ofs JOIN household ON known_from <= as_of GROUP BY as_of;

live_parcel AS
SELECT s.as_of, p.* FROM snap s JOIN parcel p ON p.dt = s.dt
LEFT ANTI JOIN cancellation c ON c.dt = s.dt AND c.certificate_no = p.certificate_no AND c.cancelled_on <= s.as_of;

roll AS
SELECT s.as_of, s.dt, h.household_id, h.contractor_token FROM snap s JOIN household h ON h.dt = s.dt
LEFT SEMI JOIN live_parcel p ON p.as_of = s.as_of AND p.household_id = h.household_id
WHERE h.contractor_type = '1' AND left(h.household_id, 6) IN ('370614', '370684', '370634')
  AND CAST(right(h.household_id, 4) AS INT) >= 1 AND CAST(right(h.household_id, 4) AS INT) <= 8000;

family AS
SELECT r.as_of, r.contractor_token, m.* FROM roll r JOIN member m ON m.dt = r.dt AND m.household_id = r.household_id;

family_age AS
SELECT *, size(filter(sequence(1, 120), n -> CASE
    WHEN date_format(birth_date, 'MMdd') = '0229' AND day(last_day(make_date(year(birth_date) + n, 2, 1))) = 28
    THEN make_date(year(birth_date) + n, 3, 1)
    ELSE make_date(year(birth_date) + n, month(birth_date), day(birth_date)) END <= as_of)) AS age
FROM family WHERE birth_date IS NOT NULL;

head AS
SELECT as_of, household_id, max(person_token) AS head_token, max(note) AS note, max(checksum_failed) AS checksum_failed
FROM (
  SELECT *, rank() OVER (PARTITION BY as_of, household_id ORDER BY claim) AS place FROM (
    SELECT *, CASE WHEN relation = '02' THEN 1 WHEN relation = '01' THEN 2 WHEN person_token = contractor_token THEN 3 END AS claim
    FROM family) WHERE claim IS NOT NULL)
WHERE place = 1 GROUP BY as_of, household_id HAVING count(*) = 1;

consenting AS
SELECT DISTINCT person_token FROM (
  SELECT *, row_number() OVER (PARTITION BY source, file, record_key ORDER BY version DESC, dt DESC, line DESC) AS newest
  FROM consent CROSS JOIN use_day WHERE known_from <= used_on)
WHERE newest = 1 AND event_date <= used_on AND scopes LIKE '%land%' AND scopes LIKE '%sales%' AND scopes LIKE '%credit%'
  AND (expires_on IS NULL OR expires_on >= used_on) AND (revoked_on IS NULL OR revoked_on > used_on);

twice AS
SELECT DISTINCT a.as_of, a.household_id FROM family a JOIN family b
ON a.as_of = b.as_of AND a.person_token = b.person_token AND a.household_id <> b.household_id;

facts AS
SELECT r.as_of, r.dt, r.household_id, h.head_token, h.head_token IS NOT NULL AS head_clear, h.note <=> '7' AS head_deceased,
  h.checksum_failed <=> true AS head_checksum_failed, c.person_token IS NOT NULL AS consent,
  t.household_id IS NOT NULL AS person_in_two_households
FROM roll r LEFT JOIN head h ON h.as_of = r.as_of AND h.household_id = r.household_id
LEFT JOIN consenting c ON c.person_token = h.head_token
LEFT JOIN twice t ON t.as_of = r.as_of AND t.household_id = r.household_id;

owned AS
SELECT as_of, household_id, CAST(round(sum(area_mu), 2) AS DECIMAL(12, 2)) AS area, CAST(count(*) AS INT) AS parcels
FROM live_parcel WHERE method IN ('100', '110', '120', '121', '122', '123', '129', '200', '300') GROUP BY as_of, household_id;

rented AS
SELECT s.as_of, l.in_household_id, l.out_household_id, l.area_mu FROM snap s JOIN lease l
ON l.dt = s.dt AND l.start_date <= s.as_of AND s.as_of <= l.end_date;

land AS
SELECT f.as_of, f.household_id,
  coalesce(o.area, CAST(0 AS DECIMAL(12, 2))) AS land_area_mu, coalesce(o.parcels, 0) AS parcel_count,
  CAST(round(coalesce(i.area, 0), 2) AS DECIMAL(12, 2)) AS leased_in_mu,
  CAST(round(coalesce(x.area, 0), 2) AS DECIMAL(12, 2)) AS leased_out_mu
FROM facts f LEFT JOIN owned o ON o.as_of = f.as_of AND o.household_id = f.household_id
LEFT JOIN (SELECT as_of, in_household_id, sum(area_mu) AS area FROM rented GROUP BY ALL) i
  ON i.as_of = f.as_of AND i.in_household_id = f.household_id
LEFT JOIN (SELECT as_of, out_household_id, sum(area_mu) AS area FROM rented GROUP BY ALL) x
  ON x.as_of = f.as_of AND x.out_household_id = f.household_id;

people AS
SELECT f.as_of, f.household_id, CAST(count_if(m.line IS NOT NULL AND (m.note IS NULL OR m.note <> '7')) AS INT) AS member_count,
  CAST(count_if((m.note IS NULL OR m.note <> '7') AND a.age >= 16 AND a.age <= 59) AS INT) AS working_age_count,
  max(CASE WHEN m.person_token = f.head_token THEN a.age END) AS head_age
FROM facts f LEFT JOIN family m ON m.as_of = f.as_of AND m.household_id = f.household_id
LEFT JOIN family_age a ON a.as_of = m.as_of AND a.household_id = m.household_id AND a.line = m.line
GROUP BY f.as_of, f.household_id;

person AS
SELECT DISTINCT m.as_of, m.household_id, m.person_token, m.debtor_token FROM family m JOIN facts f
ON f.as_of = m.as_of AND f.household_id = m.household_id WHERE f.consent;

sold AS
SELECT p.household_id, s.* FROM person p JOIN (
  SELECT as_of, x.*, row_number() OVER (PARTITION BY as_of, source, file, record_key ORDER BY version DESC, dt DESC, line DESC) AS newest
  FROM as_ofs JOIN sale x ON known_from <= as_of) s
ON s.as_of = p.as_of AND s.person_token = p.person_token WHERE newest = 1 AND event_date <= s.as_of AND own_sale;

sold_12m AS SELECT * FROM sold WHERE event_date > add_months(as_of, -12);

year_of_sales AS
SELECT as_of, household_id, sum(amount_yuan) AS amount, sum(weight_kg) AS kg, count(DISTINCT date_format(event_date, 'yyyy-MM')) AS months
FROM sold_12m GROUP BY as_of, household_id;

buyers AS
SELECT as_of, household_id, count(*) AS buyers, CAST(max(amount) * 1000000 AS BIGINT) AS top, CAST(sum(amount) * 1000000 AS BIGINT) AS every
FROM (SELECT as_of, household_id, source, buyer, sum(amount_yuan) AS amount FROM sold_12m GROUP BY ALL) GROUP BY as_of, household_id;

long_sales AS
SELECT as_of, household_id, max(event_date) AS last_sale, count_if(event_date > add_months(as_of, -24)) AS sales,
  sum(amount_yuan) FILTER (WHERE event_date > add_months(as_of, -24) AND event_date <= add_months(as_of, -12)) AS prior
FROM sold GROUP BY as_of, household_id;

-- Caps of the test's dictionary: tomato 25000, apple 7000.5, chive none. 25000 x 7000.5 is a common denominator.
crop_sales AS
SELECT as_of, household_id, code, sum(amount_yuan) AS amount, CAST(sum(weight_kg) * 1000000 AS DECIMAL(20, 0)) AS kg
FROM sold_12m JOIN crops ON goods = code OR goods = name GROUP BY as_of, household_id, code;

crop AS
SELECT as_of, household_id, max(CASE WHEN place = 1 THEN code END) AS main_crop,
  sum(CASE WHEN code = 'tomato' THEN kg * 70005 WHEN code = 'apple' THEN kg * 250000 ELSE 0 END) AS load
FROM (SELECT *, row_number() OVER (PARTITION BY as_of, household_id ORDER BY amount DESC, code) AS place FROM crop_sales)
GROUP BY as_of, household_id;

capacity AS
SELECT l.as_of, l.household_id,
  CASE WHEN l.land_area_mu + l.leased_in_mu - l.leased_out_mu > 0 THEN CAST(
    (2 * 10000 * CAST(coalesce(c.load, 0) AS DECIMAL(28, 0)) + CAST(25000L * 70005L * 10000L AS DECIMAL(16, 0)) * area) DIV
    (2 * CAST(25000L * 70005L * 10000L AS DECIMAL(16, 0)) * area) AS DECIMAL(18, 0)) / 10000 END AS ratio
FROM (SELECT *, CAST((land_area_mu + leased_in_mu - leased_out_mu) * 100 AS DECIMAL(12, 0)) AS area FROM land) l
LEFT JOIN crop c ON c.as_of = l.as_of AND c.household_id = l.household_id;

subsidies AS
SELECT p.as_of, p.household_id, sum(amount_yuan) AS amount FROM person p JOIN (
  SELECT as_of, x.*, row_number() OVER (PARTITION BY as_of, source, file, record_key ORDER BY version DESC, dt DESC, line DESC) AS newest
  FROM as_ofs JOIN subsidy x ON known_from <= as_of) s
ON s.as_of = p.as_of AND s.person_token = p.person_token
WHERE newest = 1 AND event_date <= s.as_of AND event_date > add_months(s.as_of, -24) GROUP BY p.as_of, p.household_id;

penalties AS
SELECT p.as_of, p.household_id, count(*) AS penalties FROM person p JOIN (
  SELECT as_of, x.*, row_number() OVER (PARTITION BY as_of, source, file, record_key ORDER BY version DESC, dt DESC, line DESC) AS newest
  FROM as_ofs JOIN penalty x ON known_from <= as_of) s
ON s.as_of = p.as_of AND s.person_token = p.person_token
WHERE newest = 1 AND event_date <= s.as_of AND (published_until IS NULL OR published_until >= s.as_of) GROUP BY p.as_of, p.household_id;

dishonest AS
SELECT p.as_of, p.household_id, count(DISTINCT p.person_token) AS matches FROM person p JOIN (
  SELECT as_of, x.*, row_number() OVER (PARTITION BY as_of, source, file, record_key ORDER BY version DESC, dt DESC, line DESC) AS newest
  FROM as_ofs JOIN debtor x ON known_from <= as_of) s
ON s.as_of = p.as_of AND s.debtor_token = p.debtor_token
WHERE newest = 1 AND event_date <= s.as_of AND performance IN ('全部未履行', '部分未履行') GROUP BY p.as_of, p.household_id;

borrowed AS
SELECT p.household_id, s.*, closed_on IS NULL OR closed_on > s.as_of AS open FROM person p JOIN (
  SELECT as_of, x.*, row_number() OVER (PARTITION BY as_of, source, file, record_key ORDER BY version DESC, dt DESC, line DESC) AS newest
  FROM as_ofs JOIN loan x ON known_from <= as_of) s
ON s.as_of = p.as_of AND s.person_token = p.person_token WHERE newest = 1 AND event_date <= s.as_of;

repaid AS
SELECT b.household_id, b.open, s.*, row_number() OVER (PARTITION BY b.as_of, b.household_id, b.source, b.loan_id ORDER BY s.event_date DESC, s.version DESC, s.dt DESC, s.line DESC) AS place
FROM borrowed b JOIN (
  SELECT as_of, x.*, row_number() OVER (PARTITION BY as_of, source, file, record_key ORDER BY version DESC, dt DESC, line DESC) AS newest
  FROM as_ofs JOIN loan_month x ON known_from <= as_of) s
ON s.as_of = b.as_of AND s.source = b.source AND s.loan_id = b.loan_id WHERE s.newest = 1 AND s.event_date <= s.as_of;

repayment AS
SELECT as_of, household_id, sum(balance_yuan) FILTER (WHERE open AND place = 1) AS balance,
  count_if(open AND place = 1 AND days_past_due > 0) AS overdue,
  max(days_past_due) FILTER (WHERE event_date > add_months(as_of, -24)) AS days,
  count_if(event_date > add_months(as_of, -24) AND five_class >= 3) AS substandard
FROM repaid GROUP BY as_of, household_id;

credit AS
SELECT b.as_of, b.household_id, b.open, b.loans, r.balance, r.overdue, r.days, r.substandard
FROM (SELECT as_of, household_id, count_if(open) AS open, count(*) AS loans FROM borrowed GROUP BY as_of, household_id) b
LEFT JOIN repayment r ON r.as_of = b.as_of AND r.household_id = b.household_id;

everything AS
SELECT '370614' AS county, f.as_of, f.household_id, head_token, head_clear, head_deceased, head_checksum_failed, consent, person_in_two_households,
  land_area_mu, parcel_count, leased_in_mu, leased_out_mu, member_count, working_age_count, CASE WHEN head_clear THEN head_age END AS head_age,
  CASE WHEN consent THEN CAST(round(coalesce(y.amount, 0), 2) AS DECIMAL(18, 2)) END AS sales_amount_yuan_12m,
  CASE WHEN consent THEN CAST(round(coalesce(y.kg, 0), 2) AS DECIMAL(18, 2)) END AS sales_kg_12m,
  CASE WHEN consent THEN CAST(round(coalesce(s.prior, 0), 2) AS DECIMAL(18, 2)) END AS sales_amount_yuan_prior_12m,
  CASE WHEN consent THEN CAST(coalesce(y.months, 0) AS INT) END AS sales_active_months_12m,
  CASE WHEN consent THEN CAST(coalesce(b.buyers, 0) AS INT) END AS sales_buyer_count_12m,
  CASE WHEN consent AND b.every > 0 THEN CAST(CAST((20000 * b.top + b.every) DIV (2 * b.every) AS DECIMAL(9, 0)) / 10000 AS DECIMAL(5, 4)) END AS sales_top_buyer_share_12m,
  CASE WHEN consent THEN size(filter(sequence(0, 200), n -> add_months(s.last_sale, n) <= f.as_of)) - 1 END AS months_since_last_sale_or_minus_two,
  s.last_sale,
  CASE WHEN consent THEN CAST(k.ratio AS DECIMAL(18, 4)) END AS capacity_ratio_12m,
  CASE WHEN consent THEN CAST(round(coalesce(u.amount, 0), 2) AS DECIMAL(18, 2)) END AS subsidy_amount_yuan_24m,
  CASE WHEN consent THEN CAST(coalesce(c.open, 0) AS INT) END AS loans_open_count,
  CASE WHEN consent THEN CAST(round(coalesce(c.balance, 0), 2) AS DECIMAL(18, 2)) END AS loan_balance_yuan,
  CASE WHEN consent AND c.loans > 0 THEN coalesce(c.days, 0) END AS max_days_past_due_24m,
  CASE WHEN consent THEN CAST(coalesce(p.penalties, 0) AS INT) END AS penalties_in_force_count,
  CASE WHEN consent THEN CAST(coalesce(s.sales, 0) AS INT) END AS sales_count_24m,
  CASE WHEN consent THEN CAST(coalesce(c.loans, 0) AS INT) END AS loans_ever_count,
  CASE WHEN consent THEN CAST(coalesce(c.overdue, 0) AS INT) END AS overdue_open_loans_count,
  CASE WHEN consent THEN CAST(coalesce(c.substandard, 0) AS INT) END AS substandard_months_24m,
  CASE WHEN consent THEN CAST(coalesce(d.matches, 0) AS INT) END AS dishonest_matches_count,
  CASE WHEN consent THEN main_crop END AS main_crop
FROM facts f
JOIN land l ON l.as_of = f.as_of AND l.household_id = f.household_id
JOIN people e ON e.as_of = f.as_of AND e.household_id = f.household_id
LEFT JOIN year_of_sales y ON y.as_of = f.as_of AND y.household_id = f.household_id
LEFT JOIN long_sales s ON s.as_of = f.as_of AND s.household_id = f.household_id
LEFT JOIN buyers b ON b.as_of = f.as_of AND b.household_id = f.household_id
LEFT JOIN crop x ON x.as_of = f.as_of AND x.household_id = f.household_id
LEFT JOIN capacity k ON k.as_of = f.as_of AND k.household_id = f.household_id
LEFT JOIN subsidies u ON u.as_of = f.as_of AND u.household_id = f.household_id
LEFT JOIN penalties p ON p.as_of = f.as_of AND p.household_id = f.household_id
LEFT JOIN dishonest d ON d.as_of = f.as_of AND d.household_id = f.household_id
LEFT JOIN credit c ON c.as_of = f.as_of AND c.household_id = f.household_id;

features AS
SELECT * EXCEPT (months_since_last_sale_or_minus_two, last_sale),
  CASE WHEN last_sale IS NOT NULL THEN months_since_last_sale_or_minus_two END AS months_since_last_sale FROM everything;

tonight AS SELECT features.* FROM features JOIN use_day ON as_of = used_on;

month_after AS
SELECT l.source, l.loan_id, m.days_past_due, m.five_class FROM known_loan l JOIN (
  SELECT *, row_number() OVER (PARTITION BY source, file, record_key ORDER BY version DESC, dt DESC, line DESC) AS newest
  FROM loan_month CROSS JOIN use_day WHERE known_from <= used_on) m
ON m.source = l.source AND m.loan_id = l.loan_id
WHERE m.newest = 1 AND m.event_date <= m.used_on AND m.event_date > l.event_date AND m.event_date <= add_months(l.event_date, 12);

labels AS
SELECT l.loan_id, l.event_date AS granted_on, date_sub(l.event_date, 1) AS as_of, min(f.household_id) AS household_id,
  CASE WHEN max(days_past_due) >= 90 OR max(five_class) >= 3 THEN 'bad'
       WHEN max(days_past_due) >= 30 THEN 'indeterminate'
       WHEN add_months(l.event_date, 12) > l.used_on THEN 'immature'
       WHEN count(days_past_due) = 0 THEN 'indeterminate'
       ELSE 'good' END AS label
FROM known_loan l LEFT JOIN month_after m ON m.source = l.source AND m.loan_id = l.loan_id
LEFT JOIN family f ON f.as_of = date_sub(l.event_date, 1) AND f.person_token = l.person_token
GROUP BY l.source, l.loan_id, l.event_date, l.used_on;

training AS
SELECT l.loan_id, l.label, f.* FROM labels l JOIN features f ON f.as_of = l.as_of AND f.household_id = l.household_id
WHERE l.label IN ('good', 'bad');
