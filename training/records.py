"""Annotated records, as the program wrote them with their tokens, trees and mentions, and what the annotation says of the tokens."""

import json
from dataclasses import dataclass, field

EVENTS = [
    '-',
    'AGREE',
    'CONSULT',
    'SUPPORT',
    'COOPERATE',
    'AID',
    'CONCEDE',
    'RETREAT',
    'REQUEST',
    'ACCUSE',
    'REJECT',
    'THREATEN',
    'PROTEST',
    'SANCTION',
    'MOBILIZE',
    'COERCE',
    'ASSAULT',
    'CONCERN',
    'FAVOR',
    'ADVERSE',
]
STATUSES = ['actual', 'planned', 'possible', 'denied', 'doubted']
ROLES = ['source', 'target', 'joint', 'speaker']
FAMILY = {
    'AGREE': 'commitment',
    'CONSULT': 'cooperation',
    'SUPPORT': 'cooperation',
    'COOPERATE': 'cooperation',
    'AID': 'cooperation',
    'CONCEDE': 'commitment',
    'RETREAT': 'commitment',
    'REQUEST': 'concern',
    'ACCUSE': 'concern',
    'REJECT': 'concern',
    'THREATEN': 'conflict',
    'PROTEST': 'conflict',
    'SANCTION': 'conflict',
    'MOBILIZE': 'conflict',
    'COERCE': 'conflict',
    'ASSAULT': 'conflict',
    'CONCERN': 'concern',
    'FAVOR': 'cooperation',
    'ADVERSE': 'concern',
    'AFFIL': 'affiliation',
}


@dataclass
class Frame:
    """A trigger token with its event; `roles` are (token, role) pairs."""

    trigger: int
    event: int
    status: int
    roles: set = field(default_factory=set)


@dataclass
class Gold:
    """What the annotation says of one sentence."""

    frames: list
    affiliations: set  # (part, whole)


def load(path, limit=None):
    with open(path, encoding='utf-8') as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            yield json.loads(line)


def utf16(text):
    """Offset in UTF-16 code units of each code point."""
    units = [0]
    for character in text:
        units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))
    return units


def head_of(sentences, start, end):
    """(sentence, token) of the head of the units [start, end), or None."""
    for index, sentence in enumerate(sentences):
        tokens = sentence['t']
        if not tokens or tokens[-1][2] <= start or tokens[0][1] >= end:
            continue
        inside = [i for i, t in enumerate(tokens) if t[1] < end and t[2] > start]
        if not inside:
            continue
        heads = [i for i in inside if tokens[i][6] not in inside and tokens[i][7] not in ('punct', 'case')]
        return index, (heads or inside)[-1]
    return None


def gold_of(record):
    """One Gold for each sentence of a record; relations whose ends stand in other sentences than the trigger are left out."""
    sentences, units = record['sentences'], utf16(record['text'])
    frames = [{} for _ in sentences]
    affiliations = [set() for _ in sentences]
    for relation in record['relations']:
        at = lambda span: span and head_of(sentences, units[span['start']], units[span['end']])
        source, target, trigger, speaker = (at(relation[k]) for k in ('source', 'target', 'trigger', 'speaker'))
        if relation['event'] == 'AFFIL':
            if source and target and source[0] == target[0] and source != target:
                affiliations[source[0]].add((source[1], target[1]))
            continue
        if not trigger:
            continue
        event = EVENTS.index(relation['event'])
        of = frames[trigger[0]].setdefault(trigger[1], Frame(trigger[1], event, STATUSES.index(relation['status'])))
        if of.event != event:
            continue
        roles = ('joint', 'joint') if relation['joint'] else ('source', 'target')
        for end, role in zip((source, target), roles):
            if end and end[0] == trigger[0]:
                of.roles.add((end[1], ROLES.index(role)))
        if speaker and speaker[0] == trigger[0]:
            of.roles.add((speaker[1], ROLES.index('speaker')))
    return [Gold(list(f.values()), a) for f, a in zip(frames, affiliations)]
