"""Deliveries into typed DuckDB tables: every good row once, with the date from which it is known."""

import datetime
from pathlib import Path

import duckdb

from files import COOPERATIVE, FILES, MARKET, Column, File, as_utf8, delivered

WIDE = "０１２３４５６７８９．－：／＊ＸｘＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＹＺ　"
ASCII = "0123456789.-:/*XxABCDEFGHIJKLMNOPQRSTUVWYZ "
DATES = ["%Y%m%d", "%Y年%m月%d日", "%Y%m%d %H:%M:%S", "%Y年%m月%d日 %H:%M:%S", "%Y年%m月%d日%H:%M:%S"]

MACROS = f"""
CREATE MACRO plain(x) AS ltrim(trim(CASE WHEN length(x) = strlen(x) THEN x ELSE translate(x, '{WIDE}', '{ASCII}') END), '''');
CREATE MACRO moment(x) AS coalesce(
    TRY_CAST(x AS TIMESTAMP), try_strptime(plain(x), {DATES}), TRY_CAST(regexp_replace(plain(x),
    '^(\\d{{4}})-(\\d)-', '\\1-0\\2-') AS TIMESTAMP));
CREATE MACRO check_digit(x) AS substr('10X98765432', 1 + (list_sum(list_transform(range(1, 18),
    lambda i: CAST(substr(x, i, 1) AS INTEGER) * [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2][i])) % 11)::INTEGER,
    1);
CREATE MACRO eighteen(x) AS CASE WHEN regexp_full_match(x, '\\d{{15}}')
    THEN concat(substr(x, 1, 6), '19', substr(x, 7), check_digit(concat(substr(x, 1, 6), '19', substr(x, 7)))) ELSE x END;
CREATE TABLE part (path VARCHAR, dt DATE, known_from DATE);
CREATE TABLE person (raw VARCHAR, id VARCHAR, pid INTEGER, has_form BOOLEAN, birth DATE);
"""


def counties(divisions: Path, county: str) -> list[str]:
    """The county's code and those it had before."""
    codes = {county}
    for table in divisions.glob("*crosswalk*.csv"):
        for line in table.read_text("utf-8-sig").splitlines()[1:]:
            cells = line.split(",")
            if cells[3][:6] == county:
                codes.add(cells[0][:6])
    return sorted(codes)


def take(con: duckdb.DuckDBPyConnection, landing: Path, as_of: datetime.date, prefixes: list[str], work: Path) -> int:
    """Fills a table for each kind of file; returns how many rows were delivered."""
    con.execute(MACROS)
    rows = 0
    for file in FILES:
        rows += _raw(con, landing, file, as_of, work)
    _persons(con)
    for file in FILES:
        _good(con, file, prefixes)
    return rows


def _raw(con, landing: Path, file: File, as_of: datetime.date, work: Path) -> int:
    """All records as text, in the order of delivery; those of another number of cells, or no text, are only counted."""
    parts = delivered(landing, file, as_of)
    in_utf8 = file.source in (MARKET, COOPERATIVE)
    paths = [str(part.path if in_utf8 else as_utf8(part, work)) for part in parts]
    columns = ", ".join(f"'{column.name}': 'VARCHAR'" for column in file.columns)
    con.executemany(
        "INSERT INTO part VALUES (?, ?, ?)",
        [(path, part.dt, part.known or None) for path, part in zip(paths, parts, strict=True)],
    )
    con.execute(
        f"""CREATE TABLE raw_{file.name} AS
        FROM read_csv({paths}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
            columns = {{{columns}}}, filename = true, hive_partitioning = false, store_rejects = true,
            rejects_limit = 0, strict_mode = true)"""
    )
    rejected = con.execute("SELECT count(DISTINCT (scan_id, file_id, line)) FROM reject_errors").fetchone()[0]
    taken = con.execute(f"SELECT count(*) FROM raw_{file.name}").fetchone()[0]
    con.execute("DROP TABLE reject_errors; DROP TABLE reject_scans")
    return taken + rejected


def _persons(con) -> None:
    """Each spelling of an identity number once, with its normal form."""
    spellings = " UNION ".join(
        f"SELECT {column.name} AS raw FROM raw_{file.name}"
        for file in FILES
        for column in file.columns
        if column.kind == "id"
    )
    con.execute(
        f"""INSERT INTO person
        WITH normal AS (SELECT raw, eighteen(upper(plain(raw))) AS id FROM ({spellings}) WHERE plain(raw) <> ''),
        dated AS (SELECT *, CASE WHEN regexp_full_match(id, '\\d{{17}}[\\dX]')
            THEN CAST(try_strptime(substr(id, 7, 8), '%Y%m%d') AS DATE) END AS birth FROM normal)
        SELECT raw, id, dense_rank() OVER (ORDER BY id), birth IS NOT NULL, birth FROM dated"""
    )


def _value(column: Column) -> str:
    name = column.name
    return {
        "text": f"nullif(trim({name}), '')",
        "code": f"nullif(plain({name}), '')",
        "id": f"id_of_{name}.pid",
        "number": f"coalesce(TRY_CAST({name} AS DECIMAL(18, 4)), TRY_CAST(plain({name}) AS DECIMAL(18, 4)))",
        "date": f"CAST(moment({name}) AS DATE)",
        "time": f"moment({name})",
    }[column.kind]


def _is_good(column: Column) -> list[str]:
    name, tests = column.name, []
    if column.required:
        tests.append(f"{name} IS NOT NULL")
    if column.kind in ("number", "date", "time"):
        tests.append(f"({name} IS NOT NULL OR coalesce(plain(raw_{name}), '') = '')")
    if column.kind == "number":
        tests.append(f"coalesce({name} >= 0, true)")
    if column.pattern:
        simple = all(len(part) == 1 or part.startswith("[") for part in column.pattern.split("|"))
        match = f"regexp_full_match({name}, '{column.pattern}')"
        tests.append(f"coalesce(length({name}) = 1 AND {match}, true)" if simple else f"coalesce({match}, true)")
    if column.kind == "id":
        free = f"coalesce({column.document}, '1') <> '1'" if column.document else "false"
        tests.append(f"({name} IS NULL OR form_{name} OR {free})")
    if column.kind == "text":
        tests.append(f"coalesce(NOT contains({name}, '\ufffd'), true)")
    return tests


def _good(con, file: File, prefixes: list[str]) -> None:
    """Typed rows without the unusable ones; `place` orders them as they were delivered."""
    people = [column.name for column in file.columns if column.kind == "id"]
    values = [f"{_value(column)} AS {column.name}" for column in file.columns]
    values += [f"id_of_{name}.has_form AS form_{name}" for name in people]
    values += [f"raw.{c.name} AS raw_{c.name}" for c in file.columns if c.kind in ("number", "date", "time")]
    joins = " ".join(f"LEFT JOIN person AS id_of_{name} ON id_of_{name}.raw = raw.{name}" for name in people)
    tests = [test for column in file.columns for test in _is_good(column)] + [file.also]
    if file.county_codes:
        codes = [f"coalesce(substr({name}, 1, 6) IN {tuple(prefixes + [''])}, false)" for name in file.county_codes]
        tests.append("(" + " OR ".join(codes) + ")")
    if file.event:
        tests.append(f"coalesce({file.event} <= dt, true)")
    content = "[" + ", ".join(f"coalesce(raw.{column.name}, '')" for column in file.columns) + "]"
    kept = ", ".join([column.name for column in file.columns] + ["dt", "place", "content"])
    known = f"coalesce(known_from, {file.event or 'dt'})"
    con.execute(
        f"""CREATE TABLE good_{file.name} AS SELECT {kept}, {known} AS known FROM (
            SELECT {", ".join(values)}, part.dt AS dt, known_from, raw.rowid AS place, hash({content}) AS content
            FROM raw_{file.name} AS raw JOIN part ON part.path = raw.filename {joins}) WHERE {" AND ".join(tests)}"""
    )
    con.execute(f"DROP TABLE raw_{file.name}")
    (_snapshots if file.is_snapshot else _versions)(con, file)


def _snapshots(con, file: File) -> None:
    """Of the rows of a key in one snapshot the first."""
    key = ", ".join(file.key)
    con.execute(
        f"""CREATE TABLE {file.name} AS SELECT * EXCLUDE (content) FROM good_{file.name}
        QUALIFY row_number() OVER (PARTITION BY dt, {key} ORDER BY place) = 1"""
    )
    con.execute(f"DROP TABLE good_{file.name}")


def _versions(con, file: File) -> None:
    """Each content once, with the day from which another version is in force; only few rows have any."""
    key, order = ", ".join(file.key), "modified_time, place" if file.name == "weighing_bill" else "place"
    con.execute(
        f"""CREATE TABLE repeated AS SELECT hash({key}) AS hashed FROM good_{file.name}
        GROUP BY 1 HAVING count(*) > 1"""
    )
    con.execute(
        f"""CREATE TABLE {file.name} AS
        WITH several AS (SELECT * FROM good_{file.name} WHERE hash({key}) IN (FROM repeated)),
        once AS (SELECT * FROM several QUALIFY row_number() OVER (PARTITION BY content ORDER BY place) = 1)
        SELECT * EXCLUDE (content, place), NULL::DATE AS superseded FROM good_{file.name}
        WHERE hash({key}) NOT IN (FROM repeated)
        UNION ALL
        SELECT * EXCLUDE (content, place), min(known) OVER (PARTITION BY {key} ORDER BY {order}
            ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) FROM once"""
    )
    con.execute(f"DROP TABLE good_{file.name}; DROP TABLE repeated")
