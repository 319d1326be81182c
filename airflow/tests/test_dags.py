"""The DAGs as Airflow reads them, and what their operator makes of an exit code."""

from __future__ import annotations

import ast
import asyncio
import importlib
import json
import sys
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import precredit_night
import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.sdk.exceptions import AirflowException, AirflowFailException

DAGS = Path(__file__).resolve().parents[1] / "dags"
PLUGINS = DAGS.parent / "plugins"
PROJECT = DAGS.parents[1]
CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "monotonic", "localtime", "gmtime"}


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


def test_no_dag_touches_network_tables_or_processes_while_it_is_parsed() -> None:
    touched: list[str] = []
    parsing = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if parsing and is_of_the_world(event, arguments) and is_below_a_dag():
            touched.append(f"{event} {arguments[:1]}")

    sys.addaudithook(watch)
    importlib.reload(precredit_night)
    bag = DagBag(str(DAGS))
    parsing = False

    assert len(bag.dags) == 3
    assert touched == []


def test_the_watch_sees_what_it_should() -> None:
    assert is_of_the_world("socket.connect", ())
    assert is_of_the_world("open", (f"{PROJECT}/out/lake/gold/features/_delta_log/0.json", "r", 0))
    assert not is_of_the_world("open", (str(DAGS / "county_nightly.py"), "r", 0))


@pytest.mark.parametrize("file", [*sorted(DAGS.glob("*.py")), *sorted(PLUGINS.glob("*.py"))], ids=lambda file: file.name)
def test_no_clock_is_read_while_a_dag_is_parsed(file: Path) -> None:
    calls = (node.func for node in at_import(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))

    assert [ast.unparse(call) for call in calls if getattr(call, "attr", getattr(call, "id", "")) in CLOCKS] == []


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


@pytest.mark.parametrize(("master", "mode"), [("local[2]", None), ("spark://host:7077", "client"), ("yarn", "cluster")])
def test_the_provider_takes_the_settings_on_every_master(monkeypatch: pytest.MonkeyPatch, master: str, mode: str) -> None:
    connection = {"conn_type": "spark", "host": master, "extra": {"deploy-mode": mode, "spark-binary": "spark-submit"}}
    monkeypatch.setenv("AIRFLOW_CONN_PRECREDIT_SPARK", json.dumps(connection))
    operator = precredit_night.PrecreditOperator(task_id="x", command="ingest", county="370982")

    hook = operator._get_hook()
    hook._validate_yarn_track_via_rm_api_config()

    assert not (hook._is_yarn_cluster_mode and operator.durable)
    assert ["--master", master] == hook._build_spark_submit_command("x.jar")[1:3]


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


@pytest.mark.parametrize(("patience", "event"), [(-1, ["file:///none"]), (60, [])])
def test_the_trigger_tells_what_has_not_come_when_patience_ends(tmp_path: Path, patience: int, event: list[str]) -> None:
    (tmp_path / "bill.csv").touch()
    until = (datetime.now(UTC) + timedelta(seconds=patience)).isoformat()
    trigger = precredit_night.DeliveriesTrigger([*event, f"file://{tmp_path}"], 1, until)
    classpath, arguments = trigger.serialize()

    async def first() -> object:
        return (await anext(precredit_night.DeliveriesTrigger(**arguments).run())).payload

    assert classpath == "precredit_night.DeliveriesTrigger"
    assert asyncio.run(first()) == event


def test_waits_six_hours_for_deliveries_and_looks_every_five_minutes(dags: DagBag) -> None:
    wait = dags.dags["county_nightly"].task_dict["night.wait"]
    assert (wait.patience, wait.seconds, wait.retries) == (timedelta(hours=6), 300, 0)


def is_of_the_world(event: str, arguments: tuple[object, ...]) -> bool:
    if event == "open":
        path = str(arguments[0])
        return path.startswith(str(PROJECT)) and "/.precredit/" not in path and not path.startswith(str(DAGS.parent))
    return event.startswith(("socket.", "sqlite3.", "subprocess.", "os.system", "os.exec", "urllib.", "http."))


def is_below_a_dag() -> bool:
    frame = sys._getframe()
    while frame := frame.f_back:
        if frame.f_code.co_filename.startswith((str(DAGS), str(PLUGINS))):
            return True
    return False


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """All that runs when a module is imported: not what is in a function, but its decorators and defaults."""
    functions = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    for field, value in ast.iter_fields(node):
        if not (functions and field == "body"):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield child
                    yield from at_import(child)


def judged(code: int) -> AirflowException:
    class Submitted:
        returncode = code

    class Hook:
        _submit_sp = Submitted()

    operator = precredit_night.PrecreditOperator(task_id="x", command="ingest", county="370982")
    operator._hook = Hook()
    return operator._judged(AirflowException("failed"))
