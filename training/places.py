"""Where the program reads and writes: the data beside the checkout, and a folder of its own for what it makes on the way."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get('ACTORGRAPH_DATA', ROOT.parent / 'shared'))
CORPORA = SHARED / 'corpora'
READING = CORPORA / 'reading'
WORK = Path(os.environ.get('ACTORGRAPH_WORK', ROOT / '.cache' / 'reader'))
SCORER = SHARED / 'eval' / 'score_reading.py'
