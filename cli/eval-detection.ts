import { parseArgs } from 'node:util';
import {
  createDetector,
  type Detectable,
  type DetectionResult,
  readPage,
} from '../lib/detect/detect';
import { measure } from '../lib/detect/measures';
import { indexTerms } from '../lib/detect/profile';
import type { About } from '../lib/report/page-report';
import {
  blindParts,
  type DetectionCase,
  knownParts,
  readCases,
} from '../tests/eval/detection/cases';
import { bundledProfile, inventedProfile } from '../tests/eval/detection/profiles';
import { renderPage, snippetText } from '../tests/eval/detection/render';
import { readArticle } from './check/read-article';
import { plainTextArticle } from './check/text-article';
import { type Example, fit, likelihoodOf } from './eval/fit';

const usage = `usage: npm run eval:detection -- [options]
Measures how well pages about the event are noticed, on pages and snippets with a person's judgement.
  --part NAME    one part of the set: dev, fresh-1, … blind, blind-2 or blind-3 (all)
  --fit          fit the weights of lib/detect/score.ts to all parts but the blind ones, and print them
  --quiet        do not list the cases that fail; those of blind parts never are
  --help         this text
Exit status 1 where an aim is missed on a blind part: precision of "yes" 0.99, recall 0.97, no near miss "yes".`;

const parts = [...knownParts, ...blindParts];
const aims = { precision: 0.99, recall: 0.97 } as const;
const abouts = ['yes', 'mention', 'no'] as const;

async function detectableOf(page: DetectionCase): Promise<Detectable> {
  if (page.layout === 'snippet') {
    const { blocks } = plainTextArticle(`${page.title}\n\n${snippetText(page)}`);
    return { title: page.title, blocks, published: page.published };
  }
  const read = await readArticle(
    renderPage(page),
    { name: page.id, path: `${page.id}.html` },
    { url: null, published: null },
  );
  if (!read.ok) throw new Error(`${page.id} cannot be read`);
  return read.value.detectable;
}

interface Judged {
  readonly page: DetectionCase;
  readonly result: DetectionResult;
}

const isNearMiss = ({ kind }: DetectionCase): boolean => kind.startsWith('near-');
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

function countUp(judged: readonly Judged[]) {
  const count = (wanted: About, found: About): number =>
    judged.filter(({ page, result }) => page.about === wanted && result.about === found).length;
  const saidYes = judged.filter(({ result }) => result.about === 'yes').length;
  const areYes = judged.filter(({ page }) => page.about === 'yes').length;
  return {
    count,
    precision: ratio(count('yes', 'yes'), saidYes),
    recall: ratio(count('yes', 'yes'), areYes),
    nearMisses: judged.filter(({ page, result }) => isNearMiss(page) && result.about === 'yes'),
  };
}

function report(name: string, judged: readonly Judged[], quiet: boolean): boolean {
  const { count, precision, recall, nearMisses } = countUp(judged);
  const lines = [
    `${name}: ${judged.length} pages and snippets`,
    `  yes: precision ${percent(precision)}, recall ${percent(recall)}; near misses judged yes: ${nearMisses.length} of ${judged.filter(({ page }) => isNearMiss(page)).length}`,
    `  ${'is \\ judged'.padEnd(12)}${abouts.map((about) => about.padStart(9)).join('')}`,
    ...abouts.map(
      (wanted) =>
        `  ${wanted.padEnd(12)}${abouts.map((found) => String(count(wanted, found)).padStart(9)).join('')}`,
    ),
  ];
  const languages = [...new Set(judged.map(({ page }) => page.language))];
  lines.push(
    `  right by language: ${languages
      .map((language) => {
        const those = judged.filter(({ page }) => page.language === language);
        const right = those.filter(({ page, result }) => page.about === result.about);
        return `${language} ${right.length}/${those.length}`;
      })
      .join(', ')}`,
  );
  if (!quiet) {
    for (const { page, result } of judged) {
      if (page.about === result.about) continue;
      const why = result.why.length > 0 ? ` (${result.why.join('; ')})` : '';
      lines.push(
        `  ✗ ${page.id}: is ${page.about}, judged ${result.about} ${result.relevance.toFixed(2)}${why}`,
      );
    }
  }
  process.stdout.write(`${lines.join('\n')}\n\n`);
  return precision >= aims.precision && recall >= aims.recall && nearMisses.length === 0;
}

const folds = 10;

/** Prints weights fitted to the parts that may be learned from, and what they reach on pages held out. */
async function printFit(): Promise<void> {
  const profile = bundledProfile();
  const index = indexTerms([profile]);
  const examples: (Example & { readonly part: string })[] = [];
  for (const part of knownParts) {
    for (const page of readCases(part)) {
      const read = readPage(index, await detectableOf(page)).get(0);
      if (!read) continue;
      const measures: Readonly<Record<string, number>> = { ...measure(profile, read) };
      examples.push({ part, measures, holds: page.about === 'yes' });
    }
  }
  const { weights, constant } = fit(examples);
  for (const [name, weight] of Object.entries({ ...weights, constant })) {
    process.stdout.write(`${name.padEnd(16)} ${weight.toFixed(2)}\n`);
  }
  const heldOut = Array.from({ length: folds }, (_, fold) => {
    const fitted = fit(examples.filter((_example, at) => at % folds !== fold));
    return examples
      .filter((_example, at) => at % folds === fold)
      .map((example) => ({ ...example, likelihood: likelihoodOf(fitted, example) }));
  }).flat();
  for (const part of knownParts) {
    const those = heldOut.filter((example) => example.part === part);
    const figures = [0.4, 0.5, 0.6, 0.7].map((least) => {
      const said = those.filter(({ likelihood }) => likelihood >= least);
      const right = said.filter(({ holds }) => holds).length;
      const all = those.filter(({ holds }) => holds).length;
      return `${least}: ${percent(ratio(right, said.length))} / ${percent(ratio(right, all))}`;
    });
    process.stdout.write(`held out of ${part}, precision / recall from ${figures.join(', ')}\n`);
  }
}

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'all' },
    fit: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) process.stdout.write(`${usage}\n`);
else if (values.fit) await printFit();
else {
  // A second event beside it, as in a browser with several packs.
  const detector = createDetector([bundledProfile(), inventedProfile()]);
  for (const part of values.part === 'all' ? parts : [values.part]) {
    const judged: Judged[] = [];
    for (const page of readCases(part)) {
      judged.push({ page, result: detector.judge(await detectableOf(page)) });
    }
    const isBlind = blindParts.some((blind) => blind === part);
    const reached = report(part, judged, values.quiet || isBlind);
    if (isBlind && !reached) process.exitCode = 1;
  }
}
