"""What the scenarios share: the deliveries, a warm driver, and the nights as they are when nothing happens."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from county import HOME, STARTED, County, Driver

FIRST = date(2026, 6, 25)


@pytest.fixture(autouse=True)
def no_airflow_left() -> Iterator[None]:
    """Ends what a scenario that failed has left running."""
    yield
    for process in STARTED:
        process.kill()
        process.wait()
    STARTED.clear()


@pytest.fixture(scope="session")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scenarios")


@pytest.fixture(scope="session")
def airflow(work: Path) -> Path:
    """The home of an Airflow that has run nothing yet."""
    home = work / "airflow"
    environment = os.environ | {"AIRFLOW_HOME": str(home)}
    for command in (["db", "migrate"], ["pools", "set", "precredit", "1", "Spark jobs at once"]):
        subprocess.run(["airflow", *command], env=environment, check=True, capture_output=True)
    return home


@pytest.fixture(scope="session")
def driver(work: Path) -> Iterator[Driver]:
    driver = Driver(work / "driver.log")
    yield driver
    driver.stop()


@pytest.fixture(scope="session")
def undisturbed(work: Path, airflow: Path, driver: Driver) -> County:
    """The county on its first date, published."""
    landing = work / "landing"
    subprocess.run(
        [HOME / "precredit", "sample", "--households", "120", "--days", "500", "--seed", "11"]
        + ["--divisions", HOME / "conf/dictionaries/divisions", "--out", landing],
        check=True,
        capture_output=True,
    )
    county = County(work / "undisturbed", airflow, landing)
    county.nightly(FIRST, driver)
    return county


@pytest.fixture(scope="session")
def in_order(work: Path, airflow: Path, driver: Driver, undisturbed: County) -> County:
    """The same county after five more dates, one after the other."""
    county = County(work / "in-order", airflow, undisturbed.landing, undisturbed.storage)
    for days in range(1, 6):
        county.nightly(FIRST + timedelta(days=days), driver)
    return county
