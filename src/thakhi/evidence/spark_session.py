"""A quiet Spark session: the one that runs already, or one started for this process."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from typing import IO, Any

from thakhi.terms.errors import ResourceProblem
from thakhi.terms.text import Text

MASTER = "SPARK_MASTER"  # where Spark runs; without it all processors of this machine
LOCAL = {"spark.sql.shuffle.partitions": "8"}
OURS = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.log.level": "OFF"}


def spark_session() -> Any:
    """A session of its own for one reading: its views and settings touch no other's.

    *Fails when* pyspark or Java is missing, or Spark does not start: told with the last words it said.
    """
    try:
        from pyspark import SparkContext
        from pyspark.sql import SparkSession
    except ImportError:
        raise _missing() from None
    if SparkContext._active_spark_context is None and "SPARK_REMOTE" not in os.environ:
        SparkSession(_started())
    session = SparkSession.builder.getOrCreate().newSession()
    session.conf.set("spark.sql.ansi.enabled", "true")  # a wrong cast is an error, as in DuckDB
    return session


def _started() -> Any:
    """A Spark context whose machine writes to a file of ours instead of the reader's terminal."""
    from pyspark import SparkConf, SparkContext, java_gateway
    from pyspark.errors import PySparkException
    from pyspark.logger import PySparkLogger

    PySparkLogger.getLogger("SQLQueryContextLogger").disabled = True  # it would print what we tell as Problems
    settings = {**OURS, "spark.app.name": "thakhi", "spark.sql.warehouse.dir": _folder()}
    settings |= {"spark.master": os.environ[MASTER]} if os.environ.get(MASTER) else LOCAL
    conf = SparkConf(loadDefaults=False).setAll(list(settings.items()))
    with tempfile.TemporaryFile() as said:
        try:
            launch: Any = java_gateway.launch_gateway
            gateway = launch(conf, popen_kwargs={"stdout": said, "stderr": said})
            return SparkContext(conf=conf, gateway=gateway)
        except (PySparkException, OSError) as found:
            raise _not_started(_last_line(said) or str(found)) from None
        except Exception as found:  # noqa: BLE001 - py4j's errors share no family, and Java's come through it
            raise _not_started(_last_line(said) or str(found).strip().splitlines()[-1]) from None


def _folder() -> str:
    """Where Spark may keep tables: not the folder that the reader stands in."""
    folder = tempfile.mkdtemp(prefix="thakhi-spark-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _last_line(said: IO[bytes]) -> str:
    """The last line that is not a place in Java's code."""
    said.seek(0)
    lines = [line.strip() for line in said.read().decode(errors="replace").splitlines()]
    return next((line for line in reversed(lines) if line and not line.startswith(("at ", "..."))), "")


def _missing() -> ResourceProblem:
    return ResourceProblem(
        Text("falta Spark: instale thakhi[spark] y Java 17", "Spark is missing: install thakhi[spark] and Java 17")
    )


def _not_started(detail: str) -> ResourceProblem:
    return ResourceProblem(
        Text(
            f"Spark no arranca ({detail[:200]}). Necesita Java 17; revise JAVA_HOME y {MASTER}",
            f"Spark does not start ({detail[:200]}). It needs Java 17; check JAVA_HOME and {MASTER}",
        )
    )
