import type { ComponentChildren } from 'preact';
import {
  isUnchanged,
  type ReportComparison,
  reasonOf,
  type SentencePair,
} from '../../lib/report/compare-reports';
import type { SentenceReport } from '../../lib/report/page-report';
import type { EarlierCheck } from '../../lib/report/read-annotations';
import { verdictOrder } from '../summary-chart';
import { type MessageKey, plural, useTranslate } from '../translate';
import { VerdictIcon } from '../verdict-icon';
import { verdictName } from '../verdict-name';
import type { CheckedPage } from './tools';

/** Entries shown before somebody asks for the rest. */
const atFirst = 200;

function Verdict({ sentence }: { readonly sentence: SentenceReport }) {
  const translate = useTranslate();
  const { verdict, kind } = sentence;
  if (verdict === null) return <span class="unmarked">{translate('resultsUnmarked')}</span>;
  return (
    <span class={`then-now verdict-${verdict}`}>
      <VerdictIcon verdict={verdict} />
      {verdictName(translate, verdict, kind)}
    </span>
  );
}

function Side({
  sentence,
  label,
}: {
  readonly sentence: SentenceReport;
  readonly label: MessageKey;
}) {
  const translate = useTranslate();
  const reason = reasonOf(sentence);
  return (
    <div class="side">
      <dt>{translate(label)}</dt>
      <dd>
        <Verdict sentence={sentence} />
        {sentence.contest && (
          <p class="side-contest">
            ⚑{' '}
            {translate(
              'contestTitle',
              sentence.contest.verdict === null
                ? translate('contestNoMark')
                : translate(sentence.contest.verdict),
            )}
          </p>
        )}
        {reason !== null && <p class="side-reason">{reason}</p>}
      </dd>
    </div>
  );
}

/** The same words under two verdicts, each with its reason. */
function Judged({ before, after }: SentencePair) {
  return (
    <>
      <p class="said">{after.text}</p>
      <dl class="sides">
        <Side sentence={before} label="resultsBefore" />
        <Side sentence={after} label="resultsToday" />
      </dl>
    </>
  );
}

/** A sentence as it was said, and as it is said now. */
function Reworded({ before, after }: SentencePair) {
  const judgedAnew = before.verdict !== after.verdict || before.kind !== after.kind;
  return (
    <>
      <p class="said">
        <del>{before.text}</del>
      </p>
      <p class="said">
        <ins>{after.text}</ins>
      </p>
      {judgedAnew ? (
        <dl class="sides">
          <Side sentence={before} label="resultsBefore" />
          <Side sentence={after} label="resultsToday" />
        </dl>
      ) : (
        after.verdict !== null && <Verdict sentence={after} />
      )}
    </>
  );
}

function Alone({ sentence }: { readonly sentence: SentenceReport }) {
  return (
    <>
      <p class="said">{sentence.text}</p>
      {sentence.verdict !== null && <Verdict sentence={sentence} />}
    </>
  );
}

function Changes<T>({
  name,
  title,
  items,
  show,
}: {
  readonly name: string;
  readonly title: MessageKey;
  readonly items: readonly T[];
  readonly show: (item: T) => ComponentChildren;
}) {
  const translate = useTranslate();
  if (items.length === 0) return null;
  return (
    <details class="changes" data-changes={name} open>
      <summary>
        {translate(title)} <span class="changes-count">{items.length}</span>
      </summary>
      <ol>
        {items.slice(0, atFirst).map((item, index) => (
          // The lists are made anew with each comparison, and never change.
          <li key={`${name} ${index}`}>{show(item)}</li>
        ))}
      </ol>
      {items.length > atFirst && (
        <p class="hint">{translate('resultsMoreChanges', items.length - atFirst)}</p>
      )}
    </details>
  );
}

function Checks({
  earlier,
  today,
  version,
}: {
  readonly earlier: EarlierCheck;
  readonly today: CheckedPage;
  readonly version: string;
}) {
  const translate = useTranslate();
  const sides = [
    { label: 'resultsBefore', ...earlier },
    { label: 'resultsToday', ...today, version },
  ] as const;
  const row = (title: string, cell: (side: (typeof sides)[number]) => ComponentChildren) => (
    <tr>
      <th scope="row">{title}</th>
      {sides.map((side) => (
        <td key={side.label}>{cell(side)}</td>
      ))}
    </tr>
  );
  return (
    <table class="checks">
      <thead>
        <tr>
          <td />
          {sides.map(({ label }) => (
            <th key={label} scope="col">
              {translate(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {row(translate('resultsChecked'), ({ checked }) => (
          <time dateTime={checked}>{checked.slice(0, 16).replace('T', ' ')}</time>
        ))}
        {row(translate('resultsPack'), ({ report }) => `${report.pack.id} ${report.pack.version}`)}
        {row(translate('resultsVoices'), ({ report }) => report.minVoices)}
        {row(translate('resultsVersion'), (side) => side.version)}
        {verdictOrder.map((verdict) =>
          row(translate(verdict), ({ report }) => report.summary[verdict]),
        )}
      </tbody>
    </table>
  );
}

/** Why verdicts on the same words can differ. */
function Grounds({
  comparison,
  sameVersion,
}: {
  readonly comparison: ReportComparison;
  readonly sameVersion: boolean;
}) {
  const translate = useTranslate();
  const messages = {
    pack: 'resultsGroundPack',
    'pack-version': 'resultsGroundPackVersion',
    voices: 'resultsGroundVoices',
  } as const;
  const grounds = comparison.grounds.map((ground) => translate(messages[ground]));
  if (!sameVersion) grounds.push(translate('resultsGroundVersion'));
  if (comparison.judged.length === 0 && comparison.reasoned.length === 0) return null;
  return (
    <p class="notice" data-notice="grounds">
      {grounds.length > 0 ? grounds.join(' ') : translate('resultsGroundText')}
    </p>
  );
}

/** An earlier check beside today's: what changed in the page, and in what is said of it. */
export function ComparisonView({
  earlier,
  today,
  version,
  comparison,
}: {
  readonly earlier: EarlierCheck;
  readonly today: CheckedPage;
  readonly version: string;
  readonly comparison: ReportComparison;
}) {
  const translate = useTranslate();
  const { judged, reasoned, reworded, added, gone, same } = comparison;
  return (
    <div class="comparison" data-comparison>
      <Checks earlier={earlier} today={today} version={version} />
      {earlier.scope === 'selection' && (
        <p class="notice" data-notice="selection">
          {translate('resultsSelectionOnly')}
        </p>
      )}
      <p class="quiet">
        {isUnchanged(comparison)
          ? translate('resultsNothingChanged')
          : plural(translate, 'resultsSame', same)}
      </p>
      <Grounds comparison={comparison} sameVersion={earlier.version === version} />
      <Changes
        name="judged"
        title="resultsJudged"
        items={judged}
        show={(pair) => <Judged {...pair} />}
      />
      <Changes
        name="reasoned"
        title="resultsReasoned"
        items={reasoned}
        show={(pair) => <Judged {...pair} />}
      />
      <Changes
        name="reworded"
        title="resultsReworded"
        items={reworded}
        show={(pair) => <Reworded {...pair} />}
      />
      <Changes
        name="added"
        title="resultsAdded"
        items={added}
        show={(sentence) => <Alone sentence={sentence} />}
      />
      <Changes
        name="gone"
        title="resultsGone"
        items={gone}
        show={(sentence) => <Alone sentence={sentence} />}
      />
    </div>
  );
}
