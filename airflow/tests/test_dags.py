"""The DAGs as Airflow reads them, and what their operator makes of an exit code."""

from __future__ import annotations

import importlib
import warnings
from datetime import timedelta
from pathlib import Path

import precredit_night
import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.sdk.exceptions import AirflowException, AirflowFailException

DAGS = Path(__file__).resolve().parents[1] / "dags"


@pytest.fixture(scope="module")
def dags() -> DagBag:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        importlib.reload(precredit_night)
        bag = DagBag(str(DAGS))
    assert [str(w.message) for w in warned if str(DAGS.parent) in w.filename] == []
    return bag


def test_every_dag_is_imported(dags: DagBag) -> None:
    assert dags.import_errors == {}
    assert sorted(dags.dag_ids) == ["county_nightly", "housekeeping", "model_monthly"]


def test_every_dag_says_what_it_makes_and_what_to_do(dags: DagBag) -> None:
    for dag in dags.dags.values():
        for part in ("**Output.**", "**When it fails.**", "**What to do.**"):
            assert part in dag.doc_md, dag.dag_id


def test_a_night_runs_its_steps_in_order(dags: DagBag) -> None:
    dag = dags.dags["county_nightly"]
    steps = ["wait", "ingest", "features", "train", "decide", "publish"]
    for before, after in zip(steps, steps[1:], strict=False):
        assert dag.task_dict[f"night.{before}"].downstream_task_ids == {f"night.{after}"}
    assert [outlet.name for outlet in dag.task_dict["night.publish"].outlets] == ["county_lists"]


def test_a_night_is_due_nine_and_a_half_hours_after_its_schedule(dags: DagBag) -> None:
    alert = dags.dags["county_nightly"].deadline[0]
    assert alert.interval == timedelta(hours=9, minutes=30)


def test_spark_work_shares_one_pool_and_takes_its_date_from_the_schedule(dags: DagBag) -> None:
    for dag in dags.dags.values():
        for task in dag.tasks:
            if task.task_type == "PrecreditOperator":
                assert task.pool == "precredit", task.task_id
                assert "logical_date" in " ".join(task.application_args), task.task_id


@pytest.mark.parametrize("code", [1, 2, 4])
def test_gives_up_where_no_retry_can_help(code: int) -> None:
    assert isinstance(judged(code), AirflowFailException)


@pytest.mark.parametrize("code", [3, 5, 137, -9])
def test_tries_again_where_a_retry_can_help(code: int) -> None:
    assert not isinstance(judged(code), AirflowFailException)


def test_waits_only_for_what_has_not_come(tmp_path: Path) -> None:
    there = tmp_path / "market/dt=2026-06-30"
    there.mkdir(parents=True)
    empty, full = f"file://{there}", f"file://{tmp_path / 'market'}"
    assert precredit_night.missing([empty, full, f"file://{tmp_path}/none"]) == [empty, f"file://{tmp_path}/none"]


def judged(code: int) -> AirflowException:
    class Submitted:
        returncode = code

    class Hook:
        _submit_sp = Submitted()

    operator = precredit_night.PrecreditOperator(task_id="x", command="ingest", county="370982")
    operator._hook = Hook()
    return operator._judged(AirflowException("failed"))
