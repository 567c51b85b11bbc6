import { useId, useState } from 'preact/hooks';
import { siteFrom } from '../lib/detect/reach';
import type { Reach, Settings } from '../lib/storage/settings';
import { ChoiceGroup } from './choice-group';
import { useTranslate } from './translate';

/** What the browser lets the extension read. */
export interface Access {
  readonly everywhere: boolean;
  /** Sites of the list that it may read. */
  readonly sites: readonly string[];
}

export interface SettingsReachProps {
  readonly settings: Settings;
  readonly access: Access;
  /** Sets it where the browser allows it; false where the browser was told not to. */
  readonly onReach: (reach: Reach) => Promise<boolean>;
  readonly onAddSite: (site: string) => Promise<boolean>;
  readonly onRemoveSite: (site: string) => void;
  readonly onSiteOn: (site: string) => void;
  /** Opens the page of the browser on which its own permission is changed; null where there is none. */
  readonly onOpenBrowserPage: (() => void) | null;
}

function SiteList({
  name,
  label,
  sites,
  action,
  actionFor,
  lacking,
  onAction,
  onAllow,
}: {
  readonly name: string;
  readonly label: string;
  readonly sites: readonly string[];
  readonly action: string;
  /** The action's name with the site in it. */
  readonly actionFor: (site: string) => string;
  /** Sites that the browser keeps the extension out of. */
  readonly lacking: readonly string[];
  readonly onAction: (site: string) => void;
  readonly onAllow: (site: string) => void;
}) {
  const translate = useTranslate();
  return (
    <ul class="sites" data-sites={name} aria-label={label}>
      {sites.map((site) => (
        <li key={site}>
          <span class="site">{site}</span>
          {lacking.includes(site) && (
            <button type="button" class="small" data-allow={site} onClick={() => onAllow(site)}>
              {translate('settingsAllowSite', site)}
            </button>
          )}
          <button
            type="button"
            class="small"
            data-remove={site}
            aria-label={actionFor(site)}
            onClick={() => onAction(site)}
          >
            {action}
          </button>
        </li>
      ))}
    </ul>
  );
}

function AddSite({ onAdd }: { readonly onAdd: (site: string) => Promise<boolean> }) {
  const translate = useTranslate();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = async (): Promise<void> => {
    const site = siteFrom(typed);
    if (site === null) {
      setProblem(translate('settingsSiteUnreadable'));
      return;
    }
    const added = await onAdd(site);
    setProblem(added ? null : translate('settingsRefused'));
    if (added) setTyped('');
  };
  return (
    <form
      class="add-site"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label for={id}>{translate('settingsAddSite')}</label>
      <div class="row">
        <input
          id={id}
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          placeholder="news.example"
          value={typed}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem`}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <button type="submit" class="small" data-action="add-site">
          {translate('settingsAdd')}
        </button>
      </div>
      <p class="error" id={`${id}-problem`} role="status">
        {problem}
      </p>
    </form>
  );
}

/** Where it runs, and what the browser lets it read. */
export function SettingsReach({
  settings,
  access,
  onReach,
  onAddSite,
  onRemoveSite,
  onSiteOn,
  onOpenBrowserPage,
}: SettingsReachProps) {
  const translate = useTranslate();
  const [refused, setRefused] = useState(false);
  const { reach, sites, sitesOff } = settings;
  const choose = async (wanted: Reach): Promise<void> => setRefused(!(await onReach(wanted)));
  const lacking = access.everywhere ? [] : sites.filter((site) => !access.sites.includes(site));
  return (
    <section aria-labelledby="settings-reach">
      <h2 id="settings-reach">{translate('settingsReach')}</h2>
      <ChoiceGroup
        name="reach"
        legend={translate('settingsReachLegend')}
        chosen={reach}
        onChoose={(wanted) => void choose(wanted)}
        choices={[
          {
            value: 'everywhere',
            label: translate('settingsReachEverywhere'),
            hint: translate('settingsReachEverywhereHint'),
          },
          {
            value: 'sites',
            label: translate('settingsReachSites'),
            hint: translate('settingsReachSitesHint'),
          },
          {
            value: 'click',
            label: translate('settingsReachClick'),
            hint: translate('settingsReachClickHint'),
          },
        ]}
      />
      <p class="error" role="status">
        {refused && translate('settingsRefused')}
      </p>
      {reach === 'sites' && (
        <>
          {sites.length === 0 && <p class="quiet">{translate('settingsNoSites')}</p>}
          <SiteList
            name="on"
            label={translate('settingsReachSites')}
            sites={sites}
            lacking={lacking}
            action={translate('settingsRemove')}
            actionFor={(site) => translate('settingsRemoveSite', site)}
            onAction={onRemoveSite}
            onAllow={(site) => void onAddSite(site)}
          />
          <AddSite onAdd={onAddSite} />
        </>
      )}
      {reach === 'everywhere' && !access.everywhere && (
        <div class="notice" data-notice="withheld">
          <p>{translate('settingsWithheld')}</p>
          <button
            type="button"
            class="small"
            data-action="allow-everywhere"
            onClick={() => void choose('everywhere')}
          >
            {translate('settingsAllowEverywhere')}
          </button>
        </div>
      )}
      {reach !== 'everywhere' && access.everywhere && (
        <div class="notice" data-notice="kept">
          <p>{translate('settingsAccessKept')}</p>
          {onOpenBrowserPage && (
            <button type="button" class="small" onClick={onOpenBrowserPage}>
              {translate('settingsOpenBrowserPage')}
            </button>
          )}
        </div>
      )}
      {sitesOff.length > 0 && (
        <>
          <h3>{translate('settingsSitesOff')}</h3>
          <SiteList
            name="off"
            label={translate('settingsSitesOff')}
            sites={sitesOff}
            lacking={[]}
            action={translate('settingsOn')}
            actionFor={(site) => translate('settingsSiteOn', site)}
            onAction={onSiteOn}
            onAllow={onSiteOn}
          />
        </>
      )}
    </section>
  );
}
