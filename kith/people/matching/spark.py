"""Spark, for councils that have one: `KITH_SPARK_MASTER` names it; its package is theirs to add.

What Splink needs in Spark comes in its own wheel; nothing is fetched at run time.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pyspark import SparkContext
from pyspark.sql import SparkSession
from splink import SparkAPI
from splink.backends.spark import similarity_jar_location

PARTITIONS = "KITH_SPARK_PARTITIONS"
# One that runs in this very process: it listens to nobody else, and takes the functions from disk.
ALONE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.extraClassPath": similarity_jar_location(),
    # Few rows: making ready would take longer than the work.
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
AMONG_OTHERS = {"spark.jars": similarity_jar_location()}


@contextmanager
def session(master: str) -> Iterator[Any]:
    """Have a session on this Spark for a while."""
    builder = SparkSession.builder.master(master).appName("kith-matching")
    partitions = os.environ.get(PARTITIONS, "2")
    for name, value in told(master, partitions).items():
        builder = builder.config(name, value)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        yield SparkAPI(  # type: ignore[no-untyped-call]
            spark_session=spark,
            break_lineage_method="persist",
            num_partitions_on_repartition=int(partitions),
        )
    finally:
        spark.stop()
        _end_java()


def _end_java() -> None:
    """Let the Java go that the session ran in: it would stay with whoever asked, for good."""
    gateway = SparkContext._gateway
    if gateway is None:
        return
    gateway.shutdown()
    gateway.proc.stdin.close()
    gateway.proc.wait()
    SparkContext._gateway = SparkContext._jvm = None


def told(master: str, partitions: str) -> Mapping[str, str]:
    """Return how the session is set up."""
    return {
        **(ALONE if master.startswith("local") else AMONG_OTHERS),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": partitions,
        "spark.default.parallelism": partitions,
    }
