import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAnnotations } from '../lib/report/read-annotations';
import { collectionProblems } from '../tests/fixtures/web-annotation';
import { buildPack } from './factbase/build';
import { root } from './setup/paths';

// The contract that other programs rely on, tried on the real command with a pack about an invented event.

const verdict = v.picklist(['corroborated', 'disputed', 'unique']);
const kind = v.nullable(v.picklist(['single-source', 'only-here']));
const claimContract = v.strictObject({
  fact: v.nullable(v.string()),
  slot: v.nullable(v.string()),
  value: v.nullable(v.string()),
  verdict,
  kind,
  reason: v.pipe(v.string(), v.nonEmpty()),
  span: v.strictTuple([v.number(), v.number()]),
  evidence: v.array(
    v.strictObject({
      source: v.string(),
      lineage: v.string(),
      stance: v.picklist(['supports', 'contradicts']),
      value: v.nullable(v.string()),
      statement: v.string(),
      locator: v.string(),
    }),
  ),
});
const pageContract = v.strictObject({
  file: v.string(),
  about: v.picklist(['yes', 'mention', 'no']),
  relevance: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  why: v.array(v.string()),
  published: v.nullable(v.string()),
  summary: v.strictObject({ corroborated: v.number(), disputed: v.number(), unique: v.number() }),
  sentences: v.array(
    v.strictObject({
      text: v.string(),
      verdict: v.nullable(verdict),
      kind,
      claims: v.array(claimContract),
      unmarked: v.nullable(v.string()),
    }),
  ),
  omitted: v.array(v.strictObject({ fact: v.string(), statement: v.string(), voices: v.number() })),
});
const lineContract = v.strictObject({
  id: v.union([v.string(), v.number()]),
  verdict: v.nullable(verdict),
  kind,
  claims: v.array(claimContract),
});

const story = `What we know of the loss of the Halden Star

All Norlund mourns: the Halden Star sank near Brannoy on 14 March 2023. There were 112 people aboard.

There were 100 people aboard. What will become of the Nordsund Line?
`;
const sentences = [
  'What we know of the loss of the Halden Star',
  'All Norlund mourns: the Halden Star sank near Brannoy on 14 March 2023.',
  'There were 112 people aboard.',
  'There were 100 people aboard.',
  'What will become of the Nordsund Line?',
];
const page = `<!doctype html><title>What we know of the Halden Star</title><link rel="canonical" href="https://news.example/star"><meta property="article:published_time" content="2023-03-15T08:00:00Z">
<h1>What we know of the loss of the Halden Star</h1>
<p>All Norlund mourns: the Halden Star sank near Brannoy on 14 March 2023, and it carried 112 people aboard when it left the harbour of Sorvik in the early hours.</p>
<p>There were 100 people aboard, says a rival of the Nordsund Line, who was not there and has not said where he has it from or whom he asked.</p>`;

let folder: string;
let pack: string;

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

function start(command: string, args: readonly string[], input?: string): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, INIT_CWD: undefined };
    const child = spawn(command, args, { cwd: folder, env });
    let out = '';
    let errors = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('close', (status) => resolve({ status, out, errors }));
    child.stdin.end(input);
  });
}

const run = (args: readonly string[], input?: string): Promise<Ran> =>
  start(process.execPath, [join(root, 'cli', 'bootstrap.mjs'), 'cli/check.ts', ...args], input);

const check = (args: readonly string[], input?: string): Promise<Ran> =>
  run(['--pack', pack, ...args], input);

const pagesIn = ({ out }: Ran) => v.parse(v.array(pageContract), JSON.parse(out));
function earlierIn(json: string) {
  const read = readAnnotations(json);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}
const jsonLinesIn = ({ out }: Ran): unknown[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
  const event = join(root, 'tests', 'fixtures', 'second-pack', 'event.yaml');
  const built = buildPack({ event, out: folder, root, force: true, progress: () => {} });
  if (!built.ok) throw new Error('the second pack does not compile');
  pack = built.value.file;
  mkdirSync(join(folder, 'news', 'deep'), { recursive: true });
  writeFileSync(join(folder, 'story.txt'), story);
  writeFileSync(join(folder, 'news', 'a.html'), page);
  writeFileSync(join(folder, 'news', 'deep', 'b.md'), `# Soup\n\nBegin with an onion.\n`);
  writeFileSync(join(folder, 'news', 'broken.txt'), new Uint8Array([0x41, 0x0a, 0xff, 0xfe]));
  writeFileSync(join(folder, 'news', 'z.txt'), story);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('check on articles', { timeout: 20_000 }, () => {
  it('prints an array of pages as JSON, every sentence in order', async () => {
    const ran = await check(['--format', 'json', '--published', '2023-03-16', 'story.txt']);
    expect(ran).toMatchObject({ status: 0, errors: '' });
    const [first, ...rest] = pagesIn(ran);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ file: 'story.txt', about: 'yes', published: '2023-03-16' });
    expect(first?.sentences.map(({ text }) => text)).toEqual(sentences);
  });

  it('counts in the summary what it marks', async () => {
    const [first] = pagesIn(await check(['--format', 'json', 'story.txt']));
    const count = (wanted: string) =>
      first?.sentences.filter((sentence) => sentence.verdict === wanted).length;
    expect(first?.summary).toEqual({
      corroborated: count('corroborated'),
      disputed: count('disputed'),
      unique: count('unique'),
    });
    expect(first?.sentences[2]?.verdict).toBe('corroborated');
    expect(first?.sentences[3]?.verdict).toBe('disputed');
    expect(first?.sentences[4]?.verdict).toBeNull();
  });

  it('checks a folder with all that is in it, names what it cannot read and ends with 2', async () => {
    const ran = await check(['--format', 'jsonl', 'news', 'missing.html']);
    expect(ran.status).toBe(2);
    expect(ran.errors.split('\n').sort()).toEqual([
      '',
      'missing.html: no such file or folder',
      'news/broken.txt:2: not valid UTF-8 text',
    ]);
    const pages = v.parse(v.array(pageContract), jsonLinesIn(ran));
    expect(pages.map(({ file, about }) => [file, about])).toEqual([
      ['news/a.html', 'yes'],
      ['news/deep/b.md', 'no'],
      ['news/z.txt', 'yes'],
    ]);
    expect(pages[0]?.published).toBe('2023-03-15');
    expect(pages[1]?.sentences.every((sentence) => sentence.verdict === null)).toBe(true);
  });

  it('reads standard input, named or not', async () => {
    const named = await check(['--format', 'json', '-'], story);
    const unnamed = await check(['--format', 'json'], story);
    expect(named).toEqual(unnamed);
    expect(pagesIn(named).map(({ file }) => file)).toEqual(['-']);
  });

  it('asks for as many voices as it is told to', async () => {
    const [first] = pagesIn(await check(['--format', 'json', '--min-voices', '9', 'story.txt']));
    expect(first?.summary.corroborated).toBe(0);
  });

  it('checks a text that does not name the event where it is told to assume it', async () => {
    const text = 'A night at sea\n\nThere were 100 people aboard.\n';
    const [left] = pagesIn(await check(['--format', 'json', '-'], text));
    const [assumed] = pagesIn(await check(['--format', 'json', '--assume-event', '-'], text));
    expect(left?.sentences.map((sentence) => sentence.verdict)).toEqual([null, null]);
    expect(assumed?.sentences.map((sentence) => sentence.verdict)).toEqual([null, 'disputed']);
  });

  it('prints rows for a spreadsheet, Markdown, and text without colours into a pipe', async () => {
    const csv = await check(['--format', 'csv', 'story.txt']);
    expect(csv.out).toMatch(/^file,url,about,published,sentence,text,verdict,kind,claim,/);
    expect(csv.out.split('\r\n').length).toBeGreaterThan(sentences.length);
    const markdown = await check(['--format', 'md', 'story.txt']);
    expect(markdown.out).toContain('# What we know of the loss of the Halden Star\n');
    const text = await check(['story.txt']);
    expect(text.out).toContain('✗ disputed\n  There were 100 people aboard.');
    expect(text.out).not.toContain('\u001b');
  });

  it('leaves an empty array where nothing could be read', async () => {
    const ran = await check(['--format', 'json', 'missing.html']);
    expect(ran).toMatchObject({ status: 2, out: '[]\n' });
  });
});

describe('check, to take results away', { timeout: 20_000 }, () => {
  const at = (...path: string[]): string => join(folder, ...path);
  const read = (...path: string[]): string => readFileSync(at(...path), 'utf8');

  it('prints a page as a collection of annotations that can be read again', async () => {
    const ran = await check(['--format', 'annotations', 'news/a.html']);
    expect(ran).toMatchObject({ status: 0, errors: '' });
    expect(collectionProblems(JSON.parse(ran.out))).toEqual([]);
    const [earlier] = earlierIn(ran.out);
    const [page] = pagesIn(await check(['--format', 'json', 'news/a.html']));
    expect(earlier?.report.canonical).toBe('https://news.example/star');
    expect(earlier?.report.sentences.map(({ text, verdict: mark }) => [text, mark])).toEqual(
      page?.sentences.map(({ text, verdict: mark }) => [text, mark]),
    );
  });

  it('prints several as a list', async () => {
    const ran = await check(['--format', 'annotations', 'news']);
    expect(earlierIn(ran.out).map(({ report }) => report.file)).toEqual([
      'news/a.html',
      'news/deep/b.md',
      'news/z.txt',
    ]);
  });

  it('prints an annotated copy in which the hostile page is text', async () => {
    writeFileSync(at('hostile.txt'), `${story}\n<script>alert(1)</script> sank the Halden Star.\n`);
    const ran = await check(['--format', 'html', 'hostile.txt', 'story.txt']);
    const { document } = parseHTML(ran.out);
    expect(document.querySelectorAll('article')).toHaveLength(2);
    expect(document.querySelectorAll('script')).toHaveLength(0);
    expect(document.querySelector('article')?.textContent).toContain('<script>alert(1)</script>');
    expect(document.querySelector('.block mark.disputed')).not.toBeNull();
  });

  it('checks what a list names, beside what stands on the command line', async () => {
    writeFileSync(at('list.txt'), 'news/z.txt\r\n\nnews/deep\nnowhere.html\n');
    const ran = await check(['--format', 'jsonl', '--list', 'list.txt', 'story.txt']);
    expect(ran).toMatchObject({ status: 2, errors: 'nowhere.html: no such file or folder\n' });
    const files = v.parse(v.array(pageContract), jsonLinesIn(ran)).map(({ file }) => file);
    expect(files).toEqual(['story.txt', 'news/z.txt', 'news/deep/b.md']);
    const piped = await check(['--format', 'json', '--list', '-'], 'story.txt\n');
    expect(pagesIn(piped).map(({ file }) => file)).toEqual(['story.txt']);
    const none = await check(['--format', 'json', '--list', '-'], '\n');
    expect(none).toEqual({ status: 0, errors: '', out: '[]\n' });
    expect((await check(['--list', 'missing.txt'])).errors).toContain('no such file');
  });

  it('writes a file for each page into a folder, and reads none of them the next time', async () => {
    const args = ['--format', 'markdown', '--out', 'news/results', 'news'];
    expect(await check(args)).toMatchObject({ status: 2, out: '' });
    const again = await check(args);
    expect(again.errors).toBe('news/broken.txt:2: not valid UTF-8 text\n');
    const written = readdirSync(at('news', 'results'), { recursive: true, encoding: 'utf8' });
    expect(written.filter((name) => name.endsWith('.md')).sort()).toEqual([
      'news/a.html.md',
      'news/deep/b.md.md',
      'news/z.txt.md',
    ]);
    expect(read('news', 'results', 'news', 'z.txt.md')).toMatch(/^# What we know of the loss/);
    rmSync(at('news', 'results'), { recursive: true });
  });

  it('writes whole files: JSON that parses, spreadsheets that begin with a byte order mark', async () => {
    await check(['--format', 'json', '--out', 'out', 'story.txt']);
    expect(v.parse(v.array(pageContract), JSON.parse(read('out', 'story.txt.json')))).toHaveLength(
      1,
    );
    await check(['--format', 'annotations', '--out', 'out', 'story.txt']);
    expect(collectionProblems(JSON.parse(read('out', 'story.txt.jsonld')))).toEqual([]);
    await check(['--format', 'csv', '--out', 'out', 'story.txt']);
    expect(read('out', 'story.txt.csv')).toMatch(/^\ufefffile,url,/);
    await check(
      ['--lines', '--format', 'jsonl', '--out', 'out'],
      'There were 100 people aboard.\n',
    );
    const line: unknown = JSON.parse(read('out', 'standard-input.jsonl'));
    expect(v.parse(lineContract, line).verdict).toBe('disputed');
  });

  it('writes over no input, and says where it cannot write', async () => {
    writeFileSync(at('story.txt.md'), '# Soup\n');
    const over = await check(['--format', 'md', '--out', '.', 'story.txt', 'story.txt.md']);
    expect(over.status).toBe(2);
    expect(over.errors).toMatch(/story\.txt\.md is an input/);
    expect(read('story.txt.md')).toBe('# Soup\n');
    const blocked = await check(['--format', 'md', '--out', 'story.txt', 'news/z.txt']);
    expect(blocked.status).toBe(2);
    expect(blocked.errors).toMatch(/^news\/z\.txt: /);
  });
});

describe('check --lines', { timeout: 20_000 }, () => {
  it('prints one object a line, in input order, with the ids as given', async () => {
    const lines = Array.from({ length: 300 }, (_, number) =>
      JSON.stringify({
        id: `s${number}`,
        text: `There were ${number} people aboard.`,
        context: null,
      }),
    );
    const ran = await check(['--lines', '--format', 'jsonl', '-'], `${lines.join('\n')}\n`);
    expect(ran).toMatchObject({ status: 0, errors: '' });
    const results = v.parse(v.array(lineContract), jsonLinesIn(ran));
    expect(results.map(({ id }) => id)).toEqual(lines.map((_, number) => `s${number}`));
    expect(results[112]?.verdict).toBe('corroborated');
    expect(results[111]?.verdict).toBe('disputed');
  });

  it('numbers plain lines, and assumes the event', async () => {
    const ran = await check(
      ['--lines', '--format', 'jsonl'],
      'There were 100 people aboard.\n\nWhy?\n',
    );
    const results = v.parse(v.array(lineContract), jsonLinesIn(ran));
    expect(results.map(({ id, verdict: mark }) => [id, mark])).toEqual([
      ['1', 'disputed'],
      ['3', null],
    ]);
  });

  it('names the lines that it cannot read, checks the others and ends with 2', async () => {
    writeFileSync(
      join(folder, 'lines.jsonl'),
      ['{"id":"a","text":"There were 100 people aboard."}', '{"id":"b"', '{"id":"c"}', 'Why?'].join(
        '\n',
      ),
    );
    const ran = await check(['--lines', '--format', 'jsonl', 'lines.jsonl', 'missing.jsonl']);
    expect(ran.status).toBe(2);
    expect(ran.errors).toMatch(/^lines\.jsonl:2: not valid JSON/m);
    expect(ran.errors).toMatch(/^lines\.jsonl:3: "text"/m);
    expect(ran.errors).toMatch(/^missing\.jsonl: no such file/m);
    expect(v.parse(v.array(lineContract), jsonLinesIn(ran)).map(({ id }) => id)).toEqual([
      'a',
      '4',
    ]);
  });

  it('has the other formats too', async () => {
    const line = '{"id":"a","text":"There were 100 people aboard."}\n';
    const json = await check(['--lines', '--format', 'json'], line);
    expect(v.parse(v.array(lineContract), JSON.parse(json.out))).toHaveLength(1);
    expect((await check(['--lines', '--format', 'csv'], line)).out).toMatch(
      /^id,text,.*\r\na,There/,
    );
    expect((await check(['--lines', '--format', 'md'], line)).out).toMatch(/^- a: \*\*disputed/);
    expect((await check(['--lines'], line)).out).toMatch(/^✗ a: disputed\n {2}There were 100/);
  });
});

describe('check, called wrongly', { timeout: 20_000 }, () => {
  it('explains itself', async () => {
    const help = await run(['--help']);
    expect(help).toMatchObject({ status: 0, errors: '' });
    for (const option of [
      'format',
      'published',
      'url',
      'assume-event',
      'pack',
      'min-voices',
      'lines',
      'list',
      'out',
    ])
      expect(help.out).toContain(`--${option}`);
  });

  it.each([
    [['--format', 'xml', 'story.txt'], /--format: "xml" is none of text, json, jsonl, csv, md/],
    [['--frmat', 'json', 'story.txt'], /Unknown option '--frmat'/],
    [['--min-voices', 'some', 'story.txt'], /--min-voices: "some"/],
    [['--pack', 'nowhere.json', 'story.txt'], /nowhere\.json: no such file/],
    [['--pack', 'story.txt', 'story.txt'], /story\.txt: not valid JSON/],
    [['--pack', 'lines.json', 'story.txt'], /lines\.json: parties: /],
  ])('ends %j with 2 and says why', async (args, message) => {
    writeFileSync(join(folder, 'lines.json'), '{"schema":"second-source/pack@1"}');
    const ran = await run(args);
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.errors).toMatch(message);
  });
});

describe('npm run check', { timeout: 30_000 }, () => {
  it('finds files from where it was called, and prints nothing of its own', async () => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const args = ['--prefix', root, 'run', '--silent', 'check', '--', '--pack', pack];
    const ran = await start(npm, [...args, '--format', 'json', 'story.txt']);
    expect(pagesIn(ran).map(({ file }) => file)).toEqual(['story.txt']);
    expect(ran.status).toBe(0);
  });
});
