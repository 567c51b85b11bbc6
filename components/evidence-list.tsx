import type { Evidence, Stance } from '../lib/report/page-report';
import { voicesIn } from '../lib/report/voices';
import { plural, useTranslate } from './translate';

/** Evidence by origin: sources that come from one report stand together. */
export function byLineage(evidence: readonly Evidence[]): readonly (readonly Evidence[])[] {
  const groups = new Map<string, Evidence[]>();
  for (const item of evidence) {
    const group = groups.get(item.lineage);
    if (group) group.push(item);
    else groups.set(item.lineage, [item]);
  }
  return [...groups.values()];
}

function Item({ item }: { readonly item: Evidence }) {
  const translate = useTranslate();
  return (
    <li class="evidence-item">
      <div class="evidence-head">
        <span class="source-name">{item.sourceName}</span>
        {item.value !== null && <span class="value">{item.value}</span>}
      </div>
      <p class="statement">{item.statement}</p>
      <p class="meta">
        {item.lessExact === true && <span>{translate('lessExact')}</span>}
        {item.party !== null && <span>{translate('relayedFrom', item.party)}</span>}
        <span>{translate('locator', item.locator)}</span>
        {item.packName !== undefined && (
          <span class="pack-name">{translate('sourcesFromPack', item.packName)}</span>
        )}
      </p>
    </li>
  );
}

/** What the sources of one stance report. */
function StanceGroup({
  stance,
  evidence,
}: {
  readonly stance: Stance;
  readonly evidence: readonly Evidence[];
}) {
  const translate = useTranslate();
  if (evidence.length === 0) return null;
  const lineages = byLineage(evidence);
  return (
    <section class={`stance stance-${stance}`}>
      <p class="stance-title">
        <span class="stance-sign" aria-hidden="true">
          {stance === 'supports' ? '=' : '≠'}
        </span>
        {translate(stance === 'supports' ? 'agrees' : 'differs')}
        <span class="voices">{plural(translate, 'voices', voicesIn(evidence, stance))}</span>
      </p>
      {lineages.map((items) => (
        <div key={items[0]?.lineage} class={items.length > 1 ? 'lineage several' : 'lineage'}>
          {items.length > 1 && <p class="lineage-note">{translate('oneLineage')}</p>}
          <ul>
            {items.map((item) => (
              <Item key={`${item.pack} ${item.source} ${item.locator}`} item={item} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** Who says so, and who says otherwise. */
export function EvidenceList({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const translate = useTranslate();
  if (evidence.length === 0) return <p class="no-evidence">{translate('noEvidence')}</p>;
  return (
    <>
      <StanceGroup
        stance="contradicts"
        evidence={evidence.filter(({ stance }) => stance === 'contradicts')}
      />
      <StanceGroup
        stance="supports"
        evidence={evidence.filter(({ stance }) => stance === 'supports')}
      />
    </>
  );
}
