import { browser } from 'wxt/browser';
import type { Translate } from '../../components/translate';
import type { PageReport } from '../../lib/report/page-report';
import type { TabState } from '../../lib/storage/tab-store';

const colours = { disputed: '#b3261e', calm: '#2c6e49', quiet: '#5f6673' } as const;

interface Badge {
  readonly text: string;
  readonly colour: string;
  readonly title: string;
}

/** What the toolbar says of a tab. */
export function badgeFor(
  state: TabState | null,
  report: PageReport | null,
  translate: Translate,
): Badge {
  const plain = { text: '', colour: colours.quiet, title: translate('extensionName') };
  if (!state) return plain;
  if (state.phase === 'mention') {
    return { text: '…', colour: colours.quiet, title: translate('badgeMention') };
  }
  if (state.phase === 'failed') {
    return { text: '!', colour: colours.quiet, title: translate('badgeFailed') };
  }
  if (state.phase !== 'checked' || !report) return plain;
  const { disputed, corroborated, unique } = report.summary;
  return {
    text: String(disputed),
    colour: disputed > 0 ? colours.disputed : colours.calm,
    title: translate('badgeChecked', disputed, corroborated, unique),
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
