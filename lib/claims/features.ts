import type { Clause } from '../language/clauses';
import type { AnnotatedSentence } from './annotate';
import { folded, hashFeature, hashOf, hashOn } from './feature-hash';
import type { PackIndex } from './pack-index';

/** One unit of a sentence for learning: a word, or a name, number or date as one piece. */
export interface Unit {
  /** Token indices, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** The unit with its value: a lemma, "@harbour-master", "#deaths". */
  readonly key: string;
  /** The unit with its value left open: "@place", "#n". */
  readonly open: string;
  /** A small word that carries little alone. */
  readonly small: boolean;
}

/** A feature, by its hash, and the tokens that it comes from. */
export interface Feature {
  readonly hash: number;
  readonly from: number;
  readonly to: number;
}

const smallPos = new Set(['DET', 'PUNCT', 'ADP', 'AUX', 'PART', 'CCONJ', 'SCONJ', 'PRON']);

/** The sentence as units, names, numbers and dates each as one. */
export function unitsOf(
  sentence: AnnotatedSentence,
  index: PackIndex,
  published: string | null,
): readonly Unit[] {
  const spans = new Map<number, Unit>();
  for (const date of sentence.dates)
    spans.set(date.from, {
      ...span(date),
      key: `#d:${dateKey(date, index, published)}`,
      open: '#d',
      small: false,
    });
  for (const number of sentence.numbers)
    if (!spans.has(number.from))
      spans.set(number.from, {
        ...span(number),
        key: `#n:${numberKey(number, index)}`,
        open: number.form === 'count' ? '#n' : '#share',
        small: false,
      });
  for (const name of sentence.names)
    spans.set(name.from, {
      ...span(name),
      key: `@${name.entry.key}${name.entry.demonym ? '~' : ''}`,
      open: `@${openKey(name.entry, index)}`,
      small: false,
    });
  for (const [from, { to, party }] of sentence.resolved)
    spans.set(from, {
      from,
      to,
      key: `@${party}`,
      open: `@${index.parties.get(party)?.side ?? 'party'}`,
      small: false,
    });
  return collectUnits(sentence, spans);
}

const span = ({ from, to }: { readonly from: number; readonly to: number }) => ({ from, to });

function collectUnits(
  sentence: AnnotatedSentence,
  spans: ReadonlyMap<number, Unit>,
): readonly Unit[] {
  const units: Unit[] = [];
  let at = 0;
  while (at < sentence.tokens.length) {
    const unit = spans.get(at);
    if (unit !== undefined) {
      units.push(unit);
      at = Math.max(at + 1, unit.to);
      continue;
    }
    const token = sentence.tokens[at];
    if (token !== undefined && (token.pos !== 'PUNCT' || /^[?!:;"]$/.test(token.lower))) {
      const unknown = token.pos === 'PROPN' && /^\p{Lu}/u.test(token.text);
      const word = /^\d+$/.test(token.lower) ? '#digits' : token.lemma;
      units.push({
        from: at,
        to: at + 1,
        key: word,
        open: unknown ? '@unknown' : word,
        small: smallPos.has(token.pos),
      });
    }
    at++;
  }
  return units;
}

function openKey(
  entry: { readonly parties: readonly string[]; readonly things: readonly string[] },
  index: PackIndex,
): string {
  const party = index.parties.get(entry.parties[0] ?? '');
  if (party !== undefined) return party.side ?? party.kind;
  const thing = index.things.get(entry.things[0] ?? '');
  return thing?.kind ?? 'place';
}

function numberKey(number: AnnotatedSentence['numbers'][number], index: PackIndex): string {
  if (number.form !== 'count') return number.form;
  const slot = number.exact ? index.values.slotOfCount(number.named) : null;
  if (slot !== null) return slot;
  if (!number.exact && index.values.allowsSome(number)) return 'wide';
  if (number.named <= 1) return 'one';
  if (number.named < 12) return 'few';
  return number.named < 100 ? 'tens' : 'many';
}

function dateKey(
  date: AnnotatedSentence['dates'][number],
  index: PackIndex,
  published: string | null,
): string {
  if (date.stretch?.of === 'page') return date.weekday === null ? 'stretch' : 'weekday';
  if (date.day === null && date.weekday !== null) return 'weekday';
  if (date.day === null && date.relative === null)
    return date.year !== null && date.year > Number(index.pack.event.sourcesUntil.slice(0, 4))
      ? 'later-year'
      : date.month === null
        ? 'year'
        : 'month';
  const slot = index.values.slotOfDay(date, published);
  if (slot !== null) return slot;
  return date.relative !== null ? 'relative' : 'other';
}

/** Features for which facts a sentence speaks of and how: words alone and together, and who did what. */
export function sentenceFeatures(
  sentence: AnnotatedSentence,
  units: readonly Unit[],
): readonly Feature[] {
  return [
    ...gramFeatures(units),
    ...pairFeatures(units),
    ...clauseFeatures(sentence, units),
    ...shapeFeatures(sentence, units),
  ];
}

/** What the names of features begin with. */
const names = {
  one: hashOf('1 '),
  two: hashOf('2 '),
  three: hashOf('3 '),
  beginning: hashOf('p '),
  pair: hashOf('s '),
  negated: hashOf('n '),
};

/** The state of a hash after a word and the space behind it. */
const withWord = (state: number, word: string): number => hashOn(hashOn(state, word), ' ');

function gramFeatures(units: readonly Unit[]): Feature[] {
  const features: Feature[] = [];
  for (const [at, unit] of units.entries()) {
    const { key, open, from } = unit;
    const add = (state: number, to: number): void => {
      features.push({ hash: folded(state), from, to });
    };
    add(hashOn(names.one, key), unit.to);
    if (open !== key) add(hashOn(names.one, open), unit.to);
    else if (!unit.small && key.length > 5) add(hashOn(names.beginning, key.slice(0, 5)), unit.to);
    const next = units[at + 1];
    if (next === undefined) continue;
    add(hashOn(withWord(names.two, key), next.key), next.to);
    if (open !== key || next.open !== next.key)
      add(hashOn(withWord(names.two, open), next.open), next.to);
    const third = units[at + 2];
    if (third === undefined) continue;
    add(hashOn(withWord(withWord(names.three, open), next.open), third.open), third.to);
  }
  return features;
}

/** Content words that stand near each other, whatever is between. */
function pairFeatures(units: readonly Unit[]): Feature[] {
  const content = units.filter((unit) => !unit.small);
  const features: Feature[] = [];
  for (const [at, unit] of content.entries()) {
    const first = withWord(names.pair, unit.key);
    for (let step = 1; step <= 4; step++) {
      const other = content[at + step];
      if (other === undefined) break;
      features.push({ hash: folded(hashOn(first, other.key)), from: unit.from, to: other.to });
    }
  }
  return features;
}

/** Who did what, whether it is denied, and what governs it. */
function clauseFeatures(sentence: AnnotatedSentence, units: readonly Unit[]): Feature[] {
  const keyAt = unitKeys(sentence, units);
  const features: Feature[] = [];
  for (const clause of sentence.parse.clauses) {
    const verb = keyAt[clause.head] ?? '';
    const { from, to } = clause;
    const push = (name: string): void => {
      features.push({ hash: hashFeature(name), from, to });
    };
    const { agent, patient } = roles(clause);
    const sign = clause.negated ? '-' : '+';
    if (clause.negated) push(`n ${verb}`);
    if (agent !== null) {
      push(`a ${keyAt[agent]} ${verb}`);
      push(`a ${keyAt[agent]} ${sign}${verb}`);
    }
    if (patient !== null) push(`o ${verb} ${keyAt[patient]}`);
    if (agent !== null && patient !== null)
      push(`t ${keyAt[agent]} ${sign}${verb} ${keyAt[patient]}`);
    const governor = clause.governor === null ? undefined : sentence.parse.clauses[clause.governor];
    if (governor !== undefined && clause.relation === 'complement') {
      const speaker = governor.subject === null ? '' : keyAt[governor.subject];
      push(`g ${keyAt[governor.head]} ${verb}`);
      push(`g ${speaker} ${keyAt[governor.head]} ${sign}${verb}`);
    }
  }
  for (const { from, to, key, small } of units)
    if (!small && sentence.parse.phraseNegated[from] === true)
      features.push({ hash: folded(hashOn(names.negated, key)), from, to });
  return features;
}

/** Who acts and who is acted on, the passive turned round. */
export function roles(clause: Clause): {
  readonly agent: number | null;
  readonly patient: number | null;
} {
  return clause.passive
    ? { agent: clause.by, patient: clause.subject }
    : { agent: clause.subject, patient: clause.object };
}

function unitKeys(sentence: AnnotatedSentence, units: readonly Unit[]): readonly string[] {
  const keys = sentence.tokens.map((token) => token.lemma);
  for (const unit of units) for (let at = unit.from; at < unit.to; at++) keys[at] = unit.key;
  return keys;
}

function shapeFeatures(sentence: AnnotatedSentence, units: readonly Unit[]): Feature[] {
  const whole = { from: 0, to: sentence.tokens.length };
  const first = units.slice(0, 3).map((unit) => unit.open);
  const last = sentence.tokens.at(-1)?.lower ?? '';
  const named = units.filter((unit) => unit.key.startsWith('@')).length;
  return [
    `^ ${first[0]}`,
    `^ ${first.slice(0, 2).join(' ')}`,
    `^ ${first.join(' ')}`,
    `$ ${/^[.?!:"]$/.test(last) ? last : 'open'}`,
    `l ${Math.min(6, Math.floor(units.length / 6))}`,
    `e ${Math.min(4, named)}`,
  ].map((name) => ({ hash: hashFeature(name), ...whole }));
}
