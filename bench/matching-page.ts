import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../cli/setup/paths';
import { readExamples } from '../lib/claims/example';
import { describeProblems } from '../lib/result';

/** Words after which a paragraph ends. */
const paragraph = 70;

/** Sentences of the development set: an article's, so that as many are marked as in one. */
function sentences(): readonly string[] {
  return ['articles', 'wire', 'broadcast'].flatMap((name) => {
    const file = join(root, 'tests', 'eval', 'dev', `${name}.jsonl`);
    const read = readExamples(readFileSync(file, 'utf8'), file);
    if (!read.ok) throw new Error(describeProblems(read.problems));
    return read.value.map(({ text }) => text);
  });
}

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const wordsIn = (text: string): number => text.split(/\s+/).length;

/** A page about the bundled event with about so many words, in the frame of a news site. */
export function matchingPage(words: number): string {
  const pool = sentences();
  const paragraphs: string[] = [];
  let own: string[] = [];
  let count = 0;
  let inParagraph = 0;
  for (let at = 0; count < words; at++) {
    const text = pool[at % pool.length] ?? '';
    own.push(escapeHtml(text));
    count += wordsIn(text);
    inParagraph += wordsIn(text);
    if (inParagraph < paragraph) continue;
    paragraphs.push(`<p>${own.join(' ')}</p>`);
    own = [];
    inParagraph = 0;
  }
  if (own.length > 0) paragraphs.push(`<p>${own.join(' ')}</p>`);
  const links = Array.from(
    { length: 30 },
    (_, at) => `<li><a href="/${at}">Section ${at}</a></li>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Azerbaijan Airlines Flight 8243: what is known | The Daily</title>
<meta name="date" content="2025-01-07">
<style>body { margin: 0 auto; max-width: 680px; font: 17px/1.6 serif } nav li { display: inline }</style></head>
<body><header><nav><ul>${links.join('')}</ul></nav></header>
<main><article><h1>Azerbaijan Airlines Flight 8243: what is known</h1>
${paragraphs.join('\n')}
</article><aside><h2>Most read</h2><ul>${links.join('')}</ul></aside></main></body></html>`;
}
