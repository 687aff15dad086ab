"""Start Spark, and hand it work: one item, one task.

    items, what is done with one -> Spark -> rows

Everything of Spark is imported here, and only when it is asked for.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Generic, TypeAlias, TypeVar

from rashomon.errors import SparkError

Frame: TypeAlias = Any
"""A table of Spark. Its package is an extra, so that its types are not known here."""

Session: TypeAlias = Any
"""A session of Spark."""

LOCAL = "local"

CONF = {
    "spark.driver.memory": "1g",
    "spark.ui.enabled": "false",
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "512",
}
"""What Spark is told where the user says nothing. Documents are read beside the Java process, in
Python, so that it needs little memory of its own; 512 rows are two texts each in a join."""

ON_THIS_MACHINE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "8",
}
"""What it is told besides where all of it runs here: other machines cannot reach it, and 200 parts
of a join, its own default, take longer to hand out than to work on."""

_ARROW = {"string": "string", "long": "int64"}

SAID = 300
"""Most code points that are told of what Spark says: its stack is some hundred lines."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where Spark runs."""

    master: str = "local[*]"
    """Address as Spark writes it; "local[2]": two tasks at once on this machine."""
    conf: Mapping[str, str] = field(default_factory=dict[str, str])
    """Settings of Spark's own, by name."""

    @property
    def is_local(self) -> bool:
        """Whether all of it runs on this machine."""
        return self.master.startswith(LOCAL)


@contextmanager
def spark_session(cluster: Cluster, doing: str) -> Generator[Session]:
    """Start Spark and end it; a session that runs already is used and left running.

    Args:
        cluster: Where.
        doing: What for, in words, in the past tense.

    Raises:
        SparkError: It is not installed, cannot be started, or broke off.
    """
    if find_spec("pyspark") is None:
        raise SparkError.no_package()
    sql = import_module("pyspark.sql")
    running = sql.SparkSession.getActiveSession()
    if running is None:
        _check_java()
    try:
        session = running or _started(sql, cluster)
        yield session
    except _breaks() as error:
        raise SparkError.broke_off(doing, _last_word(error)) from error
    finally:
        last = sql.SparkSession.getActiveSession()
        if running is None and last is not None:
            last.stop()


@dataclass(frozen=True, slots=True)
class Each(Generic[T]):
    """What is done with each of some items. Goes to the workers, which import it by name."""

    items: Sequence[T]
    work: Callable[[T], Mapping[str, Any] | Iterable[Mapping[str, Any]]]
    """Gives a row, or several."""
    columns: Mapping[str, str]
    """Of these rows; values are "string" or "long"."""

    def __call__(self, batches: Iterator[Any]) -> Iterator[Any]:
        """Do the work of one task: batches of numbers of items in, batches of rows out."""
        import pyarrow as pa

        schema = pa.schema(
            [(name, pa.type_for_alias(_ARROW[kind])) for name, kind in self.columns.items()]
        )
        for batch in batches:
            for number in batch.column(0).to_pylist():
                found = self.work(self.items[number])
                rows = [found] if isinstance(found, Mapping) else [*found]
                yield pa.RecordBatch.from_pylist(rows, schema)

    def run(self, session: Session) -> Frame:
        """Plan a task an item; nothing is done before the rows are asked for."""
        count = len(self.items)
        columns = ", ".join(f"{name} {kind}" for name, kind in self.columns.items())
        return session.range(0, count, 1, max(1, count)).mapInArrow(self, columns)


def on_disk(session: Session, frame: Frame, folder: Path) -> Frame:
    """Write what was planned, and go on from what was written.

    What is used twice is made once, and a plan of many rounds does not grow.
    """
    frame.write.parquet(str(folder))
    return session.read.parquet(str(folder))


def _started(sql: Any, cluster: Cluster) -> Session:  # noqa: ANN401  pyspark's
    if cluster.is_local:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = sql.SparkSession.builder.appName("rashomon").master(cluster.master)
    path = os.pathsep.join(entry for entry in sys.path if entry)
    here = ON_THIS_MACHINE | {"spark.executorEnv.PYTHONPATH": path}
    quiet = {"spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={_log_file()}"}
    progress = {"spark.ui.showConsoleProgress": str(sys.stderr.isatty()).lower()}
    for name, value in {
        **CONF,
        **(here if cluster.is_local else {}),
        **quiet,
        **progress,
        **cluster.conf,
    }.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _log_file() -> str:
    """Give the file that keeps what Spark says at its start, line by line, off the terminal."""
    return Path(str(files("rashomon").joinpath("data", "spark_log.properties"))).as_uri()


def _check_java() -> None:
    home = os.environ.get("JAVA_HOME")
    in_home = home is not None and (Path(home) / "bin" / "java").exists()
    if not in_home and shutil.which("java") is None:
        raise SparkError.no_java()


def _breaks() -> tuple[type[Exception], ...]:
    """Give the errors by which Spark says that it broke off."""
    errors = import_module("pyspark.errors")
    py4j = import_module("py4j.protocol")
    return (errors.PySparkException, py4j.Py4JError)


def _last_word(error: Exception) -> str:
    """Give the last line that says what went wrong: the Python one, if there is one."""
    lines = [line.strip() for line in str(error).splitlines()]
    told = [line for line in lines if line and not line.startswith("at ")]
    python = [line for line in told if "Error" in line.partition(":")[0]]
    return (python or told or [type(error).__name__])[-1][:SAID]
