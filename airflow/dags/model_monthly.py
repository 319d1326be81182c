"""
### model_monthly

**Output.** The figures of the model that decides, measured again, and, once a person has approved it, a newly trained one. A
candidate that the gates refuse is left aside and the model before goes on deciding.

**When it fails.** Nothing changes: nights are decided by the newest model that was accepted.

**What to do.** `validate` with exit code 4 says which gate the model no longer passes. Approve the training in the run's
required actions; without an answer in three days the run fails and the model stays.
"""

from __future__ import annotations

from datetime import timedelta

import pendulum
from airflow.providers.standard.operators.hitl import ApprovalOperator
from airflow.sdk import DAG, task, task_group
from airflow.timetables.trigger import CronTriggerTimetable
from precredit_night import PrecreditOperator, counties

with DAG(
    dag_id="model_monthly",
    schedule=CronTriggerTimetable("0 9 2 * *", timezone="Asia/Shanghai"),
    start_date=pendulum.datetime(2026, 1, 1, tz="Asia/Shanghai"),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(minutes=10)},
    doc_md=__doc__,
    tags=["precredit"],
):
    approve = ApprovalOperator(
        task_id="approve",
        subject="Train new models for {{ ds }}?",
        body="They decide from the next night on in every county where the gates accept them.",
        response_timeout=timedelta(days=3),
        retries=0,
    )

    @task
    def which() -> list[str]:
        """The counties that have models."""
        return counties()

    @task_group
    def model(county: str) -> None:
        """One county: a new model, and its figures."""
        train = PrecreditOperator(task_id="train", command="train", county=county)
        validate = PrecreditOperator(task_id="validate", command="validate", county=county)
        train >> validate

    chosen = which()
    approve >> chosen
    model.expand(county=chosen)
