"""Probabilities to relations, written as extract lines for the scorer."""

from records import EVENTS, FAMILY, STATUSES


def mention_at(sentence, token):
    """The mention whose head is the token, else the smallest one around it."""
    best = None
    for m in sentence['m']:
        if m[2] == token:
            return m
        if m[0] <= token <= m[1] and (best is None or m[1] - m[0] < best[1] - best[0]):
            best = m
    return best


def span_of(tokens, first, last):
    return {'start': tokens[first][1], 'end': tokens[last][2]}


def lines_of(record, outputs, floor=0.3, affiliation_floor=0.5, attitude_floor=0.5):
    """The extract line of a record.

    outputs: one dict a sentence: triggers [(token, event probabilities, status probabilities, {token: role probabilities})],
    affiliations [(part, whole, probability)].
    """
    actors, relations = {}, {}
    for sentence in record['sentences']:
        for m in sentence['m']:
            for key, kind in zip(m[6], m[7]):
                actor = actors.setdefault(
                    key,
                    {'key': key, 'label': '', 'kind': kind, 'code': 'X' if kind != 'group' else None, 'mentions': []},
                )
                actor['mentions'].append(span_of(sentence['t'], m[0], m[1]))

    def end(index, token):
        sentence = record['sentences'][index]
        m = mention_at(sentence, token)
        if m:
            return [(key, span_of(sentence['t'], m[0], m[1])) for key in m[6]]
        key, span = f'{index}:{token}', span_of(sentence['t'], token, token)
        actors.setdefault(
            key, {'key': key, 'label': sentence['t'][token][0], 'kind': 'group', 'code': None, 'mentions': [span]}
        )
        return [(key, span)]

    def tell(index, source, target, joint, event, status, speaker, confidence, trigger):
        for s, sspan in end(index, source):
            for t, tspan in end(index, target):
                if s == t:
                    continue
                key = (*(sorted((s, t)) if joint else (s, t)), joint, event)
                if key in relations and relations[key]['confidence'] >= confidence:
                    continue
                relations[key] = {
                    'source': s,
                    'target': t,
                    'undirected': joint,
                    'family': FAMILY[event],
                    'event': None if event in ('AFFIL', 'FAVOR', 'ADVERSE') else event,
                    'status': status,
                    'attributedTo': speaker,
                    'confidence': confidence,
                    'trigger': span_of(record['sentences'][index]['t'], trigger, trigger),
                    'sourceSpan': sspan,
                    'targetSpan': tspan,
                }

    for index, out in enumerate(outputs):
        for trigger, events, statuses, roles in out['triggers']:
            event = max(range(1, len(EVENTS)), key=lambda e: events[e])
            p = events[event]
            least = attitude_floor if EVENTS[event] in ('FAVOR', 'ADVERSE') else floor
            status = STATUSES[max(range(5), key=lambda s: statuses[s])]
            speakers = [(r[3], t) for t, r in roles.items() if r[3] > 0.5]
            speaker = str(max(speakers)[1]) if speakers else None
            pairs = [(s, t, False, p * a[0] * b[1]) for s, a in roles.items() for t, b in roles.items() if s != t]
            joint = [(s, t, True, p * a[2] * b[2]) for s, a in roles.items() for t, b in roles.items() if s < t]
            pairs, joint = ([pair for pair in some if pair[3] >= least] for some in (pairs, joint))
            # Who meets several meets each of them, and they not each other: "Gates met the ministers of Canada and Denmark".
            across = [pair for pair in joint if (pair[0] < trigger) != (pair[1] < trigger)]
            for s, t, is_joint, c in pairs + (across or joint):
                tell(index, s, t, is_joint, EVENTS[event], status, speaker, c, trigger)
        for part, whole, p in out['affiliations']:
            if p >= affiliation_floor:
                tell(index, part, whole, False, 'AFFIL', 'actual', None, p, part)
    return {'id': record['id'], 'actors': list(actors.values()), 'relations': list(relations.values())}
