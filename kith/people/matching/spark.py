"""Spark, for councils that have one: `KITH_SPARK_MASTER` names it. Its package is theirs to install.

The functions that Splink needs come in its own wheel; nothing is fetched at run time.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pyspark.sql import SparkSession
from splink import SparkAPI
from splink.backends.spark import similarity_jar_location


@contextmanager
def session(master: str) -> Iterator[Any]:
    """Have a session on this Spark for a while, with its workers in this same Python."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    told = {
        "spark.jars": similarity_jar_location(),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": os.environ.get("KITH_SPARK_PARTITIONS", "4"),
        "spark.default.parallelism": os.environ.get("KITH_SPARK_PARTITIONS", "4"),
        "spark.driver.bindAddress": "127.0.0.1",
    }
    builder = SparkSession.builder.master(master).appName("kith-matching")
    for name, value in told.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        yield SparkAPI(spark_session=spark, num_partitions_on_repartition=4)
    finally:
        spark.stop()
