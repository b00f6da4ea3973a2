"""Runs the stages over rows of inputs with Spark: spark-submit run.py --inputs ROWS --work DIR --stage "node .../secondsource.js stage".

Only this file knows the order of the SQL files and when the heads have settled; every decision is made by the stages. A table that lies whole
in the folder is not made again: start a run that was ended once more, with the same words, and it goes on.
"""
import argparse
import pathlib
import re
import time

from pyspark.sql import SparkSession

HERE = pathlib.Path(__file__).resolve().parent
MOST_ROUNDS = 50


TARGET = re.compile(r"CREATE TABLE (\w+) (?:\([^)]*\) )?USING parquet|INSERT OVERWRITE DIRECTORY '([^']+)'")


def taken(spark, work, statement):
    """Takes up what the statement makes where it lies there whole; clears away what lies there in part."""
    table, folder = TARGET.search(statement).groups()
    path = spark.sparkContext._jvm.org.apache.hadoop.fs.Path(folder or f"{work}/tables/{table}")
    files = path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())
    whole = files.exists(spark.sparkContext._jvm.org.apache.hadoop.fs.Path(path, "_SUCCESS"))
    if whole and table:
        spark.sql(f"CREATE TABLE {table} USING parquet LOCATION '{path}'")
    elif files.exists(path):
        files.delete(path, True)
    return whole


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", required=True, help="folder or file of rows, on a disk that all workers see")
    parser.add_argument("--work", required=True, help="folder for the tables, on a disk that all workers see")
    parser.add_argument("--stage", default="secondsource stage", help="how a worker runs a stage")
    parser.add_argument("--reach", type=int, default=256)
    parser.add_argument("--parts", type=int, default=8, help="tasks that annotate")
    chosen = parser.parse_args()
    work = pathlib.Path(chosen.work).resolve().as_uri()
    spark = (SparkSession.builder.appName("secondsource").config("spark.sql.warehouse.dir", f"{work}/tables")
             .config("spark.sql.variable.substitute", "false").getOrCreate())
    words = {"stage": chosen.stage, "inputs": chosen.inputs, "work": work, "reach": chosen.reach, "parts": chosen.parts}

    def run(name, **more):
        text = (HERE / f"{name}.sql").read_text()
        for key, value in {**words, **more}.items():
            text = text.replace("${" + key + "}", str(value))
        for statement in text.split(";\n"):
            if statement.strip():
                start = time.time()
                done = "kept" if taken(spark, work, statement) else "made"
                if done == "made":
                    spark.sql(statement)
                print(f"{name}: {done}, {time.time() - start:.1f} s", flush=True)

    run("10-articles")
    run("20-lookers")
    for at in range(MOST_ROUNDS):
        run("30-candidates", round=at)
        if spark.table(f"asked_{at}").isEmpty():
            break
        run("31-links", round=at, next=at + 1)
    else:
        raise SystemExit(f"the heads still change after {MOST_ROUNDS} rounds")
    for name in ["40-lineages", "50-near", "60-stories", "70-facts"]:
        run(name, round=at)
    spark.stop()


if __name__ == "__main__":
    main()
