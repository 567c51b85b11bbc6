import { browser } from 'wxt/browser';
import type { MessageKey } from '../../components/translate';
import type { PageReport } from '../../lib/report/page-report';
import type { TabState } from '../../lib/storage/tab-store';

const colours = { disputed: '#b3261e', calm: '#2c6e49', quiet: '#5f6673' } as const;

interface Badge {
  readonly text: string;
  readonly colour: string;
  readonly title: string;
}

const message = (key: MessageKey, ...values: string[]): string =>
  browser.i18n.getMessage(key, values) || key;

/** What the toolbar says of a tab. */
export function badgeFor(state: TabState | null, report: PageReport | null): Badge {
  const plain = { text: '', colour: colours.quiet, title: message('extensionName') };
  if (!state) return plain;
  if (state.phase === 'mention') {
    return { text: '…', colour: colours.quiet, title: message('badgeMention') };
  }
  if (state.phase === 'failed') {
    return { text: '!', colour: colours.quiet, title: message('badgeFailed') };
  }
  if (state.phase !== 'checked' || !report) return plain;
  const { disputed, corroborated, unique } = report.summary;
  return {
    text: String(disputed),
    colour: disputed > 0 ? colours.disputed : colours.calm,
    title: message('badgeChecked', String(disputed), String(corroborated), String(unique)),
  };
}

/** Shows it; a tab that is gone meanwhile needs none. */
export async function showBadge(tabId: number, { text, colour, title }: Badge): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: colour });
    await browser.action.setBadgeTextColor({ tabId, color: '#ffffff' });
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setTitle({ tabId, title });
  } catch {
    // The tab was closed.
  }
}
