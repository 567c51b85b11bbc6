import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../tests/fixtures/sample-report';
import { collectionProblems } from '../../tests/fixtures/web-annotation';
import {
  type ExportPage,
  exportFormats,
  type FormatName,
  fileNameOf,
  onlyChosen,
  openExport,
} from './export-formats';

let made = 0;
const tools = {
  version: '1.2.3',
  newId: () => {
    made += 1;
    return `urn:uuid:00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
  },
};
const page = (chosen: ReadonlySet<number> | null = null): ExportPage => ({
  report: sampleReport(),
  checked: '2026-01-02T03:04:05Z',
  chosen,
});
function exported(name: FormatName, ...pages: readonly ExportPage[]): string {
  const {
    head,
    page: next,
    tail,
  } = openExport(name, { title: 'Ferry', pages: pages.length }, tools);
  return [head, ...pages.map(next), tail()].join('');
}

describe('openExport', () => {
  it('is one collection of annotations for a page, and a list of them for several', () => {
    expect(collectionProblems(JSON.parse(exported('annotations', page())))).toEqual([]);
    const several: unknown = JSON.parse(exported('annotations', page(), page()));
    if (!Array.isArray(several)) throw new Error('no list');
    expect(several.map(collectionProblems)).toEqual([[], []]);
    const [one, other] = several;
    expect(one.id).not.toBe(other.id);
    expect(JSON.parse(exported('annotations'))).toEqual([]);
  });

  it.each([0, 1, 3])('is a JSON list of %d pages', (count) => {
    const pages = Array.from({ length: count }, () => page());
    expect(JSON.parse(exported('json', ...pages))).toHaveLength(count);
    expect(exported('jsonl', ...pages).split('\n')).toHaveLength(count + 1);
  });

  it('begins a spreadsheet with a byte order mark and one head', () => {
    const csv = exported('csv', page(), page());
    expect(csv).toMatch(/^\ufefffile,url,/);
    expect(csv.match(/file,url/g)).toHaveLength(1);
  });

  it('is one HTML document, each place in it named once', () => {
    const html = exported('html', page(), page());
    expect(html.match(/<!doctype html>/g)).toHaveLength(1);
    const names = [...html.matchAll(/ id="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toHaveLength(4);
    expect(new Set(names).size).toBe(4);
  });

  it.each(Object.entries(exportFormats))('%s: leaves out what was not chosen', (name) => {
    const formats: readonly FormatName[] = [
      'annotations',
      'csv',
      'markdown',
      'json',
      'jsonl',
      'text',
    ];
    const format = formats.find((each) => each === name) ?? 'html';
    const all = exported(format, page());
    const none = exported(format, page(new Set()));
    expect(all).toContain('Gazette reports 12, not 20');
    expect(none).not.toContain('Gazette reports 12, not 20');
  });
});

describe('onlyChosen', () => {
  it('counts what is left', () => {
    const { summary, sentences } = onlyChosen(sampleReport(), new Set([0]));
    expect(summary).toEqual({ corroborated: 0, disputed: 0, unique: 0 });
    expect(sentences).toHaveLength(1);
  });
});

describe('fileNameOf', () => {
  it.each([
    ['Ferry hits “pier” / again!', 'second-source-ferry-hits-pier-again-2026-01-02.csv'],
    ['../../etc/passwd', 'second-source-etc-passwd-2026-01-02.csv'],
    ['', 'second-source-page-2026-01-02.csv'],
    ['x'.repeat(300), `second-source-${'x'.repeat(60)}-2026-01-02.csv`],
  ])('makes of %j', (title, name) => {
    expect(fileNameOf(title, '2026-01-02', 'csv')).toBe(name);
  });
});
