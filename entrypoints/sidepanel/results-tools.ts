import { browser } from 'wxt/browser';
import type { ResultsTools } from '../../components/results/tools';
import type { Send } from '../../lib/messages/channel';
import type { viewProtocol } from '../../lib/messages/protocol';
import { readAnnotations } from '../../lib/report/read-annotations';
import { failure } from '../../lib/result';
import { copyToClipboard } from '../shared/copy';

/** Larger files than this are none of ours. */
const largestFile = 100 * 1024 * 1024;
/** For as long the browser may take to begin with a download. */
const urlLives = 60_000;

/** What the view of results does outside of it: saving, copying, asking the background. */
export function createResultsTools(send: Send<typeof viewProtocol>): ResultsTools {
  return {
    version: browser.runtime.getManifest().version,
    newId: () => `urn:uuid:${crypto.randomUUID()}`,
    now: () => new Date().toISOString(),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    async loadPage(id) {
      const list = await send('session-pages', {});
      const entry = list.ok ? list.value.pages.find((page) => page.id === id) : undefined;
      const reply = await send('session-page', { id });
      return entry && reply.ok && reply.value
        ? { report: reply.value, checked: entry.checked }
        : null;
    },
    async forgetSession() {
      await send('forget-session', {});
    },
    save({ name, mediaType, parts }) {
      const url = URL.createObjectURL(new Blob([...parts], { type: mediaType }));
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), urlLives);
    },
    copy: copyToClipboard,
    async readEarlier(file) {
      if (file.size > largestFile) return failure({ where: '(root)', what: 'too large' });
      return readAnnotations(await file.text());
    },
  };
}
