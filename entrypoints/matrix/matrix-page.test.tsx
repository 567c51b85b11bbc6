// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { claim, report, sentence, show } from '../../components/test-support';
import { makeMatrix } from '../../lib/factbase/matrix';
import { createSender } from '../../lib/messages/channel';
import { rooms } from '../../lib/messages/page-protocol';
import { type TabView, viewProtocol } from '../../lib/messages/protocol';
import { readFloodPack } from '../../tests/fixtures/matrix-pack';
import { MatrixPage } from './matrix-page';

const pack = readFloodPack();
const packs = [{ id: pack.id, name: pack.name }];
const checked: TabView = {
  phase: 'checked',
  host: 'news.example',
  siteOn: true,
  runsHere: true,
  pageOn: true,
  detection: null,
  report: report({
    title: 'Flood',
    pack: { ...packs[0], id: 'flood', name: 'The flood', version: '1' },
    sentences: [
      sentence({
        text: 'Twenty were hurt.',
        claims: [claim({ fact: 'hurt', value: '20', verdict: 'disputed', span: [0, 6] })],
      }),
    ],
  }),
  painted: null,
  packs,
  problem: null,
  names: { slots: {}, sources: {} },
};

const messageSchema = v.object({ kind: v.string(), payload: v.unknown() });

/** Shows the page; what the background answers is by kind of message, and throws what is an error. */
async function open(answers: Readonly<Record<string, unknown>>, tabId: number | null = 4) {
  const posted: unknown[] = [];
  const known = { ...answers };
  let changed = (): void => undefined;
  const copyTable = vi.fn(async () => true);
  const saveFile = vi.fn();
  const showTab = vi.fn(async () => undefined);
  const send = createSender(rooms.view, viewProtocol, async (message) => {
    const { kind, payload } = v.parse(messageSchema, message);
    posted.push({ kind, payload });
    const answer = known[kind];
    if (answer instanceof Error) throw answer;
    return answer ?? null;
  });
  const watch = (_tab: number, tell: () => void) => {
    changed = tell;
    return () => undefined;
  };
  const watchFact = () => () => undefined;
  let root = document.body;
  const turn = () => new Promise<void>((resolve) => setTimeout(resolve));
  const settled = async (work: () => void): Promise<void> => {
    await act(async () => {
      work();
      await turn();
    });
    // What the background answers may lead to the next question.
    await act(turn);
    await act(turn);
  };
  await settled(() => {
    root = show(
      <MatrixPage
        {...{ tabId, send, watch, watchFact, showTab, copyTable, saveFile }}
        print={() => undefined}
      />,
    );
  });
  return {
    root,
    posted,
    copyTable,
    saveFile,
    showTab,
    phase: () => root.querySelector('main')?.dataset.phase,
    note: () => root.querySelector<HTMLElement>('[data-note]')?.dataset.note,
    click: (selector: string) => settled(() => root.querySelector<HTMLElement>(selector)?.click()),
    change: (kind: string, answer: unknown) =>
      settled(() => {
        known[kind] = answer;
        changed();
      }),
  };
}

const there = { packs, matrix: makeMatrix(pack), problem: null };

describe('the page that compares the sources', () => {
  it('says that there is no fact base', async () => {
    const page = await open({ matrix: { packs: [], matrix: null, problem: 'flood.json: broken' } });
    expect(page.phase()).toBe('empty');
    expect(page.root.textContent).toContain('flood.json: broken');
  });

  it('says that the sources could not be fetched, and asks again', async () => {
    const page = await open({ matrix: new Error('no receiver') }, null);
    expect(page.phase()).toBe('failed');
    await page.change('matrix', there);
    await page.click('button');
    expect(page.phase()).toBe('there');
  });

  it('shows the sources alone without a tab', async () => {
    const page = await open({ matrix: there }, null);
    expect(page.note()).toBeUndefined();
    expect(page.root.querySelector('[data-col="page"]')).toBeNull();
    expect(page.root.querySelectorAll('tr[data-fact]').length).toBe(8);
  });

  it('says what became of the tab, and keeps its column when it is closed', async () => {
    const unchecked = { ...checked, phase: 'unnoticed', report: null };
    const page = await open({ matrix: there, tab: unchecked });
    expect(page.note()).toBe('unchecked');
    await page.click('[data-action="check"]');
    expect(page.posted).toContainEqual({
      kind: 'check-anyway',
      payload: { tabId: 4, pack: 'flood' },
    });
    await page.change('tab', checked);
    expect(page.note()).toBe('page');
    await page.change('tab', new Error('No tab with id: 4'));
    expect(page.note()).toBe('closed');
    expect(page.root.querySelector('tr[data-fact="hurt"] td.page')?.textContent).toBe('Disputed20');
  });

  it('says that a tab is gone of which nothing was known', async () => {
    const page = await open({ matrix: there, tab: new Error('No tab with id: 4') });
    expect(page.note()).toBe('gone');
  });

  it('shows a sentence of the page in its tab', async () => {
    const page = await open({ matrix: there, tab: checked, jump: true });
    await page.click('tr[data-fact="hurt"] td.page');
    await page.click('dialog .small');
    expect(page.showTab).toHaveBeenCalledWith(4);
    expect(page.posted).toContainEqual({ kind: 'jump', payload: { tabId: 4, sentence: 0 } });
  });

  it('names packs only where sources come from several', async () => {
    const alone = await open({ matrix: there }, null);
    expect(alone.root.querySelector('thead .pack')).toBeNull();
    const merged = makeMatrix({
      ...pack,
      own: [{ id: 'mine', name: 'My sources' }],
      sources: pack.sources.map((source) =>
        source.id === 'radio' ? { ...source, pack: 'mine' } : source,
      ),
    });
    const page = await open({ matrix: { ...there, matrix: merged } }, null);
    const packOf = (source: string) =>
      page.root.querySelector(`thead [data-col="source:${source}"] .pack`)?.textContent;
    expect([packOf('gazette'), packOf('radio')]).toEqual(['The flood of Elmbrook', 'My sources']);
  });

  it('sets differing sources and days beside one another', async () => {
    const page = await open({ matrix: there, tab: checked });
    const cells = [...page.root.querySelectorAll('tr[data-fact="hurt"] [data-standing]')];
    expect(cells.map((cell) => cell.getAttribute('aria-label'))).toEqual([
      'Says so, 14',
      'Says so with a hedge, 14',
      'Says otherwise, 16',
      'Says it less exactly, 12 – 99',
    ]);
    await page.click('tr[data-fact="hurt"] [data-col="source:radio"]');
    const detail = page.root.querySelector('dialog')?.textContent ?? '';
    expect(detail).toContain('Sixteen were taken to hospital.');
    expect(detail).toContain('radio ¶1 s1');
    expect(page.root.querySelector('.other-day')?.textContent).toMatch(/≠\s*1[34] March 2023/);
  });

  it('gives what is shown away as a table and as a file', async () => {
    const page = await open({ matrix: there, tab: checked });
    await page.click('[data-action="copy"]');
    expect(page.copyTable).toHaveBeenCalledWith(
      expect.arrayContaining([expect.arrayContaining(['Fact', 'Radio Elm'])]),
    );
    expect(page.root.querySelector('.told')?.textContent).toContain('Copied');
    await page.click('[data-action="save"]');
    expect(page.saveFile).toHaveBeenCalledWith(
      'flood.csv',
      'text/csv',
      expect.stringContaining('Sixteen were taken to hospital.'),
    );
  });
});
