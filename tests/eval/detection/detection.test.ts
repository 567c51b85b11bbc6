import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../cli/check/read-article';
import { createDetector } from '../../../lib/detect/detect';
import { type DetectionCase, knownParts, readCases } from './cases';
import { bundledProfile, inventedProfile } from './profiles';
import { renderPage } from './render';

const detector = createDetector([bundledProfile(), inventedProfile()]);

async function judge(page: DetectionCase) {
  const input = { name: page.id, path: `${page.id}.html` };
  const read = await readArticle(renderPage(page), input, { url: null, published: null });
  return read.ok ? detector.judge(read.value.detectable) : null;
}

const pages = knownParts.flatMap(readCases).filter(({ layout }) => layout !== 'snippet');

describe('the development pages', () => {
  it('never make a near miss a page about the event', async () => {
    const wrong: string[] = [];
    for (const page of pages.filter(({ kind }) => kind.startsWith('near-'))) {
      if ((await judge(page))?.about === 'yes') wrong.push(page.id);
    }
    expect(wrong).toEqual([]);
  });

  it('are found nearly all, each with a reason', async () => {
    const about = pages.filter((page) => page.about === 'yes');
    const results = await Promise.all(about.map(judge));
    const found = results.filter((result) => result?.about === 'yes');
    expect(found.length / about.length).toBeGreaterThan(0.925);
    expect(found.filter((result) => result?.why.length === 0)).toEqual([]);
  });

  it('are hardly ever about it where they name it in passing', async () => {
    const passing = pages.filter((page) => page.about === 'mention');
    const results = await Promise.all(passing.map(judge));
    const count = (about: string): number =>
      results.filter((result) => result?.about === about).length;
    expect(count('yes') / passing.length).toBeLessThan(0.03);
    expect(count('mention') / passing.length).toBeGreaterThan(0.8);
  });

  it('are not made by rails, comments and navigation', async () => {
    const noisy = pages.filter(
      ({ rail, comments, nav }) => rail.length + comments.length + nav.length > 0,
    );
    const others = noisy.filter(({ kind }) => kind === 'near-rail');
    expect(others.length).toBeGreaterThan(3);
    for (const page of others) expect(await judge(page), page.id).toMatchObject({ about: 'no' });
  });
});
