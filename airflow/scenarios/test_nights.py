"""What happens at three in the morning: county_nightly with real jobs on a small county, and the lists it leaves."""

from __future__ import annotations

import csv
import gzip
import io
import os
import shutil
import signal
from datetime import date, timedelta
from pathlib import Path

from conftest import FIRST
from county import County, Driver, journal, last_lines, until

SECOND = FIRST + timedelta(days=1)
STEPS = ["ingest", "features", "train", "decide", "publish"]


def test_a_killed_driver_and_a_killed_airflow_change_nothing(
    tmp_path: Path, airflow: Path, driver: Driver, undisturbed: County
) -> None:
    county = County(tmp_path, airflow, undisturbed.landing)
    first = county.airflow_of([FIRST], driver=None)
    os.kill(amid_ingest(county, not_by=0), signal.SIGKILL)
    killed = amid_ingest(county, not_by=1)
    os.kill(killed, signal.SIGSTOP)
    try:
        first.process.kill()
        first.process.wait()
        # The driver whose Airflow is gone still lives: nobody else may write.
        second = county.airflow_of([FIRST], driver)
        until(lambda: "exit code 5, another run holds the lock" in second.told(), "the lock is asked for")
    finally:
        os.kill(killed, signal.SIGCONT)
    ended = second.ended()[str(FIRST)]

    assert "Error code is: -9" in first.told()
    assert {task: of["state"] for task, of in ended.items() if of["state"] != "success"} == {}
    assert ended["ingest"]["tries"] > 1
    assert county.list(FIRST) == undisturbed.list(FIRST)
    assert_nothing_twice(county, undisturbed, FIRST, second.told())


def test_two_runs_wait_for_a_late_delivery_and_one_list_comes_of_them(
    tmp_path: Path, airflow: Path, driver: Driver, in_order: County, undisturbed: County
) -> None:
    county = County(tmp_path, airflow, undisturbed.landing, undisturbed.storage)
    delivery = county.landing / f"produce-market/dt={SECOND}"
    shutil.move(delivery, tmp_path / "late")
    other = Driver(tmp_path / "driver.log")
    try:
        runs = [county.airflow_of([SECOND], driver), county.airflow_of([SECOND], other)]
        for run in runs:
            until(lambda run=run: "running trigger in line" in run.told(), "the sensor is deferred")
        assert county.current() == str(FIRST)
        assert county.holder() is None
        shutil.move(tmp_path / "late", delivery)
        ended = [run.ended()[str(SECOND)] for run in runs]
    finally:
        other.stop()

    assert {of["state"] for run in ended for of in run.values()} == {"success"}
    assert any("exit code 5, another run holds the lock" in run.told() for run in runs)
    assert county.list(SECOND) == in_order.list(SECOND)
    assert county.current() == str(SECOND)
    for run in runs:
        assert_nothing_twice(county, in_order, SECOND, run.told())


def test_a_delivery_that_never_comes_ends_as_not_ready(
    tmp_path: Path, airflow: Path, driver: Driver, undisturbed: County
) -> None:
    county = County(tmp_path, airflow, undisturbed.landing, undisturbed.storage)
    shutil.rmtree(county.landing / f"produce-market/dt={SECOND}")

    run = county.airflow_of([SECOND], driver, patience=2)
    ended = run.ended()[str(SECOND)]

    assert ended["wait"] == {"state": "failed", "tries": 1}
    assert {ended[step]["state"] for step in STEPS} == {"upstream_failed"}
    assert f"not ready: nothing was delivered to file://{county.landing}/produce-market/dt={SECOND}" in run.told()
    assert county.current() == str(FIRST)


def test_a_correction_counts_from_the_day_it_comes(
    tmp_path: Path, airflow: Path, driver: Driver, in_order: County, undisturbed: County
) -> None:
    county = County(tmp_path, airflow, undisturbed.landing, undisturbed.storage)
    before = undisturbed.rows(FIRST)
    bills = county.bills()
    wrong, void = max(
        ((household, settled(bills, county.members(household))) for household in before), key=lambda found: len(found[1])
    )
    assert void and wrong in in_order.rows(SECOND)
    deliver_too(county, SECOND, [bill | {"state": "3", "modified_time": f"{SECOND} 09:00:00"} for bill in void])

    ended = county.airflow_of([SECOND], driver).ended()[str(SECOND)]

    assert {of["state"] for of in ended.values()} == {"success"}
    assert county.list(FIRST) == undisturbed.list(FIRST)
    corrected, uncorrected = county.rows(SECOND), in_order.rows(SECOND)
    row, was = corrected.pop(wrong, None), uncorrected.pop(wrong)
    assert row is None or float(row["预授信额度(万元)"]) < float(was["预授信额度(万元)"])
    assert corrected == uncorrected


def test_a_backfill_of_five_days_out_of_order_touches_no_newer_list(
    tmp_path: Path, airflow: Path, driver: Driver, in_order: County, undisturbed: County
) -> None:
    county = County(tmp_path, airflow, undisturbed.landing, undisturbed.storage)
    days = [FIRST + timedelta(days=number) for number in (5, 3, 1, 4, 2)]
    newest = county.airflow_of(days[:1], driver).ended()
    published = contents(county, days[0])

    ended = newest | county.airflow_of(days[1:], driver).ended()

    assert {of["state"] for night in ended.values() for of in night.values()} == {"success"}
    assert contents(county, days[0]) == published
    assert county.current() == str(days[0])
    assert county.list(FIRST) == undisturbed.list(FIRST)
    for day in days:
        assert county.rows(day) == in_order.rows(day), day
        assert county.roll(day) == in_order.roll(day)


def amid_ingest(county: County, not_by: int) -> int:
    """The process that holds the lock for ingest and has written to a table; the second if the first is not meant."""
    seen: set[object] = set()

    def is_amid() -> bool:
        holder = county.holder()
        if holder and holder["command"] == "ingest":
            seen.add(holder["pid"])
        written = list((county.storage / "lake/silver").glob("*/_delta_log/*.json"))
        return bool(holder) and len(seen) > not_by and bool(written)

    if not_by:
        dead = county.holder()
        seen.add(dead["pid"] if dead else 0)
    until(is_amid, "ingest has written to a table")
    return int(county.holder()["pid"])


def assert_nothing_twice(county: County, like: County, day: date, told: str) -> None:
    """A run names itself in its journal, and counts what the same night counted where nothing happened."""
    steps = [line for line in journal(told) if line.get("step") == "publish"]
    assert steps, told[-4000:]
    assert str(steps[-1]["run"]).startswith(f"370982-{day}-")
    assert last_lines(told)[-1]["sources"] == like.sources[day]
    assert county.roll(day) == like.roll(day)


def settled(bills: list[dict[str, str]], sellers: set[str]) -> list[dict[str, str]]:
    return [bill for bill in bills if bill["state"] == "4" and bill["certificate_number"] in sellers]


def deliver_too(county: County, day: date, bills: list[dict[str, str]]) -> None:
    """Adds bills to the market's delivery of a day; without control totals, which it may lack."""
    folder = county.landing / f"produce-market/dt={day}"
    (folder / "_delivery.json").unlink()
    file = folder / "weighing_bill.csv.gz"
    delivered = gzip.decompress(file.read_bytes())
    more = io.StringIO()
    csv.DictWriter(more, fieldnames=delivered.decode().splitlines()[0].split(",")).writerows(bills)
    file.write_bytes(gzip.compress(delivered + more.getvalue().encode()))


def contents(county: County, day: date) -> dict[str, bytes]:
    folder = county.lists() / f"dt={day}"
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
