"""What the DAGs of County Precredit share: its commands through spark-submit, the wait for deliveries, the alert."""

from __future__ import annotations

import asyncio
import json
import logging
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.sdk import Asset, BaseOperator, Context, ObjectStoragePath
from airflow.sdk.exceptions import AirflowException, AirflowFailException
from airflow.triggers.base import BaseTrigger, TriggerEvent

HOME = Path(os.environ.get("PRECREDIT_HOME", Path(__file__).resolve().parents[2]))
JAR = os.environ.get("PRECREDIT_JAR", f"{HOME}/jobs/target/precredit-cluster.jar")
POOL = "precredit"
CONNECTION = "precredit_spark"

# The business date is the day of the schedule in the county's zone, whenever the run really happens.
BUSINESS_DATE = "{{ logical_date.in_timezone('Asia/Shanghai').strftime('%Y-%m-%d') }}"

LISTS = Asset(name="county_lists", uri="precredit://lists")

# What a retry can help: input that is not ready, and a lock that another run holds.
WORTH_A_RETRY = {3: "input is not ready", 5: "another run holds the lock"}
# What it cannot: a bug, a wrong command or configuration, a gate that wants a person's look.
IN_VAIN = {1: "a bug", 2: "command or configuration is wrong", 4: "a gate refused"}


def counties() -> list[str]:
    """The counties that have a folder in conf/counties."""
    return sorted(folder.name for folder in (HOME / "conf/counties").iterdir() if folder.is_dir())


class PrecreditOperator(SparkSubmitOperator):
    """Runs a command of precredit for one county; fails without a retry where its exit code says that none can help."""

    def __init__(self, *, command: str, county: Any, more: list[str] | None = None, **kwargs: Any) -> None:
        settings = f"{HOME}/conf/counties/"
        super().__init__(
            application=JAR,
            java_class="precredit.cli.Precredit",
            name=f"precredit-{command}",
            conn_id=CONNECTION,
            properties_file=os.environ.get("PRECREDIT_CLUSTER", f"{HOME}/conf/cluster.conf"),
            application_args=[command, "--date", BUSINESS_DATE, "--log-format", "json", *(more or [])],
            conf={"spark.driver.extraJavaOptions": f"-Dprecredit.home={HOME}"},
            pool=POOL,
            # A retry submits anew, and the county's lock tells whether the driver before still lives. Going back to that one
            # would need other settings on each kind of cluster.
            durable=False,
            **kwargs,
        )
        self.county = county
        self.settings = settings

    template_fields = (*SparkSubmitOperator.template_fields, "county")

    def execute(self, context: Context) -> None:
        arguments = list(self.application_args or [])
        storage = os.environ.get("PRECREDIT_STORAGE")
        where = ["--set", f"storage.root={storage}"] if storage else []
        self.application_args = [
            *arguments,
            "--county",
            str(self.county),
            "--conf",
            f"{self.settings}{self.county}/settings.conf",
            *where,
        ]
        try:
            super().execute(context)
        except AirflowException as failure:
            raise self._judged(failure) from failure

    def _judged(self, failure: AirflowException) -> AirflowException:
        code = self._hook._submit_sp.returncode if self._hook and self._hook._submit_sp else None
        if code in IN_VAIN:
            return AirflowFailException(f"exit code {code}, {IN_VAIN[code]}: a retry cannot help. {failure}")
        if code in WORTH_A_RETRY:
            return AirflowException(f"exit code {code}, {WORTH_A_RETRY[code]}. {failure}")
        return failure


class DeliveriesTrigger(BaseTrigger):
    """Looks every so often whether each folder has a file in it; gives those that still have none when patience ends."""

    def __init__(self, folders: list[str], seconds: float, until: str) -> None:
        super().__init__()
        self.folders = folders
        self.seconds = seconds
        self.until = until

    def serialize(self) -> tuple[str, dict[str, Any]]:
        return (
            "precredit_night.DeliveriesTrigger",
            {"folders": self.folders, "seconds": self.seconds, "until": self.until},
        )

    async def run(self) -> AsyncIterator[TriggerEvent]:
        end = datetime.fromisoformat(self.until)
        while (waited_for := await asyncio.to_thread(missing, self.folders)) and datetime.now(UTC) < end:
            await asyncio.sleep(self.seconds)
        yield TriggerEvent(waited_for)


class DeliveriesSensor(BaseOperator):
    """Waits, without a worker, until the sources that a county gets daily have delivered; else it ends as not ready."""

    template_fields = ("county", "date")

    def __init__(self, *, county: Any, patience: timedelta, seconds: float = 300, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.county = county
        self.date = BUSINESS_DATE
        self.patience = patience
        self.seconds = seconds

    def execute(self, context: Context) -> None:
        folders = expected(str(self.county), self.date)
        if missing(folders):
            until = (datetime.now(UTC) + self.patience).isoformat()
            self.defer(trigger=DeliveriesTrigger(folders, self.seconds, until), method_name="resume")

    def resume(self, context: Context, event: list[str]) -> None:
        if event:
            raise AirflowFailException(
                f"not ready: nothing was delivered to {', '.join(event)} within {self.patience}. "
                "Ask its owner; clear this task when it has come. The lists before stay current."
            )
        self.log.info("all deliveries have arrived")


def expected(county: str, date: str) -> list[str]:
    """The folders of the deliveries that a county waits for on a date."""
    waits = json.loads((HOME / f"conf/counties/{county}/deliveries.json").read_text(encoding="utf-8"))
    landing = waits["landing"]
    root = landing if "://" in landing else f"file://{(HOME / landing).resolve()}"
    return [f"{root}/{source}/dt={date}" for source in waits["daily"]]


def missing(folders: list[str]) -> list[str]:
    """Those of the folders in which nothing lies yet."""
    return [folder for folder in folders if not has_files(ObjectStoragePath(folder))]


def has_files(folder: ObjectStoragePath) -> bool:
    return folder.exists() and any(True for _ in folder.iterdir())


async def list_is_late(context: Any = None) -> None:
    """The deadline's alert: an error in the triggerer's log; hook a notifier of your own in here."""
    logging.getLogger(__name__).error("the county lists were not out by 06:00; the lists before stay current")
