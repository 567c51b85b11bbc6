import { useEffect, useRef, useState } from 'preact/hooks';
import type { PackView, SourceView } from '../../lib/messages/sources-schema';
import { SwitchRow } from '../switch-row';
import { plural, useTranslate } from '../translate';
import { readableDay } from './readable-day';

/** What can be done with a pack of the user's own. */
export interface PackActions {
  readonly onSwitch: (id: string, on: boolean) => void;
  readonly onRename: (id: string, name: string) => void;
  readonly onExport: (id: string) => void;
  readonly onDelete: (id: string) => void;
  /** Puts what a pack holds into another one. */
  readonly onMerge: (from: string, into: string) => void;
  readonly onEditSource: (pack: string, source: string) => void;
  readonly onRemoveSource: (pack: string, source: string) => void;
}

function Source({
  source,
  pack,
  actions,
}: {
  readonly source: SourceView;
  readonly pack: PackView;
  readonly actions: PackActions;
}) {
  const translate = useTranslate();
  const { sharesWith } = source;
  return (
    <li class="source" data-source={source.id}>
      <p class="source-name">
        {source.url === null ? (
          source.name
        ) : (
          <a href={source.url} target="_blank" rel="noreferrer noopener">
            {source.name}
          </a>
        )}
      </p>
      <p class="source-meta">
        {source.published !== null && (
          <span>{readableDay(source.published, translate('languageTag'))}</span>
        )}
        <span>{plural(translate, 'sourcesStatements', source.facts)}</span>
        <span class={sharesWith.length > 0 ? 'shared' : 'alone'}>
          {sharesWith.length > 0
            ? translate('sourcesShares', sharesWith.join(', '))
            : translate('sourcesOwnVoice')}
        </span>
      </p>
      {pack.own && (
        <p class="row">
          <button
            type="button"
            class="link"
            aria-label={translate('sourcesEditThis', source.name)}
            onClick={() => actions.onEditSource(pack.id, source.id)}
          >
            {translate('sourcesEdit')}
          </button>
          <button
            type="button"
            class="link"
            aria-label={translate('sourcesRemoveThis', source.name)}
            onClick={() => actions.onRemoveSource(pack.id, source.id)}
          >
            {translate('sourcesRemove')}
          </button>
        </p>
      )}
    </li>
  );
}

function Rename({ pack, actions }: { readonly pack: PackView; readonly actions: PackActions }) {
  const translate = useTranslate();
  const [name, setName] = useState(pack.name);
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') actions.onRename(pack.id, name.trim());
      }}
    >
      <label class="field">
        <span>{translate('sourcesName')}</span>
        <input value={name} onInput={({ currentTarget }) => setName(currentTarget.value)} />
      </label>
      <button type="submit" class="small">
        {translate('sourcesRename')}
      </button>
    </form>
  );
}

function Merge({
  pack,
  others,
  actions,
}: {
  readonly pack: PackView;
  readonly others: readonly PackView[];
  readonly actions: PackActions;
}) {
  const translate = useTranslate();
  const [into, setInto] = useState(others[0]?.id ?? '');
  if (others.length === 0) return null;
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        actions.onMerge(pack.id, into);
      }}
    >
      <label class="field">
        <span>{translate('sourcesMergeInto')}</span>
        <select value={into} onChange={({ currentTarget }) => setInto(currentTarget.value)}>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="small">
        {translate('sourcesMerge')}
      </button>
    </form>
  );
}

function ConfirmDelete({
  name,
  onYes,
  onNo,
}: {
  readonly name: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const translate = useTranslate();
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => yes.current?.focus(), []);
  return (
    <span class="row">
      <span>{translate('sourcesDeleteAsk', name)}</span>
      <button ref={yes} type="button" class="small danger" data-action="delete-yes" onClick={onYes}>
        {translate('sourcesDelete')}
      </button>
      <button type="button" class="small" onClick={onNo}>
        {translate('sourcesCancel')}
      </button>
    </span>
  );
}

function OwnActions({
  pack,
  others,
  actions,
}: {
  readonly pack: PackView;
  readonly others: readonly PackView[];
  readonly actions: PackActions;
}) {
  const translate = useTranslate();
  const [asks, setAsks] = useState(false);
  return (
    <details class="pack-more">
      <summary>{translate('sourcesManage')}</summary>
      <Rename key={pack.name} pack={pack} actions={actions} />
      <Merge pack={pack} others={others} actions={actions} />
      <p class="row">
        <button
          type="button"
          class="small"
          data-action="export"
          onClick={() => actions.onExport(pack.id)}
        >
          {translate('sourcesExport')}
        </button>
        {asks ? (
          <ConfirmDelete
            name={pack.name}
            onYes={() => actions.onDelete(pack.id)}
            onNo={() => setAsks(false)}
          />
        ) : (
          <button type="button" class="small" data-action="delete" onClick={() => setAsks(true)}>
            {translate('sourcesDelete')}
          </button>
        )}
      </p>
    </details>
  );
}

/** A pack: its switch, its sources with their voices, and what can be done with it. */
export function PackCard({
  pack,
  all,
  actions,
}: {
  readonly pack: PackView;
  readonly all: readonly PackView[];
  readonly actions: PackActions;
}) {
  const translate = useTranslate();
  const others = all.filter(
    (other) => other.own && other.id !== pack.id && other.addsTo === pack.addsTo,
  );
  return (
    <article class="pack" data-pack={pack.id} data-own={pack.own}>
      <h3>{pack.name}</h3>
      <p class="source-meta">
        <span>{translate(pack.own ? 'sourcesOwn' : 'sourcesBundled')}</span>
        {pack.addsTo !== null && <span>{translate('sourcesAddsTo', pack.addsTo)}</span>}
        {pack.date !== null && <span>{readableDay(pack.date, translate('languageTag'))}</span>}
        <span>{plural(translate, 'sourcesStatements', pack.facts)}</span>
        <span>{translate('sourcesVersion', pack.version)}</span>
      </p>
      <SwitchRow
        name={`pack-${pack.id}`}
        label={translate('sourcesInUse')}
        on={pack.on}
        onChange={(on) => actions.onSwitch(pack.id, on)}
      />
      {pack.problems.length > 0 && (
        <details class="problems">
          <summary>{plural(translate, 'sourcesUnused', pack.problems.length)}</summary>
          <ul>
            {pack.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </details>
      )}
      <details class="pack-sources" open={pack.own}>
        <summary>{plural(translate, 'sourcesCount', pack.sources.length)}</summary>
        <ul>
          {pack.sources.map((source) => (
            <Source key={source.id} source={source} pack={pack} actions={actions} />
          ))}
        </ul>
      </details>
      {pack.own && <OwnActions pack={pack} others={others} actions={actions} />}
    </article>
  );
}
