"""
### housekeeping

**Output.** Each county's slices in few large files, and no files that no version of the last 800 days needs.

**When it fails.** Nights take longer and the store fills; no list is touched.

**What to do.** Exit code 5: a night was running; it is tried again. Nothing else should happen.
"""

from __future__ import annotations

from datetime import timedelta

import pendulum
from airflow.sdk import DAG, task, task_group
from airflow.timetables.trigger import CronTriggerTimetable
from precredit_night import PrecreditOperator, counties

with DAG(
    dag_id="housekeeping",
    schedule=CronTriggerTimetable("0 13 * * 0", timezone="Asia/Shanghai"),
    start_date=pendulum.datetime(2026, 1, 1, tz="Asia/Shanghai"),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(minutes=30)},
    doc_md=__doc__,
    tags=["precredit"],
):

    @task
    def which() -> list[str]:
        """The counties whose slices are tidied."""
        return counties()

    @task_group
    def slices(county: str) -> None:
        """One county; never two at once, for they share the tables."""
        PrecreditOperator(task_id="tidy", command="tidy", county=county, max_active_tis_per_dag=1)

    slices.expand(county=which())
