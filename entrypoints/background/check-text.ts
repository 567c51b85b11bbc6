import { browser } from 'wxt/browser';
import { indexOfPack } from '../../lib/claims/pack-index';
import { passageOf } from '../../lib/extract/passage';
import type { TextReport } from '../../lib/messages/protocol';
import { loadSettings } from '../../lib/storage/settings';
import { checkArticle } from '../../lib/verify/check-article';
import { contested } from './contests';
import { namesIn } from './names';
import { loadShelf } from './packs';

/** Checks a text that somebody selected or pasted, as if it were about the pack's event. */
export async function checkText(request: {
  readonly text: string;
  readonly pack: string | null;
  readonly published: string | null;
}): Promise<TextReport> {
  const { packs, detector, problems } = await loadShelf();
  const { article, left } = passageOf(request.text, { published: request.published });
  const { pack: likeliest, ...detection } = detector.judge({ ...article, description: '' });
  const pack = packs.get(request.pack ?? likeliest ?? '') ?? [...packs.values()][0];
  if (!pack) return { state: 'no-pack', problem: problems[0] ?? null };
  const { minVoices } = await loadSettings(browser.storage.local);
  const checked = checkArticle(article, indexOfPack(pack), {
    minVoices,
    detection,
    assumeEvent: true,
  });
  return { state: 'checked', report: await contested(checked), names: namesIn(pack), left };
}
