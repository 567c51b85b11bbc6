import type { DatedFact, Day, OtherDay } from '../../lib/matrix/timeline';
import { plural, useTranslate } from '../translate';

function Other({ other }: { readonly other: OtherDay }) {
  const translate = useTranslate();
  return (
    <li class="other-day">
      <span class="unequal" aria-hidden="true">
        ≠{' '}
      </span>
      {other.fact === null
        ? translate('matrixOtherDayPage', other.value)
        : translate('matrixOtherDay', other.value, plural(translate, 'voicesShort', other.voices))}
    </li>
  );
}

function Dated({
  dated,
  onOpen,
}: {
  readonly dated: DatedFact;
  readonly onOpen: (fact: string) => void;
}) {
  const translate = useTranslate();
  return (
    <li class="dated" data-dated={dated.fact}>
      <button type="button" class="plain" onClick={() => onOpen(dated.fact)}>
        {dated.statement}
      </button>{' '}
      <span class="voices">{plural(translate, 'voicesShort', dated.voices)}</span>
      {dated.others.length > 0 && (
        <ul>
          {dated.others.map((other) => (
            <Other key={other.fact ?? 'page'} other={other} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** The dated facts, day by day; a fact opens where it stands in the matrix. */
export function MatrixTimeline({
  days,
  onOpen,
}: {
  readonly days: readonly Day[];
  readonly onOpen: (fact: string) => void;
}) {
  const translate = useTranslate();
  if (days.length === 0) return null;
  return (
    <details class="timeline" open>
      <summary>
        <h2>{translate('matrixTimeline')}</h2>
      </summary>
      <ol>
        {days.map(({ date, value, facts }) => (
          <li key={date} class="day">
            <h3>
              <time dateTime={date}>{value}</time>
            </h3>
            <ul>
              {facts.map((dated) => (
                <Dated key={dated.fact} dated={dated} onOpen={onOpen} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  );
}
