import type { AnnotatedSentence } from '../annotate';
import { after, ownerBefore, type Roles, verbRoles } from './acts-roles';
import { speakerOf } from './acts-speakers';
import { type RoleReader, words } from './acts-who';

const askingVerbs = words(
  'demand ask want call insist require request urge seek press pressure push expect appeal plead wish hope await call waive ' +
    'forgo renounce tell invite beg need desire set',
);
const askingNouns = words(
  'demand call request insistence plea appeal wish claim condition requirement list',
);
const duties = words('must should ought need needs needed shall');

/** Who asks for what the token names, and of whom; null where nothing is asked for. */
export function demandOf(reader: RoleReader, anchor: number): Roles | null {
  const { tokens, parse } = reader.sentence;
  const clauses = parse.clauses.filter(
    ({ head }) => askingVerbs.has(tokens[head]?.lemma ?? '') && !isDutyAt(tokens, head),
  );
  const clause =
    clauses.findLast(({ head }) => head <= anchor && asksFor(tokens, head, anchor)) ??
    clauses.find(
      ({ group, passive, from }) =>
        group > anchor && isAskedThere(tokens, anchor, group, passive, from),
    );
  if (clause !== undefined) {
    const roles = verbRoles(reader, clause, clause.head + 1);
    return roles.doer === null && !clause.passive
      ? { ...roles, doer: speakerOf(reader, anchor) }
      : roles;
  }
  for (let at = anchor - 1; at >= Math.max(0, anchor - 10); at--) {
    const token = tokens[at];
    if (token === undefined || /^[.;:!?,]$/.test(token.lower)) break;
    if (askingNouns.has(token.lemma))
      return { doer: ownerBefore(reader, at) ?? after(reader, at + 1, /^by$/), toward: null };
  }
  const from = Math.max(0, anchor - 8);
  const isDuty = tokens.slice(from, anchor + 1).some(({ lower }) => duties.has(lower));
  const first = tokens[anchor];
  const imperative =
    first?.pos === 'VERB' &&
    first.lower === first.lemma &&
    (anchor === 0 || tokens[anchor - 1]?.pos === 'PUNCT');
  return isDuty || imperative ? { doer: speakerOf(reader, anchor), toward: null } : null;
}

/** "They need to pay": who needs to do it is asked for it, and asks for nothing. */
const isDutyAt = (tokens: AnnotatedSentence['tokens'], head: number): boolean =>
  tokens[head]?.lemma === 'need' && tokens[head + 1]?.lower === 'to';

const widestDemand = 18;

/** Whether a verb of asking before a thing asks for it: nothing ends its reach in between. */
function asksFor(tokens: AnnotatedSentence['tokens'], head: number, anchor: number): boolean {
  if (anchor - head > widestDemand) return false;
  for (let at = head + 1; at < anchor; at++) {
    const word = tokens[at]?.lower ?? '';
    if (
      /^(?:[.;:!?]|but|because|while|although|though|when|after|before|until|since|which)$/.test(
        word,
      )
    )
      return false;
  }
  return true;
}

/** "Justice is what he demands", "punishment was demanded by …", "the reparations on which they insist". */
function isAskedThere(
  tokens: AnnotatedSentence['tokens'],
  anchor: number,
  group: number,
  passive: boolean,
  from: number,
): boolean {
  if (group - anchor > widestDemand) return false;
  const between = tokens.slice(anchor + 1, group).map(({ lower }) => lower);
  if (between.some((word) => /^[.;:!?]$/.test(word))) return false;
  if (passive && from <= anchor) return true;
  return (
    between.some((word) => /^(?:what|which|that)$/.test(word)) ||
    (from <= anchor && between.length <= 4)
  );
}
