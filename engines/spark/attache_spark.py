"""Codes reports on Spark and writes them as Parquet, a folder for each day of publication.

    spark-submit engines/spark/attache_spark.py --output coded reports/*.jsonl

Reads JSON Lines, Parquet (columns id, text, title, date, publisher, url, language; only text must be there) and WARC files. The
statements are those of code.sql, which stands beside this file; docs/spark.md tells the rest.
"""

import argparse
import shlex
import subprocess
import sys
import threading
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import col, struct, to_json
from pyspark.sql.types import StringType, StructField, StructType

FIELDS = ("id", "text", "title", "date", "publisher", "url", "language")
LINE = StructType([StructField("line", StringType())])


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("reports", nargs="+", help="files, folders or patterns, as Spark takes them")
    parser.add_argument("--output", required=True, help="folder to write; must not be there yet")
    parser.add_argument("--input", choices=["jsonl", "parquet", "warc"], default="jsonl")
    parser.add_argument("--attache", default="attache", help="how attache is called on a worker")
    parser.add_argument("--model", choices=["default", "fast"], default="default")
    parser.add_argument("--tasks", type=int, default=64, help="pieces that the reports are cut into")
    return parser.parse_args()


def document_lines(spark: SparkSession, given: argparse.Namespace) -> DataFrame:
    """One column `line`: a report as JSON in each row."""
    if given.input == "jsonl":
        return spark.read.text(given.reports, lineSep="\n").toDF("line")
    if given.input == "parquet":
        table = spark.read.parquet(*given.reports)
        fields = [col(name).cast("string").alias(name) for name in FIELDS if name in table.columns]
        return table.select(to_json(struct(*fields)).alias("line"))
    archives = spark.sparkContext.binaryFiles(",".join(given.reports))
    command = [*shlex.split(given.attache), "export", "--format", "reports", "--input", "warc", "-"]
    return spark.createDataFrame(archives.flatMap(lambda pair: extracted(command, *pair)), LINE)


def extracted(command, path, content):
    """The reports of one web archive, as rows of one JSON line; what attache could not read stops the task."""
    program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def feed():
        with program.stdin as pipe:
            pipe.write(content)

    threading.Thread(target=feed, daemon=True).start()
    for line in program.stdout:
        yield (line.decode("utf-8").rstrip("\n"),)
    if program.wait() != 0:
        raise RuntimeError(f"{path}: attache ended with {program.returncode}")


def qualified(spark: SparkSession, folder: str) -> str:
    """A folder with its file system; Spark would look for a bare name in its warehouse."""
    path = spark._jvm.org.apache.hadoop.fs.Path(folder)
    system = path.getFileSystem(spark._jsc.hadoopConfiguration())
    return system.makeQualified(path).toString()


def main() -> None:
    given = options()
    spark = SparkSession.builder.appName("attache").getOrCreate()
    settings = {
        "command": f"{given.attache} code --lines --whole --jobs 1 --model {given.model}",
        "output": qualified(spark, given.output),
        "tasks": str(given.tasks),
    }
    for name, value in settings.items():
        spark.conf.set(f"spark.attache.{name}", value)
    document_lines(spark, given).createOrReplaceTempView("attache_reports")
    script = (Path(__file__).parent / "code.sql").read_text(encoding="utf-8")
    # The first statement makes the view that stands already.
    for statement in script.split(";")[1:]:
        spark.sql(statement)
    spark.stop()


if __name__ == "__main__":
    sys.exit(main())
