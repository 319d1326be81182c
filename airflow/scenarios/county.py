"""A small county for the scenarios: its deliveries and configuration, and what nights make of them."""

from __future__ import annotations

import csv
import gzip
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE.parents[1]
JAR = HOME / "jobs/target/precredit-cluster.jar"
CODE = "370982"
STARTED: list[subprocess.Popen[str]] = []
PATIENCE = 900

# So few loans bear no judgement as strict as the default one.
SETTINGS = f"""
county = "{CODE}"
master = "local[2]"
lock.lease-seconds = 600
landing.root = "%s"
dictionaries.crops = "{HOME}/conf/dictionaries/crops.csv"
dictionaries.divisions = "{HOME}/conf/dictionaries/divisions"
policy.pd-cut-off = 0.5
policy.min-leaf-rows = 1
model.growth.min-rows-per-leaf = 4
model.gates {{ min-goods = 5, min-bads = 1 }}
model.hold-out.min-bads = 1
"""


def until(met: Callable[[], object], what: str) -> None:
    """Waits for a condition; nothing here takes ten minutes unless it hangs."""
    end = time.monotonic() + 600
    while not met():
        assert time.monotonic() < end, f"in vain waited until {what}"
        time.sleep(0.05)


class Driver:
    """A warm driver in a process of its own."""

    def __init__(self, log: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        java = f"{os.environ['JAVA_HOME']}/bin/java" if "JAVA_HOME" in os.environ else "java"
        spark = (HOME / "jobs/target/spark-classpath.txt").read_text().strip()
        options = ["-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m", "-Xmx2g", f"@{HOME}/conf/jvm.options"]
        options += ["-Dspark.sql.adaptive.enabled=false", "-cp", f"{JAR}:{spark}"]
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                [java, *options, str(HERE / "Resident.java"), str(self.port)], stdout=out, stderr=out
            )
        until(self._answers, "the driver answers")

    def _answers(self) -> bool:
        assert self.process.poll() is None, "the driver has ended"
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


@dataclass(frozen=True)
class Airflow:
    """One Airflow that runs the nights of some dates."""

    process: subprocess.Popen[str]
    log: Path

    def ended(self) -> dict[str, dict[str, dict[str, object]]]:
        """How each task of each date ended."""
        self.process.wait(timeout=900)
        text = self.told()
        assert self.process.returncode == 0, text[-4000:]
        return json.loads(text.splitlines()[-1])

    def told(self) -> str:
        return self.log.read_text(encoding="utf-8")


class County:
    """A project folder with one county: `landing` and `storage` below it are copies that a scenario may change."""

    def __init__(self, folder: Path, airflow: Path, landing: Path, storage: Path | None = None) -> None:
        self.folder = folder
        self.airflow = airflow
        self.landing = folder / "landing"
        self.storage = folder / "out"
        self.sources: dict[date, dict[str, dict[str, int]]] = {}
        shutil.copytree(landing, self.landing)
        if storage:
            shutil.copytree(storage, self.storage)
        conf = folder / "conf/counties" / CODE
        conf.mkdir(parents=True)
        self.settings = conf / "settings.conf"
        self.settings.write_text(SETTINGS % self.landing, encoding="utf-8")
        waits = {"landing": str(self.landing), "daily": ["produce-market"]}
        (conf / "deliveries.json").write_text(json.dumps(waits), encoding="utf-8")

    def airflow_of(self, dates: list[date], driver: Driver | None, patience: int = PATIENCE) -> Airflow:
        """Starts an Airflow with a database of its own."""
        number = len(list(self.folder.glob("airflow-*")))
        home = self.folder / f"airflow-{number}"
        shutil.copytree(self.airflow, home)
        log = home / "log"
        environment = os.environ | {
            "AIRFLOW_HOME": str(home),
            # The configuration that was copied along names the database it was made for.
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{home}/airflow.db",
            "AIRFLOW__LOGGING__LOGGING_LEVEL": "INFO",
            "PATH": f"{HERE / 'bin'}:{os.environ['PATH']}",
            "PRECREDIT_HOME": str(self.folder),
            "PRECREDIT_JAR": str(JAR),
            "PRECREDIT_STORAGE": str(self.storage),
            "PRECREDIT_RESIDENT": str(driver.port) if driver else "",
        }
        command = [sys.executable, str(HERE / "hurried.py"), str(patience), *map(str, dates)]
        with log.open("w") as out:
            STARTED.append(subprocess.Popen(command, stdout=out, stderr=out, env=environment, text=True))
        return Airflow(STARTED[-1], log)

    def nightly(self, day: date, driver: Driver) -> None:
        """The whole night without Airflow; `sources` holds what it counted."""
        command = [HERE / "bin/spark-submit", "night.jar", "nightly", "--date", str(day), "--conf", self.settings]
        done = subprocess.run(
            [*map(str, command), "--set", f"storage.root={self.storage}"],
            env=os.environ | {"PRECREDIT_RESIDENT": str(driver.port)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        self.sources[day] = json.loads(done.stdout.splitlines()[-1])["sources"]

    def lists(self) -> Path:
        return self.storage / f"lists/county={CODE}"

    def list(self, day: date) -> bytes:
        return (self.lists() / f"dt={day}/preapproval.csv").read_bytes()

    def rows(self, day: date) -> dict[str, dict[str, str]]:
        """The list's rows by household, but for their number and what they are compared with the list before."""
        rows = csv.DictReader(self.list(day).decode("utf-8-sig").splitlines())
        return {row["承包方编码"]: {k: v for k, v in row.items() if k not in ("序号", "变动")} for row in rows}

    def current(self) -> str:
        return json.loads((self.lists() / "current.json").read_text())["dt"]

    def roll(self, day: date) -> int:
        return json.loads((self.lists() / f"dt={day}/manifest.json").read_text())["totals"]["roll"]

    def holder(self) -> dict[str, object] | None:
        """Who holds the county's lock."""
        leases = sorted((self.storage / f"locks/county={CODE}").glob("0*.json"))
        lease = json.loads(leases[-1].read_text()) if leases else None
        return lease if lease and not lease["released"] else None

    def bills(self) -> list[dict[str, str]]:
        """The market's bills in all deliveries, as delivered."""
        found = []
        for file in sorted((self.landing / "produce-market").glob("dt=*/weighing_bill.csv.gz")):
            with gzip.open(file, "rt", encoding="utf-8", errors="replace", newline="") as text:
                found += csv.DictReader(text)
        return found

    def members(self, household: str) -> set[str]:
        """The identity numbers of a household in any land snapshot."""
        found = set()
        for file in (self.landing / "land-registry").glob("dt=*/CBF_JTCY.csv.gz"):
            with gzip.open(file, "rt", encoding="gb18030", errors="replace", newline="") as text:
                found |= {row["CYZJHM"] for row in csv.DictReader(text) if row["CBFBM"] == household}
        return found


def journal(told: str) -> list[dict[str, object]]:
    """What runs wrote to their journals, among the lines of Airflow."""
    return objects(told, '{"time":')


def last_lines(told: str) -> list[dict[str, object]]:
    """The last line of each run, among the lines of Airflow."""
    return objects(told, '{"run":')


def objects(told: str, start: str) -> list[dict[str, object]]:
    lines = (line[line.index(start) :] for line in told.splitlines() if start in line)
    return [json.JSONDecoder().raw_decode(line)[0] for line in lines]
