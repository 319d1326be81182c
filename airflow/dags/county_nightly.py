"""
### county_nightly

**Output.** For each county of `conf/counties/`, the list of the business date under `lists/` and `channels/`, and the asset
`county_lists`. The business date is the day of the schedule in Asia/Shanghai.

**When it fails.** The lists before stay current: nothing is half published. A delivery that did not come ends as not ready;
exit code 3 (input) and 5 (lock) are tried again, 1, 2 and 4 are not, for a retry cannot help.

**What to do.** The failed task's log ends with one JSON line that names what is wrong and what to do. Clear the task when it
is put right. To repeat dates: `airflow backfill create --dag-id county_nightly --from-date ... --to-date ...`; a repeated
date never replaces a newer list as the current one.
"""

from __future__ import annotations

import os
from datetime import timedelta

import pendulum
from airflow.sdk import DAG, AsyncCallback, DeadlineAlert, DeadlineReference, task, task_group
from airflow.timetables.trigger import CronTriggerTimetable
from precredit_night import LISTS, DeliveriesSensor, PrecreditOperator, counties, list_is_late

OUT_BY_SIX = DeadlineAlert(
    # From 20:30 to 06:00.
    reference=DeadlineReference.DAGRUN_LOGICAL_DATE,
    interval=timedelta(hours=9, minutes=30),
    callback=AsyncCallback(list_is_late),
)

with DAG(
    dag_id="county_nightly",
    schedule=CronTriggerTimetable("30 20 * * *", timezone="Asia/Shanghai"),
    start_date=pendulum.datetime(2026, 1, 1, tz="Asia/Shanghai"),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(minutes=10)},
    # `airflow dags test` of 3.3.2 cannot end a run that has a deadline; the test takes it out.
    deadline=None if "PRECREDIT_WITHOUT_DEADLINE" in os.environ else OUT_BY_SIX,
    doc_md=__doc__,
    tags=["precredit"],
):

    @task
    def which() -> list[str]:
        """The counties of tonight."""
        return counties()

    @task_group
    def night(county: str) -> None:
        """One county, from its deliveries to its list."""
        wait = DeliveriesSensor(task_id="wait", county=county, patience=timedelta(hours=6), retries=0)
        ingest = PrecreditOperator(task_id="ingest", command="ingest", county=county)
        features = PrecreditOperator(task_id="features", command="features", county=county)
        train = PrecreditOperator(task_id="train", command="train", county=county, more=["--if-due"])
        decide = PrecreditOperator(task_id="decide", command="decide", county=county)
        publish = PrecreditOperator(task_id="publish", command="publish", county=county, outlets=[LISTS])
        wait >> ingest >> features >> train >> decide >> publish

    night.expand(county=which())
