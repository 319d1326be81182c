"""The files of a landing zone and how their cells are read, for the benchmark's peer."""

import datetime
import gzip
import json
from dataclasses import dataclass, field
from pathlib import Path

CODE18, PARCEL, CERTIFICATE = r"\d{18}", r"\d{19}", r"\d{18}[A-Z]"
DOCUMENT, METHOD, THREE = "[1-59]", "100|110|12[0-39]|200|300|900", "[0-2]"


@dataclass(frozen=True)
class Column:
    """How one column is read: text, code, id, number, date or time; an empty cell is refused when it is required."""

    name: str
    kind: str
    required: bool = False
    pattern: str = ""
    document: str = ""


@dataclass(frozen=True)
class File:
    """One kind of file: `order` is the column by which versions are ordered before the order of delivery."""

    name: str
    source: str
    columns: list[Column]
    key: list[str]
    event: str = ""
    county_codes: list[str] = field(default_factory=list)
    also: str = "true"

    @property
    def is_snapshot(self) -> bool:
        return self.source == "land-registry"


def text(name, required=False):
    return Column(name, "text", required)


def code(name, pattern="", required=False):
    return Column(name, "code", required, pattern)


def person(name, required=True, document=""):
    return Column(name, "id", required, document=document)


def number(name, required=False):
    return Column(name, "number", required)


def date(name, required=False):
    return Column(name, "date", required)


def _close(one: str, other: str) -> str:
    return f"abs({one} - {other}) <= greatest(0.011, 0.02 * greatest({one}, {other}))"


def _areas(metres: str, mu: str) -> str:
    return f"coalesce({_close(metres + ' * 0.0015', mu)}, true)"


LAND, MARKET, COOPERATIVE, CREDIT = "land-registry", "produce-market", "apple-cooperative", "county-credit"

FILES = [
    File(
        "CBF",
        LAND,
        [
            code("CBFBM", CODE18, True),
            code("CBFLX", "[1-3]", True),
            text("CBFMC"),
            code("CBFZJLX", DOCUMENT),
            person("CBFZJHM", False, "CBFZJLX"),
            text("CBFDZ"),
            text("YZBM"),
            code("LXDH"),
            number("CBFCYSL"),
            date("CBFDCRQ"),
        ],
        ["CBFBM"],
        county_codes=["CBFBM"],
    ),
    File(
        "CBF_JTCY",
        LAND,
        [
            code("CBFBM", CODE18, True),
            text("CYXM", True),
            code("CYXB", THREE),
            code("CYZJLX", DOCUMENT),
            person("CYZJHM", True, "CYZJLX"),
            code("YHZGX"),
            code("CYBZ", "[1-79]"),
            code("SFGYR", THREE),
        ],
        ["CBFBM", "CYZJHM"],
        county_codes=["CBFBM"],
    ),
    File(
        "CBDKXX",
        LAND,
        [
            code("DKBM", PARCEL, True),
            code("FBFBM", r"\d{14}"),
            code("CBFBM", CODE18, True),
            code("CBJYQQDFS", METHOD, True),
            number("HTMJ"),
            code("CBHTBM", CERTIFICATE),
            text("LZHTBM"),
            code("CBJYQZBM", CERTIFICATE, True),
            number("HTMJM"),
            code("SFQQQG", THREE),
        ],
        ["DKBM", "CBFBM"],
        county_codes=["DKBM", "FBFBM", "CBFBM", "CBHTBM", "CBJYQZBM"],
        also=_areas("HTMJ", "HTMJM"),
    ),
    File(
        "CBHT",
        LAND,
        [
            code("CBHTBM", CERTIFICATE, True),
            code("FBFBM", r"\d{14}"),
            code("CBFBM", CODE18, True),
            code("CBFS", METHOD),
            date("CBQXQ"),
            date("CBQXZ"),
            number("HTZMJ"),
            number("CBDKZS"),
            date("QDSJ"),
            number("HTZMJM"),
        ],
        ["CBHTBM"],
        county_codes=["CBHTBM", "FBFBM", "CBFBM"],
        also=_areas("HTZMJ", "HTZMJM"),
    ),
    File(
        "LZHT",
        LAND,
        [
            text("LZHTBM", True),
            code("CBFBM", CODE18, True),
            code("SRFBM", CODE18, True),
            text("LZFS"),
            date("LZQXKSRQ", True),
            date("LZQXJSRQ", True),
            number("LZMJ"),
            number("LZMJM"),
        ],
        ["LZHTBM"],
        county_codes=["CBFBM", "SRFBM"],
        also=_areas("LZMJ", "LZMJM"),
    ),
    File(
        "CBJYQZ_QZZX",
        LAND,
        [code("CBJYQZBM", CERTIFICATE, True), text("ZXYY"), date("ZXRQ", True)],
        ["CBJYQZBM"],
        county_codes=["CBJYQZBM"],
    ),
    File(
        "weighing_bill",
        MARKET,
        [
            text("serial_no", True),
            text("market_id"),
            code("trade_type_id", "[1-3]", True),
            person("certificate_number"),
            text("seller_name"),
            text("buyer_id"),
            code("goods_code"),
            text("goods_name"),
            number("unit_price"),
            number("net_weight", True),
            number("trade_amount", True),
            code("state", "[1-7]", True),
            date("settlement_time"),
            Column("modified_time", "time", True),
        ],
        ["serial_no"],
        event="settlement_time",
        also="(state <> '4' OR settlement_time IS NOT NULL) AND (unit_price IS NULL OR trade_amount <= 100 OR "
        + _close("unit_price * net_weight / 100", "trade_amount")
        + ")",
    ),
    File(
        "purchase",
        COOPERATIVE,
        [
            text("单号", True),
            date("日期", True),
            text("姓名"),
            person("身份证号"),
            text("品种"),
            text("等级"),
            number("数量公斤", True),
            number("单价元每公斤"),
            number("金额元", True),
            text("收购方"),
            code("状态", "已结算|作废", True),
        ],
        ["单号"],
        event="日期",
        also="(单价元每公斤 IS NULL OR " + _close("单价元每公斤 * 数量公斤", "金额元") + ")",
    ),
    File(
        "admin_penalty",
        CREDIT,
        [
            text("CF_XDR_MC"),
            code("CF_XDR_LB"),
            code("CF_XDR_ZJLX", DOCUMENT),
            person("CF_XDR_ZJHM", True, "CF_XDR_ZJLX"),
            text("CF_WSH", True),
            text("CF_WFXW"),
            text("CF_CFLB"),
            number("CF_NR_FK"),
            date("CF_JDRQ", True),
            date("CF_YXQ"),
            date("CF_GSJZQ"),
            text("CF_CFJG"),
        ],
        ["CF_WSH", "CF_XDR_ZJHM"],
        event="CF_JDRQ",
    ),
    File(
        "dishonest_debtor",
        CREDIT,
        [
            text("iname", True),
            text("caseCode", True),
            code("cardNum", r"\d{10}\*{4}\d{3}[\dXx]", True),
            date("regDate"),
            date("publishDate", True),
            code("performance", "全部未履行|部分未履行|全部已履行", True),
            text("partyTypeName"),
        ],
        ["caseCode", "cardNum"],
        event="publishDate",
    ),
    File(
        "subsidy",
        CREDIT,
        [
            text("batch_no", True),
            text("payee_name"),
            person("payee_id"),
            text("subsidy_type", True),
            number("area_mu"),
            number("amount_yuan", True),
            date("paid_on", True),
        ],
        ["batch_no", "payee_id", "subsidy_type"],
        event="paid_on",
    ),
    File(
        "farmer_grade",
        CREDIT,
        [person("person_id"), text("grade", True), date("assessed_on", True), date("valid_to")],
        ["person_id", "assessed_on"],
        event="assessed_on",
    ),
    File(
        "loan",
        CREDIT,
        [
            text("loan_id", True),
            person("borrower_id"),
            text("borrower_name"),
            text("product"),
            number("principal_yuan"),
            date("granted_on", True),
            date("due_on"),
            date("closed_on"),
        ],
        ["loan_id"],
        event="granted_on",
    ),
    File(
        "loan_month",
        CREDIT,
        [
            text("loan_id", True),
            date("month_end", True),
            number("balance_yuan", True),
            number("days_past_due", True),
            code("five_class", "[1-5]", True),
        ],
        ["loan_id", "month_end"],
        event="month_end",
    ),
    File(
        "consent",
        CREDIT,
        [
            text("consent_no", True),
            person("person_id"),
            text("scopes", True),
            date("granted_on"),
            date("expires_on"),
            date("revoked_on"),
        ],
        ["consent_no"],
        event="granted_on",
    ),
]


@dataclass(frozen=True)
class Delivered:
    """One delivered file; `known` is a date, or empty where each row is known on its event date."""

    path: Path
    dt: datetime.date
    known: str


def delivered(landing: Path, file: File, as_of: datetime.date) -> list[Delivered]:
    """The files of a kind up to a date, the oldest first."""
    found = []
    for folder in sorted((landing / file.source).glob("dt=*")):
        dt = datetime.date.fromisoformat(folder.name[3:])
        note = folder / "_delivery.json"
        said = json.loads(note.read_text("utf-8")) if note.exists() else {}
        known = "" if said.get("known") == "event" else said.get("known_from", dt.isoformat())
        for name in (f"{file.name}.csv", f"{file.name}.csv.gz"):
            if dt <= as_of and (folder / name).exists():
                found.append(Delivered(folder / name, dt, known))
    return found


def as_utf8(file: Delivered, work: Path) -> Path:
    """The same file in UTF-8, what cannot be decoded replaced."""
    out = work / f"{file.path.parent.name}-{file.path.name.removesuffix('.gz')}"
    opened = gzip.open if file.path.suffix == ".gz" else open
    with opened(file.path, "rt", encoding="gb18030", errors="replace", newline="") as source:
        with open(out, "w", encoding="utf-8", newline="") as target:
            while part := source.read(1 << 20):
                target.write(part)
    return out
