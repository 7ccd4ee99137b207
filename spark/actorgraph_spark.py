"""actorgraph on Apache Spark: a corpus of any size to event rows, edges and one graph.

Run by `actorgraph spark INPUT OUTPUT`, which packs the program and calls spark-submit:

    spark-submit --archives actorgraph.tar.gz#actorgraph actorgraph_spark.py INPUT OUTPUT --events COLUMNS

INPUT is JSON Lines, CSV (with a header line) or Parquet, on any file system that Spark knows. OUTPUT is a folder:

    lines/       the lines of `actorgraph extract`
    events/      one row for each statement of an event, Parquet by month
    edges/       the events summed up by actor, recipient and act, Parquet
    graph.json   the graph, the same bytes as `actorgraph build` writes
    _rejected/   what could not be read: the record and why

Each partition goes through a program of its own by pipes, record by record; only joining graphs takes the memory of
the graphs joined. The driver holds none of it.
"""

import argparse
import collections
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

GRAPHS_A_MERGE = 8
# Executors that are quicker than others take more of them.
PARTITIONS_A_CORE = 4
# What JavaScript takes for blank: the program passes over such lines.
BLANK = re.compile(r"[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]*")


class Refusal(Exception):
    """What the user can mend, said in one line."""


def main():
    options = arguments()
    spark = SparkSession.builder.appName("actorgraph").getOrCreate()
    try:
        rejected = build(spark, options)
    except Exception as error:
        if os.environ.get("ACTORGRAPH_DEBUG"):
            raise
        sys.exit(f"actorgraph: {reason(error)}")
    finally:
        spark.stop()
    if rejected:
        sys.exit(f"actorgraph: {rejected} records could not be read; see {options.output}/_rejected")


def arguments():
    parser = argparse.ArgumentParser(prog="actorgraph spark")
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--events", required=True, help="the columns of event rows, as Spark's DDL")
    parser.add_argument("--field", action="append", default=[], help="ours=theirs, as for extract")
    parser.add_argument("--node", default="node", help="Node.js on the executors")
    parser.add_argument("--no-graph", dest="graph", action="store_false", help="lines, events and edges only")
    parser.add_argument("--partitions", type=int, default=0, help="so many pieces of the corpus")
    return parser.parse_args()


def reason(error):
    """One line: what the user can mend, what the program on an executor said, or what Spark says first."""
    if isinstance(error, Refusal):
        return str(error)
    said = re.search(r"RuntimeError: (actorgraph .*)", str(error))
    first = said[1] if said else next((line for line in str(error).split("\n")[1:] if line), str(error)).lstrip(": ")
    return f"{first}; run it again with ACTORGRAPH_DEBUG=1 for all that Spark says"


def build(spark, options):
    """Writes all that OUTPUT holds, and returns how many records could not be read."""
    check_paths(spark, options)
    program = Program(options.node, options.field)
    records = numbered(spark, read_records(spark, options.input), options.partitions)
    told = records.mapPartitions(program.extract).persist(StorageLevel.MEMORY_AND_DISK)
    lines, rejected = without_repeats(spark.sparkContext, told)
    if lines.isEmpty():
        raise Refusal("there is no article in the input that can be read; nothing is written")
    lines.saveAsTextFile(f"{options.output}/lines")
    rejected.map(as_text).saveAsTextFile(f"{options.output}/_rejected")
    save_events(spark, program, lines, options)
    if options.graph:
        save_graph(spark, merge_tree(lines.mapPartitions(program.graph_of_lines), program), options.output)
    return rejected.count()


# ---- Records ---------------------------------------------------------------------------------------------------


def check_paths(spark, options):
    files, output = file_system(spark, options.output)
    if files.exists(output):
        raise Refusal(f"{options.output}: is there already; name a folder that is not, or remove it")
    files, given = file_system(spark, options.input)
    if not files.globStatus(given):
        raise Refusal(f"{options.input}: no such file; check the path")


def file_system(spark, path):
    """The file system of a path, whatever Spark knows of it, and the path as Hadoop has it."""
    target = spark._jvm.org.apache.hadoop.fs.Path(path)
    return target.getFileSystem(spark._jsc.hadoopConfiguration()), target


def read_records(spark, path):
    """(place, record): the file and block that a record stands in; it is a line of JSON, or the bytes of a line."""
    plain = re.sub(r"\.(gz|bz2|zst|snappy)$", "", path.rstrip("/*").lower())
    if plain.endswith((".csv", ".tsv")):
        reader = spark.read.option("header", True).option("multiLine", True).option("escape", '"')
        return placed(reader.option("sep", "\t" if plain.endswith(".tsv") else ",").csv(path), as_json)
    if plain.endswith(".parquet"):
        return placed(spark.read.parquet(path), as_json)
    # As text Spark would put a sign in place of what is no UTF-8.
    lines = spark.read.option("lineSep", "\n").text(path).select(F.col("value").cast("binary"))
    return placed(lines, lambda row: bytes(row.value))


def placed(frame, read):
    places = frame.select(F.input_file_name(), F.input_file_block_start(), F.struct("*"))
    return places.rdd.map(lambda row: ((row[0], row[1]), read(row[2])))


def as_json(row):
    def text(value):
        return value.isoformat() if hasattr(value, "isoformat") else value

    return as_text({name: text(value) for name, value in row.asDict().items() if value is not None})


def as_text(value):
    return json.dumps(value, ensure_ascii=False)


def numbered(spark, records, partitions):
    """(number, record) in enough partitions for all cores; the number is that of the input, files by their names."""
    counts = records.map(lambda one: (one[0], 1)).reduceByKey(lambda a, b: a + b).collectAsMap()
    starts = dict(zip(sorted(counts), itertools.accumulate((counts[place] for place in sorted(counts)), initial=0)))
    known = spark.sparkContext.broadcast(starts)

    def number(some):
        passed = collections.Counter()
        for place, record in some:
            yield known.value[place] + passed[place], record
            passed[place] += 1

    enough = partitions or PARTITIONS_A_CORE * spark.sparkContext.defaultParallelism
    found = records.mapPartitions(number).filter(lambda one: not is_blank(one[1]))
    return found.sortByKey(numPartitions=enough) if partitions or records.getNumPartitions() < enough else found


def is_blank(record):
    return BLANK.fullmatch(record if isinstance(record, str) else record.decode(errors="replace")) is not None


# ---- The program, by pipes -------------------------------------------------------------------------------------


class Program:
    """The bundled actorgraph, on an executor."""

    def __init__(self, node, names):
        self.node = node
        self.names = names

    def extract(self, records):
        """(number, id, whether the record gives it, line) for each record; (number, None, record, why) for a bad one."""
        waiting = collections.deque()
        refused = collections.deque()

        def texts():
            for number, record in records:
                try:
                    text = record if isinstance(record, str) else record.decode("utf-8-sig")
                except UnicodeDecodeError:
                    why = f"record {number + 1}: not UTF-8; convert the file with iconv"
                    refused.append((number, None, record.decode(errors="replace"), why))
                    continue
                waiting.append((number, text))
                yield text

        fields = [part for name in self.names for part in ("--field", name)]
        extract = ["extract", "-", "--each", "--format", "jsonl", *fields]
        for line in self.through(extract, texts(), codes=(0, 1), is_short=lambda: len(waiting) > 0):
            number, record = waiting.popleft()
            told = json.loads(line)
            if "fault" in told:
                yield number, None, record, re.sub(r"^standard input:\d+", f"record {number + 1}", told["fault"])
            else:
                yield number, str(told["id"]), self.gives_id(record), line
        yield from refused

    def gives_id(self, record):
        name = next((one.removeprefix("id=") for one in self.names if one.startswith("id=")), "id")
        given = json.loads(record).get(name)
        return given is not None and str(given).strip() != ""

    def event_rows(self, lines):
        for some in unless_empty(lines):
            yield from self.through(["events", "-"], some)

    def graph_of_lines(self, lines):
        """The graph of a partition's lines, as bytes; none where it has none."""
        for some in unless_empty(lines):
            yield "\n".join(self.through(["merge", "-", "--no-layout", "-o", "-"], some)).encode()

    def merge(self, graphs, *options):
        """The lines of the graph of several; any order gives the same."""
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for i, graph in enumerate(graphs):
                paths.append(os.path.join(folder, f"{i}.json"))
                with open(paths[-1], "wb") as file:
                    file.write(graph)
            yield from self.through(["merge", *paths, *options, "-o", "-"], ())

    def through(self, args, lines, codes=(0,), is_short=lambda: False):
        """The lines that the program gives for lines; it has failed where it ends otherwise, or lines are missing."""
        main = os.path.join(SparkFiles.get("actorgraph"), "dist", "cli", "main.js")
        pipe = subprocess.PIPE
        with tempfile.TemporaryFile() as log:
            with subprocess.Popen([self.node, main, *args], stdin=pipe, stdout=pipe, stderr=log) as process:
                feeder = Feeder(process.stdin, lines)
                feeder.start()
                try:
                    for line in process.stdout:
                        yield line.decode().removesuffix("\n")
                    feeder.join()
                    process.wait()
                finally:
                    process.kill()
            if feeder.error is not None:
                raise feeder.error
            if process.returncode not in codes or is_short():
                log.seek(0)
                said = log.read().decode(errors="replace").strip().split("\n")[-1]
                raise RuntimeError(f"actorgraph {args[0]} ended with {process.returncode}: {said}")


def unless_empty(lines):
    """The lines, once, where there are any: a partition may be empty, or all its records bad."""
    for first in lines:
        yield itertools.chain([first], lines)


class Feeder(threading.Thread):
    """Gives lines to a program; one that ends early is noticed by what it leaves behind."""

    def __init__(self, pipe, lines):
        super().__init__(daemon=True)
        self.pipe = pipe
        self.lines = lines
        self.error = None

    def run(self):
        try:
            for line in self.lines:
                self.pipe.write(line.replace("\n", " ").encode("utf-8", "replace") + b"\n")
        except BrokenPipeError:
            pass
        except Exception as error:
            self.error = error
        finally:
            try:
                self.pipe.close()
            except BrokenPipeError:
                pass


# ---- Joining ---------------------------------------------------------------------------------------------------


def without_repeats(context, told):
    """The lines of what was read, and (record, why) of what was not: of records with one id the first counts."""
    lines = told.filter(lambda one: one[1] is not None)
    places = lines.map(lambda one: (one[1], [(one[0], one[2])]))
    repeated = places.reduceByKey(lambda a, b: a + b).filter(lambda one: len(one[1]) > 1)
    later = {}
    for _, same in repeated.collect():
        first, *others = sorted(same)
        # The same text on the same day, without an id of its own, is the same article.
        later.update({number: first[0] if given else None for number, given in others})
    known = context.broadcast(later)

    def refused(one):
        number, name, _, line = one
        first = known.value[number] + 1
        why = f"the id stands twice, first at record {first}; give each record its own"
        return {"record": line, "why": f"record {number + 1} (id {json.dumps(name)}): {why}"}

    kept = lines.filter(lambda one: one[0] not in known.value).map(lambda one: one[3])
    twice = lines.filter(lambda one: known.value.get(one[0]) is not None).map(refused)
    faults = told.filter(lambda one: one[1] is None)
    return kept, faults.map(lambda one: {"record": one[2], "why": one[3]}).union(twice)


def merge_tree(graphs, program):
    """The lines of one graph of many, a few at a time; the layout comes last."""
    count = graphs.getNumPartitions()
    while count > GRAPHS_A_MERGE:
        count = -(-count // GRAPHS_A_MERGE)
        graphs = grouped(graphs, count).map(lambda some: "\n".join(program.merge(some, "--no-layout")).encode())
    return grouped(graphs, 1).flatMap(program.merge)


def grouped(values, count):
    """The values of so many groups of partitions, each as one list."""
    pairs = values.mapPartitionsWithIndex(lambda i, some: ((i % count, one) for one in some))
    return pairs.groupByKey(count).values()


# ---- Output ----------------------------------------------------------------------------------------------------


def save_events(spark, program, lines, options):
    rows = spark.read.schema(options.events).option("mode", "FAILFAST").json(lines.mapPartitions(program.event_rows))
    months = rows.withColumn("month", F.coalesce(F.date_format("date", "yyyy-MM"), F.lit("undated")))
    months.write.partitionBy("month").parquet(f"{options.output}/events")
    events = spark.read.parquet(f"{options.output}/events")
    edges = events.groupBy("actor_key", "recipient_key", "act", "joint").agg(
        F.count("*").alias("evidence"),
        F.count_if(F.col("status") == "actual").alias("actual"),
        F.min("date").alias("first_date"),
        F.max("date").alias("last_date"),
        F.avg("score").alias("score"),
        F.avg("confidence").alias("confidence"),
    )
    edges.write.parquet(f"{options.output}/edges")


def save_graph(spark, lines, output):
    """Writes lines as one file, by the executor that has them."""
    lines.saveAsTextFile(f"{output}/_graph")
    files, part = file_system(spark, f"{output}/_graph/part-00000")
    files.rename(part, file_system(spark, f"{output}/graph.json")[1])
    files.delete(part.getParent(), True)


if __name__ == "__main__":
    main()
