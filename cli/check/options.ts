import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { FormatName } from '../../lib/report/export-formats';
import { failure, type Problem, type Result, success } from '../../lib/result';
import { isoDay } from './iso-day';
import { lineFormats } from './line-formats';

/** The names that a format can be asked for by. */
const formats = {
  text: 'text',
  json: 'json',
  jsonl: 'jsonl',
  csv: 'csv',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  annotations: 'annotations',
} as const satisfies Readonly<Record<string, FormatName>>;

/** What the command line asks for. */
export interface CheckCommand {
  readonly format: FormatName;
  /** The day to read relative dates against; wins over what a page says of itself. */
  readonly published: string | null;
  readonly url: string | null;
  readonly assumeEvent: boolean;
  /** Absolute path of the pack's file, or null for the packs that ship. */
  readonly pack: string | null;
  readonly minVoices: number;
  readonly lines: boolean;
  /** Absolute path of a file that names inputs, one a line; "-" is standard input. */
  readonly list: string | null;
  /** Absolute path of the folder that results go to, or null for standard output. */
  readonly out: string | null;
  /** Files and folders as given; "-" is standard input. */
  readonly inputs: readonly string[];
}

export const help = `Checks articles against a fact base: which claims are corroborated, disputed or unique.

Usage: npm run --silent check -- [options] [FILE|FOLDER|-]...

Inputs are HTML, Markdown and plain text (the first line is the headline). A folder is searched
with all that is in it. "-" reads standard input, as does no input at all.

Options
  --format FORMAT    text (default), json, jsonl, csv, markdown (or md), html: an annotated copy, or
                     annotations: W3C Web Annotations as JSON-LD
  --list FILE        check the files and folders that FILE names, one a line ("-": standard input)
  --out FOLDER       write a file for each input into FOLDER instead of printing
  --published DATE   the day the text appeared (YYYY-MM-DD), for "on Monday" and the like
  --url URL          the address the text comes from
  --assume-event     check a text even where it does not look like one about the event
  --pack FILE        the fact base to check against; the one that ships by default
  --min-voices N     independent voices that make a claim corroborated (2 by default)
  --lines            each input line is one sentence of an article about the event: plain text, or
                     JSON {"id", "text", "context"?, "published"?} (context: the sentences before);
                     text, json, jsonl, csv and markdown only
  --help             this text

Exit status: 0, or 2 where an option is wrong or an input could not be read; the other inputs are
checked all the same.
`;

const isFormat = (text: string): text is keyof typeof formats => Object.hasOwn(formats, text);

function parse(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      published: { type: 'string' },
      url: { type: 'string' },
      'assume-event': { type: 'boolean' },
      pack: { type: 'string' },
      'min-voices': { type: 'string' },
      lines: { type: 'boolean' },
      list: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

/** The command in `argv`, `'help'`, or what is wrong with it. Paths are resolved against `base`. */
export function parseOptions(argv: readonly string[], base: string): Result<CheckCommand | 'help'> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    return failure({ where: 'options', what: error instanceof Error ? error.message : `${error}` });
  }
  const { values, positionals } = parsed;
  if (values.help) return success('help');
  const problems: Problem[] = [];
  const format = values.format ?? 'text';
  const published = values.published === undefined ? null : isoDay(values.published);
  const minVoices = values['min-voices'] === undefined ? 2 : Number(values['min-voices']);
  if (!isFormat(format))
    problems.push({
      where: '--format',
      what: `"${format}" is none of ${Object.keys(formats).join(', ')}`,
    });
  else if (values.lines && !lineFormats.some((each) => each === formats[format]))
    problems.push({ where: '--format', what: `--lines has no "${format}": it is for whole pages` });
  if (values.list === '-' && positionals.includes('-'))
    problems.push({
      where: '--list',
      what: 'standard input can be the list or an input, not both',
    });
  if (values.out === '') problems.push({ where: '--out', what: 'names no folder' });
  if (values.published !== undefined && published === null)
    problems.push({ where: '--published', what: `"${values.published}" is no day (YYYY-MM-DD)` });
  if (values.url !== undefined && !URL.canParse(values.url))
    problems.push({ where: '--url', what: `"${values.url}" is no absolute URL` });
  if (!Number.isInteger(minVoices) || minVoices < 1)
    problems.push({
      where: '--min-voices',
      what: `"${values['min-voices']}" is no whole number from 1 up`,
    });
  if (problems.length > 0 || !isFormat(format)) return failure(...problems);
  return success({
    format: formats[format],
    published,
    url: values.url ?? null,
    assumeEvent: values['assume-event'] ?? false,
    pack: values.pack === undefined ? null : resolve(base, values.pack),
    minVoices,
    lines: values.lines ?? false,
    list:
      values.list === undefined || values.list === '-'
        ? (values.list ?? null)
        : resolve(base, values.list),
    out: values.out === undefined ? null : resolve(base, values.out),
    inputs: positionals,
  });
}
