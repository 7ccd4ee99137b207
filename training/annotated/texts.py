"""The texts that an annotation file names by their ids, in the form that the tools of the annotated corpus read.

python texts.py CORPORA dse.relations.txt > dse.txt

`dse.train-00010` is the record `DSE-train-00010` of `relations/dse.dev.jsonl`, `portal.000123` line 123 of
`plain/current-events.jsonl.gz`.
"""

import gzip
import json
import re
import sys
from pathlib import Path


def main():
    corpora, annotation = map(Path, sys.argv[1:])
    texts = {}
    for line in open(corpora / 'relations' / 'dse.dev.jsonl', encoding='utf-8'):
        record = json.loads(line)
        texts[record['id'].replace('DSE-', 'dse.')] = record['text']
    with gzip.open(corpora / 'plain' / 'current-events.jsonl.gz', 'rt', encoding='utf-8') as lines:
        for number, line in enumerate(lines, 1):
            texts[f'portal.{number:06}'] = json.loads(line)['text']
    for line in open(annotation, encoding='utf-8'):
        name = line.strip()
        if re.fullmatch(r'(dse|portal)\.[\w-]+', name):
            print(f'## {name}\n{" ".join(texts[name].split())}')


if __name__ == '__main__':
    main()
