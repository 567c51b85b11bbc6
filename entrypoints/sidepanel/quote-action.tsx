import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { useTranslate } from '../../components/translate';
import { quotation } from '../../lib/report/quotation';
import { pageOf } from '../../lib/storage/tab-store';
import { copyToClipboard } from '../shared/copy';
import type { ClaimActionProps } from './claim-actions';

/** Copies the claim's sentence as a quotation, with the evidence on this claim. */
export function QuoteAction({ report, sentence, claim, send }: ClaimActionProps) {
  const translate = useTranslate();
  const [message, setMessage] = useState('');
  const found = report.sentences[sentence];
  if (!found) return null;
  const copy = async (): Promise<void> => {
    const session = await send('session-pages', {});
    const page = session.ok
      ? session.value.pages.find(({ url }) => url === pageOf(report.url ?? ''))
      : undefined;
    const stamp = {
      created: page?.checked ?? new Date().toISOString(),
      version: browser.runtime.getManifest().version,
    };
    const own = { ...found, claims: [claim], central: 0 };
    const copied = await copyToClipboard(quotation(report, own, stamp));
    setMessage(translate(copied ? 'resultsQuoted' : 'resultsCopyFailed'));
  };
  return (
    <p class="quote-action">
      <button type="button" class="link" data-action="quote" onClick={() => void copy()}>
        {translate('resultsQuote')}
      </button>
      <span role="status">{message}</span>
    </p>
  );
}
