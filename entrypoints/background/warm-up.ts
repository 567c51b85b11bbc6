import { indexOfPack } from '../../lib/claims/pack-index';
import { checkArticle } from '../../lib/verify/check-article';
import { loadShelf } from './packs';

/** Whether a sentence was read in this worker's life. */
let warm = false;

/**
 * Has the engine ready for a page that is about to be checked: the pack indexed and, in a worker that has just
 * begun, the language model unfolded. It is done while the page loads its script and reads itself.
 */
export async function warmUp(packId: string | null): Promise<void> {
  const { packs } = await loadShelf();
  const pack = packs.get(packId ?? '') ?? [...packs.values()][0];
  if (!pack) return;
  const index = indexOfPack(pack);
  if (warm) return;
  warm = true;
  const block = { id: 0, role: 'paragraph', text: pack.facts[0]?.statement ?? '' } as const;
  const article = { url: null, title: '', published: null, language: 'en', blocks: [block] };
  const detection = { about: 'yes', relevance: 1, why: [] } as const;
  checkArticle(article, index, { minVoices: 2, detection, assumeEvent: true });
}
