import type { Token } from '../../language/tokens';

/** A word or phrase that turns what it governs round. */
export interface Operator {
  /** Token indices, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** A negator ("not", "no"), or a verb, noun or adjective that denies ("refuse", "denial", "false"). */
  readonly kind: 'not' | 'determiner' | 'denial' | 'phrase' | 'harmless';
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const plainNegators = words("not n't never nor neither hardly scarcely");
const determiners = words('no nobody none nothing nowhere neither noone nowt zero');
const deniers = words(
  'deny refuse decline refrain avoid reject dismiss exclude waive forgo forswear renounce omit neglect ' +
    'lack absolve acquit exonerate contradict disavow disclaim retract refute rebut rebuff disprove debunk ' +
    'spurn abstain withhold forbear shun doubt disbelieve dispute contest eschew repudiate discount ' +
    'fail resist oppose dodge duck shirk disown negate preclude shrink spare cancel',
);
const denialNouns = words(
  'refusal denial rejection dismissal failure absence lack omission reluctance unwillingness refutation ' +
    'impossibility inability avoidance repudiation fiction myth fabrication invention falsehood untruth',
);
const denialAdjectives = words(
  'impossible inconceivable unthinkable untrue false wrong incorrect mistaken unwilling reluctant unable ' +
    'unready fictitious invented baseless unfounded devoid unprepared disinclined loath loth averse excluded absent ' +
    'untenable erroneous groundless ruled-out missing implausible unfair innocent',
);

interface Phrase {
  readonly words: readonly string[];
  readonly kind: Operator['kind'];
}

const phrases: readonly Phrase[] = (
  [
    ['rule out', 'denial'],
    ['ruled out', 'denial'],
    ['rules out', 'denial'],
    ['ruling out', 'denial'],
    ['yet to', 'not'],
    ['still to', 'not'],
    ['stop short', 'denial'],
    ['stops short', 'denial'],
    ['stopped short', 'denial'],
    ['stopping short', 'denial'],
    ['fall short', 'denial'],
    ['fell short', 'denial'],
    ['out of the question', 'denial'],
    ['call off', 'denial'],
    ['calls off', 'denial'],
    ['called off', 'denial'],
    ['decided against', 'denial'],
    ['decides against', 'denial'],
    ['decide against', 'denial'],
    ['far from', 'phrase'],
    ['instead of', 'phrase'],
    ['rather than', 'phrase'],
    ['in place of', 'phrase'],
    ['anything but', 'phrase'],
    ['free of', 'phrase'],
    ['free from', 'phrase'],
    ['short of', 'phrase'],
    ['nothing to do with', 'denial'],
    ['no part in', 'denial'],
    ['without', 'phrase'],
    ['do without', 'denial'],
    ['done without', 'denial'],
    ['unlike', 'phrase'],
    ['speaks against', 'phrase'],
    ['speak against', 'phrase'],
    ['spoke against', 'phrase'],
    ['argues against', 'phrase'],
    ['argue against', 'phrase'],
    ['tells against', 'phrase'],
    ['at no', 'not'],
    ['by no means', 'not'],
    ['on no account', 'not'],
    ['in no way', 'not'],
    ['no one', 'determiner'],
    ['no - one', 'determiner'],
    ['need not', 'not'],
    ['no longer', 'not'],
    ['too little', 'phrase'],
    ['not as if', 'not'],
    ['nothing short of', 'harmless'],
    ['nothing less than', 'harmless'],
    ['not a little', 'harmless'],
    ['none other than', 'harmless'],
    ['no one else than', 'harmless'],
    ['no one other than', 'harmless'],
    ['not in dispute', 'harmless'],
    ['not in doubt', 'harmless'],
    ['no less than', 'harmless'],
  ] satisfies [string, Operator['kind']][]
).map(([phrase, kind]) => ({ words: phrase.split(' '), kind }));

const phraseStarts = new Map<string, readonly Phrase[]>();
for (const phrase of phrases) {
  const key = phrase.words[0] ?? '';
  phraseStarts.set(
    key,
    [...(phraseStarts.get(key) ?? []), phrase].sort((a, b) => b.words.length - a.words.length),
  );
}

/** After these a negator negates nothing that matters here ("not only", "no doubt", "nothing but"). */
const harmless = new Map<string, ReadonlySet<string>>([
  [
    'not',
    words(
      'only just merely simply least until till long surprising surprisingly unlike without often always usually ' +
        'normally regularly frequently',
    ),
  ],
  [
    "n't",
    words('only just merely simply until till often always usually normally regularly frequently'),
  ],
  ['no', words('doubt wonder matter less fewer more sooner secret surprise mistake question time')],
  ['nothing', words('but less short other to')],
  ['none', words('other')],
  ['never', words('mind')],
  ['nobody', words('but')],
]);

/** "those who had not, …", "that they did not that …": the predicate is left out. */
const isElided = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.pos === 'AUX' &&
  tokens[at - 2]?.lower !== 'it' &&
  /^(?:that|,)$/.test(tokens[at + 1]?.lower ?? '');

/** "beyond doubt", "little doubt", "without question": no denials. */
const certainties = words('doubt dispute question exception fail contest');

const factives = words('surprised surprising regret know realise realize forget wonder');

/** "was not surprised that", "has not forgotten": what follows holds all the same. */
function isFactive(tokens: readonly Token[], at: number): boolean {
  for (let look = at + 1; look <= at + 2; look++) {
    const token = tokens[look];
    if (token === undefined) return false;
    if (/^(?:surprised|surprising|forgotten|forget)$/.test(token.lower)) return true;
    if (
      (factives.has(token.lower) || factives.has(token.lemma)) &&
      tokens[look + 1]?.lower === 'that'
    )
      return true;
  }
  return false;
}

/** "was not the last to be turned away": one of several all the same. */
const ranksOnly = (tokens: readonly Token[], at: number): boolean =>
  /^(?:the|a|an|his|her|its|their)$/.test(tokens[at + 1]?.lower ?? '') &&
  /^(?:last|first|only|sole|latest)$/.test(tokens[at + 2]?.lower ?? '');

const weakening = words(
  'soften change alter drop abandon revise withdraw budge waver stop cease tire',
);

/** "has not softened his view that": what is held on to is said all the same. */
const isKeptUp = (tokens: readonly Token[], at: number): boolean =>
  (weakening.has(tokens[at + 1]?.lemma ?? '') &&
    tokens[at + 1]?.pos === 'VERB' &&
    tokens[at + 2]?.lower !== 'short') ||
  [1, 2].some((step) =>
    /^(?:dissuaded|deterred|habit|custom|wont)$/.test(tokens[at + step]?.lower ?? ''),
  );

/** Everything in a sentence that turns something round, in order. */
export function findOperators(tokens: readonly Token[]): readonly Operator[] {
  const operators: Operator[] = [];
  let at = 0;
  while (at < tokens.length) {
    const found = operatorAt(tokens, at);
    if (found === null) at++;
    else {
      if (found.kind !== 'harmless') operators.push(found);
      at = found.to;
    }
  }
  return operators;
}

function operatorAt(tokens: readonly Token[], at: number): Operator | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const { lower } = token;
  if (
    certainties.has(lower) &&
    /^(?:beyond|without|no|any|little|scant)$/.test(tokens[at - 1]?.lower ?? '')
  )
    return null;
  if (lower === 'without' && certainties.has(tokens[at + 1]?.lower ?? '')) return null;
  for (const phrase of phraseStarts.get(lower) ?? [])
    if (phrase.words.every((word, step) => tokens[at + step]?.lower === word))
      return { from: at, to: at + phrase.words.length, kind: phrase.kind };
  const next = tokens[at + 1]?.lower ?? '';
  if (plainNegators.has(lower) || determiners.has(lower)) {
    if (harmless.get(lower)?.has(next) === true) return null;
    if (lower === 'not' && (tokens[at - 1]?.lower === 'or' || tokens[at - 1]?.lower === 'if'))
      return null;
    if (isFactive(tokens, at) || ranksOnly(tokens, at) || isKeptUp(tokens, at)) return null;
    if (lower === 'nor' && tokens.slice(0, at).some((before) => before.lower === 'neither'))
      return null;
    if (isElided(tokens, at) || (lower === 'no' && next === ',')) return null;
    const kind = determiners.has(lower) && lower !== 'neither' ? 'determiner' : 'not';
    return { from: at, to: at + 1, kind };
  }
  if (deniers.has(token.lemma) && (token.pos === 'VERB' || token.pos === 'AUX'))
    return { from: at, to: at + 1, kind: 'denial' };
  if (lower.endsWith('s') && deniers.has(lower.slice(0, -1)))
    return { from: at, to: at + 1, kind: 'denial' };
  if (lower.endsWith('ed') && (deniers.has(lower.slice(0, -2)) || deniers.has(lower.slice(0, -1))))
    return { from: at, to: at + 1, kind: 'denial' };
  if (denialNouns.has(token.lemma) || deniers.has(lower) || denialAdjectives.has(lower))
    return { from: at, to: at + 1, kind: 'denial' };
  if (token.lemma === 'clear' && clearsOf(tokens, at))
    return { from: at, to: at + 1, kind: 'denial' };
  return concealsThat(tokens, at) ? { from: at, to: at + 1, kind: 'denial' } : null;
}

/** "clear somebody of something". */
function clearsOf(tokens: readonly Token[], at: number): boolean {
  for (let look = at + 1; look <= at + 5; look++) if (tokens[look]?.lower === 'of') return true;
  return false;
}

const concealers = words('hide conceal disguise question');

/** "did not hide that …": with a negation before it, it asserts. */
function concealsThat(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !concealers.has(token.lemma)) return false;
  if (tokens[at + 1]?.lower !== 'that') return false;
  for (let look = Math.max(0, at - 4); look < at; look++)
    if (plainNegators.has(tokens[look]?.lower ?? '')) return true;
  return false;
}
