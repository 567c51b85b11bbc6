// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { pageAnnotations } from '../../lib/report/export-annotations';
import type { PageReport } from '../../lib/report/page-report';
import { readAnnotations } from '../../lib/report/read-annotations';
import type { SessionList } from '../../lib/storage/session-pages';
import { claim, english, report, sentence, show } from '../test-support';
import { TranslateProvider } from '../translate';
import { Results } from './results';
import type { NewFile, ResultsTools } from './tools';

const checked = '2026-01-02T03:04:05.000Z';
const told = 'It carried 42 people.';
const pageReport = (changes: Partial<PageReport> = {}): PageReport =>
  report({
    sentences: [
      sentence(),
      sentence({ verdict: null, claims: [], central: null, text: 'Is that so?', block: 1 }),
      sentence({
        text: told,
        verdict: 'disputed',
        claims: [claim({ verdict: 'disputed', reason: 'All say 31.' })],
        block: 2,
        range: [0, told.length],
      }),
    ],
    ...changes,
  });

const none: SessionList = { pages: [], dropped: 0 };
const two: SessionList = {
  pages: [1, 2].map((id) => ({
    id,
    url: `https://news.example/${id}`,
    title: `Page ${id}`,
    checked,
    summary: { corroborated: 1, disputed: 2, unique: 0 },
    size: 10,
  })),
  dropped: 3,
};

/** What follows from an event takes a few turns. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

function results(page: PageReport | null, session = none, changes: Partial<ResultsTools> = {}) {
  const files: NewFile[] = [];
  const copied: { readonly text: string; readonly html?: string }[] = [];
  const tools: ResultsTools = {
    version: '1.2.3',
    newId: () => 'urn:uuid:00000000-0000-4000-8000-000000000000',
    now: () => checked,
    pause: async () => undefined,
    loadPage: async (id) => ({ report: pageReport({ title: `Page ${id}` }), checked }),
    forgetSession: async () => undefined,
    save: (file) => files.push(file),
    copy: async (content) => copied.push(content) > 0,
    readEarlier: async (file) => readAnnotations(await file.text()),
    ...changes,
  };
  const view = (shown: PageReport | null) => (
    <Results page={shown && { report: shown, checked }} session={session} tools={tools} />
  );
  const root = show(view(page));
  const rerender = async (shown: PageReport): Promise<void> => {
    render(<TranslateProvider value={english}>{view(shown)}</TranslateProvider>, root);
    await settle();
  };
  const find = (selector: string): HTMLElement => {
    const found = root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing there for ${selector}`);
    return found;
  };
  const click = async (selector: string): Promise<void> => {
    find(selector).click();
    await settle();
  };
  const select = async (field: string, value: string): Promise<void> => {
    const list = find(`[data-field="${field}"]`);
    if (list instanceof HTMLSelectElement) list.value = value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
  };
  const open = async (json: string): Promise<void> => {
    const drop = new Event('drop', { bubbles: true });
    Object.assign(drop, { dataTransfer: { files: [new File([json], 'earlier.jsonld')] } });
    find('.drop').dispatchEvent(drop);
    await settle();
    await vi.waitFor(() =>
      expect(find('.earlier').textContent).toMatch(/in this file|cannot be read/),
    );
    await settle();
  };
  return { root, files, copied, find, click, select, open, rerender };
}

const textOf = ({ parts }: NewFile): string => parts.join('');
const annotated = (earlier: PageReport, chosen?: ReadonlySet<number>): string =>
  JSON.stringify(
    pageAnnotations(
      earlier,
      { id: 'urn:x:y', created: '2025-12-31T00:00:00Z', version: '1.2.3' },
      chosen,
    ),
  );

describe('taking results away', () => {
  it('saves the page in the format that was chosen', async () => {
    const { files, click, select, find } = results(pageReport());
    await select('format', 'csv');
    await click('[data-action="download"]');
    expect(files.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['second-source-ferry-sinks-2026-01-02.csv', 'text/csv;charset=utf-8'],
    ]);
    expect(files.map(textOf)[0]).toMatch(/^\ufefffile,url/);
    expect(find('.take-away [role="status"]').textContent).toContain('ferry-sinks-2026-01-02.csv');
  });

  it('takes the chosen sentences only, and none before one is chosen', async () => {
    const { root, copied, click, select, find } = results(pageReport());
    await click('input[value="chosen"]');
    expect(root.querySelectorAll('[data-choose]')).toHaveLength(2);
    expect(find('[data-action="copy"]').hasAttribute('disabled')).toBe(true);
    await click('[data-choose="2"]');
    await select('format', 'json');
    await click('[data-action="copy"]');
    const [page] = JSON.parse(copied[0]?.text ?? '');
    expect(page.sentences.map(({ text }: { text: string }) => text)).toEqual([told]);
  });

  it('chooses what the filter shows', async () => {
    const { root, click } = results(pageReport());
    await click('input[value="chosen"]');
    await click('[data-filter="corroborated"]');
    expect([...root.querySelectorAll('.row-text')].map((row) => row.textContent)).toEqual([
      `Disputed: ${told}`,
    ]);
    await click('[data-action="choose-shown"]');
    await click('[data-filter="corroborated"]');
    const boxes = root.querySelectorAll<HTMLInputElement>('[data-choose]');
    expect([...boxes].map((box) => box.checked)).toEqual([false, true]);
    await click('[data-action="choose-none"]');
    expect([...boxes].map((box) => box.checked)).toEqual([false, false]);
  });

  it('keeps the choice where the page changes around it', async () => {
    const { find, click, rerender } = results(pageReport());
    await click('input[value="chosen"]');
    await click('[data-choose="2"]');
    const added = sentence({ text: 'New.', block: 9, range: [0, 4] });
    await rerender(pageReport({ sentences: [added, ...pageReport().sentences] }));
    expect(find('.sentence-choice').textContent).toContain('New.');
    const isChosen = [0, 1, 3].map((index) => find(`[data-choose="${index}"]`).matches(':checked'));
    expect(isChosen).toEqual([false, false, true]);
  });

  it('copies one sentence as a quotation with its evidence', async () => {
    const { copied, click, find } = results(pageReport());
    await click('input[value="chosen"]');
    await click('[data-quote="2"]');
    expect(copied[0]?.text).toMatch(/^“It carried 42 people\.”\n— Ferry sinks, https/);
    expect(copied[0]?.html).toContain('<blockquote cite="https://news.example/ferry">');
    expect(find('.take-away [role="status"]').textContent).toContain('Copied');
  });

  it('says where the browser does not allow copying', async () => {
    const { click, find } = results(pageReport(), none, { copy: async () => false });
    await click('[data-action="copy"]');
    expect(find('.take-away [role="status"]').textContent).toContain('did not allow');
  });

  it('puts all pages of the session together, says how many there is no room for, and forgets them', async () => {
    const forgetSession = vi.fn(async () => undefined);
    const { root, files, click, select, find } = results(null, two, { forgetSession });
    expect(find('input[value="page"]').hasAttribute('disabled')).toBe(true);
    expect(find('[data-notice="dropped"]').textContent).toMatch(/^3 pages/);
    await select('format', 'json');
    await click('[data-action="download"]');
    expect(JSON.parse(textOf(files[0] ?? { name: '', mediaType: '', parts: [] }))).toHaveLength(2);
    expect(root.querySelector('progress')).toBeNull();
    await click('[data-action="forget-session"]');
    expect(forgetSession).toHaveBeenCalledOnce();
  });

  it('shows how far a long export is, and can be stopped', async () => {
    let go: () => void = () => undefined;
    const pause = () => new Promise<void>((resolve) => (go = resolve));
    const { root, files, click, find } = results(null, two, { pause });
    await click('[data-action="download"]');
    expect(find('progress')).toMatchObject({ value: 1, max: 2 });
    await click('[data-action="cancel"]');
    go();
    await settle();
    expect(root.querySelector('progress')).toBeNull();
    expect(files).toEqual([]);
  });

  it('says which pages were gone', async () => {
    const { click, find } = results(null, two, { loadPage: async () => null });
    await click('[data-action="download"]');
    expect(find('.take-away [role="status"]').textContent).toContain(
      '2 pages were no longer there',
    );
  });

  it('shows the beginning of what it will be', async () => {
    const { root, click, select, find } = results(pageReport());
    await select('format', 'markdown');
    await click('[data-action="preview"]');
    await vi.waitFor(() => expect(find('.preview').textContent).toMatch(/^# Ferry sinks/));
    await click('[data-action="preview"]');
    expect(root.querySelector('.preview')).toBeNull();
  });

  it('is calm where there is nothing yet', () => {
    const { root } = results(null);
    expect(root.querySelector('h2')?.textContent).toBe('Nothing to take away yet');
    expect(root.querySelector('[data-action="download"]')).toBeNull();
    expect(root.querySelector('[data-action="open-earlier"]')).not.toBeNull();
  });
});

describe('an earlier check', () => {
  const changed = (root: Element, name: string): string =>
    root.querySelector(`[data-changes="${name}"]`)?.textContent ?? '';

  it('shows what changed in the page, and in what is said of it', async () => {
    const { root, open } = results(pageReport({ pack: { id: 'ferry', version: '2', name: '' } }));
    const { sentences } = pageReport();
    await open(
      annotated(
        pageReport({
          sentences: [
            sentence({
              verdict: 'unique',
              kind: 'only-here',
              claims: [claim({ verdict: 'unique', reason: 'Nobody has it.' })],
            }),
            ...sentences.slice(2).map((each) => ({ ...each, text: 'It carried 40 people.' })),
          ],
        }),
      ),
    );
    expect(changed(root, 'judged')).toContain('Unique: only here');
    expect(changed(root, 'judged')).toContain('Nobody has it.');
    expect(changed(root, 'judged')).toContain('Two independent sources report 31.');
    expect(changed(root, 'reworded')).toContain('It carried 40 people.It carried 42 people.');
    expect(changed(root, 'added')).toContain('Is that so?');
    expect(root.querySelector('[data-notice="grounds"]')?.textContent).toBe(
      'The fact base has changed since.',
    );
    expect(root.querySelector('.checks')?.textContent).toContain('ferry 1ferry 2');
  });

  it('says so where nothing changed', async () => {
    const { root, open } = results(pageReport());
    await open(annotated(pageReport()));
    expect(root.querySelector('[data-comparison]')?.textContent).toContain('Nothing has changed');
    expect(root.querySelector('[data-notice]')).toBeNull();
  });

  it('takes the check of the page in front out of many, and another one on demand', async () => {
    const { root, open, find, select } = results(pageReport());
    const other = pageReport({ url: 'https://news.example/other', title: 'Other' });
    await open(`[${annotated(other)},${annotated(pageReport())}]`);
    expect(find('[data-field="which"]')).toHaveProperty('value', '1');
    expect(root.querySelector('[data-notice="other-page"]')).toBeNull();
    await select('which', '0');
    expect(find('[data-notice="other-page"]').textContent).toContain('Other');
  });

  it('finds the page among those of the session', async () => {
    const loadPage = async () => ({
      report: pageReport({ url: 'https://news.example/1' }),
      checked,
    });
    const { root, open } = results(null, two, { loadPage });
    await open(annotated(pageReport({ url: 'https://news.example/1' })));
    await vi.waitFor(() =>
      expect(root.querySelector('[data-comparison]')?.textContent).toContain('Nothing has changed'),
    );
    await open(annotated(pageReport({ url: 'https://news.example/9', title: 'Nine' })));
    expect(root.querySelector('[data-notice="other-page"]')?.textContent).toContain('Nine');
    expect(root.querySelector('[data-comparison]')).toBeNull();
  });

  it('says that a selection cannot tell what is new', async () => {
    const { root, open } = results(pageReport());
    await open(annotated(pageReport(), new Set([2])));
    expect(root.querySelector('[data-notice="selection"]')).not.toBeNull();
    expect(changed(root, 'added')).toBe('');
  });

  it('names the path of what is wrong in a file', async () => {
    const { root, open } = results(pageReport());
    await open(annotated(pageReport()).replace('"verdict":"disputed"', '"verdict":"wrong"'));
    expect(root.querySelector('[data-notice="unreadable"] code')?.textContent).toBe(
      'first.items.1.body.2.assessment.verdict',
    );
  });
});
