"""actorgraph on Apache Spark: a corpus of any size to one graph, event rows and edges.

Run by `actorgraph spark INPUT OUTPUT`, which packs the program and calls spark-submit:

    spark-submit --archives actorgraph.tar.gz#actorgraph actorgraph_spark.py INPUT OUTPUT [--node NODE]

INPUT is JSON Lines, CSV (with a header line) or Parquet, on any file system that Spark knows. OUTPUT is a folder:

    lines/       the lines of `actorgraph extract`
    events/      one row for each event, Parquet by month
    edges/       evidence by source, target, family and event, Parquet
    graph.json   the graph, the same bytes as `actorgraph build` writes
    _rejected/   what could not be read: the record and why

Each partition goes through a program of its own by pipes, so that no executor holds more than a partition's graph.
"""

import argparse
import hashlib
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import threading

from pyspark import SparkFiles, StorageLevel
from pyspark.sql import SparkSession, functions as F
from pyspark.sql import types as T

GRAPHS_A_MERGE = 8
FAULT = re.compile(r"^actorgraph: standard input:(\d+)(?::| \()")


def main():
    options = arguments()
    spark = SparkSession.builder.appName("actorgraph").getOrCreate()
    run = Program(options.node, options.field)
    records = numbered(read_records(spark, options.input), options.partitions)
    told = records.mapPartitionsWithIndex(run.extract).persist(StorageLevel.MEMORY_AND_DISK)
    lines, rejected = without_repeats(spark.sparkContext, told)
    save_lines(spark, lines, rejected, options.output)
    save_events(spark, options.output)
    graph = merge_tree(lines.map(lambda line: line[1]).mapPartitions(run.graph_of_lines), run)
    write_file(spark, f"{options.output}/graph.json", graph)
    failed = rejected.count()
    told.unpersist()
    spark.stop()
    if failed:
        print(f"actorgraph: {failed} records could not be read; see {options.output}/_rejected", file=sys.stderr)
        sys.exit(1)


def arguments():
    parser = argparse.ArgumentParser(prog="actorgraph spark", description=__doc__)
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--node", default="node", help="Node.js on the executors")
    parser.add_argument("--field", action="append", default=[], help="ours=theirs, as for extract")
    parser.add_argument("--partitions", type=int, default=0, help="so many pieces; as Spark reads it where left out")
    return parser.parse_args()


# ---- Records ---------------------------------------------------------------------------------------------------


def read_records(spark, path):
    """The records as lines of JSON, in the order of the input."""
    plain = re.sub(r"\.(gz|bz2|zst|snappy)$", "", path.rstrip("/*").lower())
    if plain.endswith((".csv", ".tsv")):
        separator = "\t" if plain.endswith(".tsv") else ","
        reader = spark.read.option("header", True).option("multiLine", True).option("escape", '"')
        return as_json(reader.option("sep", separator).csv(path))
    if plain.endswith(".parquet"):
        return as_json(spark.read.parquet(path))
    return spark.sparkContext.textFile(path)


def as_json(frame):
    def text(value):
        return value.isoformat() if hasattr(value, "isoformat") else value

    return frame.rdd.map(
        lambda row: json.dumps({k: text(v) for k, v in row.asDict().items() if v is not None}, ensure_ascii=False)
    )


def numbered(lines, partitions):
    """Each line with its number; as many partitions as asked for, each with lines that follow each other."""
    with_numbers = lines.zipWithIndex().map(lambda pair: (pair[1], pair[0]))
    return with_numbers.sortByKey(numPartitions=partitions) if partitions else with_numbers


# ---- The program, by pipes -------------------------------------------------------------------------------------


class Program:
    """The bundled actorgraph, on an executor."""

    def __init__(self, node, names):
        self.node = node
        self.names = names

    def command(self, *args):
        return [self.node, os.path.join(SparkFiles.get("actorgraph"), "dist", "cli", "main.js"), *args]

    def extract(self, _, records):
        """For each record ("line", number, (id, given, hash, line)) or ("fault", number, (record, why))."""
        numbers, texts, complaints = [], [], []
        process = self.start("extract", "--format", "jsonl", *self.fields(), "-")

        def feed():
            for number, record in records:
                numbers.append(number)
                texts.append(record)
                yield record

        threads = [
            threading.Thread(target=write_lines, args=(process.stdin, feed())),
            threading.Thread(target=lambda: complaints.extend(process.stderr)),
        ]
        for thread in threads:
            thread.start()
        at = 0
        for raw in process.stdout:
            line = raw.decode().rstrip("\n")
            told = json.loads(line)
            # Lines come in the order of their records; those between were not read, or say again what was said.
            while (given := self.is_of(texts[at], told["id"])) is None:
                at += 1
            yield ("line", numbers[at], (str(told["id"]), given, told["textHash"], line))
            at += 1
        for thread in threads:
            thread.join()
        if process.wait() not in (0, 1):
            raise RuntimeError(f"actorgraph extract ended with {process.returncode}: {complaints[-1:]}")
        for complaint in (one.decode(errors="replace").strip() for one in complaints):
            if found := FAULT.match(complaint):
                at = int(found[1]) - 1
                yield ("fault", numbers[at], (texts[at], complaint.removeprefix("actorgraph: ")))
            elif "could not be read" not in complaint:
                raise RuntimeError(complaint)

    def is_of(self, record, name):
        """Whether a line is of a record: True where the record gives the id, False where it is made of the text."""
        try:
            values = json.loads(record)
        except ValueError:
            return None
        if not isinstance(values, dict):
            return None
        field = {ours: theirs for ours, _, theirs in (one.partition("=") for one in self.names)}
        given = values.get(field.get("id", "id"))
        if given is not None and str(given).strip() != "":
            return True if given == name else None
        text = values.get(field.get("text", "text"), values.get(field.get("html", "html")))
        made = hashlib.sha256(str(text).encode("utf-8", "replace")).hexdigest()[:12]
        return False if str(name).endswith(made) else None

    def fields(self):
        return [part for name in self.names for part in ("--field", name)]

    def start(self, *args):
        pipe = subprocess.PIPE
        return subprocess.Popen(self.command(*args), stdin=pipe, stdout=pipe, stderr=pipe)

    def graph_of_lines(self, lines):
        """The graph of a partition's lines; none of an empty one."""
        first = next(lines, None)
        if first is None:
            return
        with tempfile.TemporaryFile() as log:
            command = self.command("merge", "-", "--no-layout", "-o", "-")
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)
            thread = threading.Thread(target=write_lines, args=(process.stdin, itertools.chain([first], lines)))
            thread.start()
            graph = process.stdout.read()
            thread.join()
            if process.wait() != 0:
                log.seek(0)
                raise RuntimeError(f"actorgraph merge: {log.read().decode(errors='replace')}")
        yield graph

    def merge(self, graphs, *options):
        """The graph of several; any order gives the same bytes."""
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for i, graph in enumerate(graphs):
                paths.append(os.path.join(folder, f"{i}.json"))
                with open(paths[-1], "wb") as file:
                    file.write(graph)
            return subprocess.run(self.command("merge", *paths, *options, "-o", "-"), check=True, stdout=subprocess.PIPE).stdout


# ---- Joining ---------------------------------------------------------------------------------------------------


def without_repeats(context, told):
    """(number, line) of what was read, and (record, why) of what was not: of records with one id the first counts."""
    lines = told.filter(lambda one: one[0] == "line").map(lambda one: one[1:])
    places = lines.map(lambda one: (one[1][0], [(one[0], one[1][1])]))
    repeated = places.reduceByKey(lambda a, b: a + b).filter(lambda one: len(one[1]) > 1).collect()
    later = {}
    for _, same in repeated:
        first, *others = sorted(same)
        # The same text on the same day, without an id of its own, is the same article.
        later.update({number: first[0] if given else None for number, given in others})
    known = context.broadcast(later)
    kept = lines.filter(lambda one: one[0] not in known.value).map(lambda one: (one[0], one[1][3]))
    twice = lines.filter(lambda one: known.value.get(one[0]) is not None).map(
        lambda one: (
            one[1][3],
            f"record {one[0] + 1} (id {json.dumps(one[1][0])}): the id stands twice, "
            f"first at record {known.value[one[0]] + 1}; give each record its own",
        )
    )
    return kept, told.filter(lambda one: one[0] == "fault").map(lambda one: one[2]).union(twice)


def merge_tree(graphs, run):
    """One graph of many, a few at a time; the layout comes last."""
    count = graphs.getNumPartitions()
    while count > GRAPHS_A_MERGE:
        count = -(-count // GRAPHS_A_MERGE)
        groups = graphs.zipWithIndex().map(lambda pair, n=count: (pair[1] % n, pair[0])).groupByKey(count)
        graphs = groups.map(lambda group: run.merge(group[1], "--no-layout"))
    return graphs.map(lambda graph: (0, graph)).groupByKey(1).map(lambda group: run.merge(group[1])).first()


# ---- Output ----------------------------------------------------------------------------------------------------

EVENT = T.StructType(
    [
        T.StructField("date", T.StringType()),
        T.StructField("actor", T.StringType()),
        T.StructField("actor_key", T.StringType()),
        T.StructField("actor_code", T.StringType()),
        T.StructField("actor_sector", T.StringType()),
        T.StructField("recipient", T.StringType()),
        T.StructField("recipient_key", T.StringType()),
        T.StructField("recipient_code", T.StringType()),
        T.StructField("recipient_sector", T.StringType()),
        T.StructField("joint", T.BooleanType()),
        T.StructField("family", T.StringType()),
        T.StructField("event", T.StringType()),
        T.StructField("mode", T.StringType()),
        T.StructField("context", T.StringType()),
        T.StructField("quad", T.StringType()),
        T.StructField("score", T.DoubleType()),
        T.StructField("status", T.StringType()),
        T.StructField("confidence", T.DoubleType()),
        T.StructField("speaker_key", T.StringType()),
        T.StructField("sentence", T.StringType()),
        T.StructField("article", T.StringType()),
        T.StructField("source", T.StringType()),
        T.StructField("url", T.StringType()),
    ]
)


def save_lines(spark, lines, rejected, output):
    lines.map(lambda line: line[1]).saveAsTextFile(f"{output}/lines")
    rows = rejected.map(lambda one: json.dumps({"record": one[0], "why": one[1]}, ensure_ascii=False))
    rows.saveAsTextFile(f"{output}/_rejected")


def save_events(spark, output):
    events = spark.createDataFrame(spark.sparkContext.textFile(f"{output}/lines").flatMap(event_rows), EVENT)
    months = events.withColumn("month", F.coalesce(F.substring("date", 1, 7), F.lit("undated")))
    months.write.partitionBy("month").parquet(f"{output}/events")
    edges = spark.read.parquet(f"{output}/events").groupBy("actor_key", "recipient_key", "family", "event", "joint")
    edges.agg(
        F.count("*").alias("evidence"),
        F.min("date").alias("first_date"),
        F.max("date").alias("last_date"),
        F.avg("score").alias("score"),
        F.avg("confidence").alias("confidence"),
    ).write.parquet(f"{output}/edges")


def event_rows(text):
    """One row for each event of a line; keys are the article's own, those of the graph have its id behind."""
    line = json.loads(text)
    actors = {actor["key"]: actor for actor in line["actors"]}
    for told in line["relations"]:
        if told["event"] is None or told["target"] is None:
            continue
        actor, recipient = actors[told["source"]], actors[told["target"]]
        yield (
            line["date"],
            *(value for one in (actor, recipient) for value in (one["label"], one["key"], one["code"] or one["country"], one["sector"])),
            told["undirected"],
            told["family"],
            told["event"],
            told["mode"],
            "; ".join(told["contexts"]) or None,
            told["quad"],
            None if told["score"] is None else float(told["score"]),
            told["status"],
            float(told["confidence"]),
            told["attributedTo"],
            told["sentence"],
            str(line["id"]),
            line["source"],
            line["url"],
        )


def write_lines(pipe, lines):
    """Text to a program, line by line; one that ends early is noticed by what it leaves behind."""
    try:
        for line in lines:
            pipe.write(line.replace("\n", " ").encode("utf-8", "replace") + b"\n")
        pipe.close()
    except BrokenPipeError:
        pass


def write_file(spark, path, content):
    """A single file on whatever file system the path is of."""
    jvm = spark._jvm
    target = jvm.org.apache.hadoop.fs.Path(path)
    stream = target.getFileSystem(spark._jsc.hadoopConfiguration()).create(target, True)
    for at in range(0, len(content), 1 << 20):
        stream.write(bytearray(content[at : at + (1 << 20)]))
    stream.close()


if __name__ == "__main__":
    main()
