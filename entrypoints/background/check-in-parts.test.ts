import { describe, expect, it } from 'vitest';
import type { PageReport, SentenceReport } from '../../lib/report/page-report';
import { checkInParts } from './check-in-parts';

const report: PageReport = {
  schema: 'second-source/report@1',
  file: null,
  url: null,
  title: '',
  about: 'yes',
  relevance: 1,
  why: [],
  published: null,
  language: 'en',
  pack: { id: 'ferry', version: '1', name: 'Ferry' },
  minVoices: 2,
  summary: { corroborated: 0, disputed: 0, unique: 0 },
  sentences: [],
  omitted: [],
  resembles: [],
};

function* stepsOf(count: number): Generator<readonly SentenceReport[], PageReport> {
  const sentences: SentenceReport[] = [];
  for (let at = 0; at < count; at++) {
    sentences.push({
      text: String(at),
      verdict: 'unique',
      kind: null,
      claims: [],
      central: null,
      block: 0,
      range: [0, 1],
    });
    yield sentences;
  }
  return { ...report, sentences };
}

/** The parts that a check of so many sentences is shown in, each as the texts that are new. */
async function partsOf(count: number): Promise<{ parts: string[][]; report: PageReport }> {
  const parts: string[][] = [];
  const whole = await checkInParts(stepsOf(count), (sentences, from) => {
    parts.push(sentences.slice(from).map(({ text }) => text));
  });
  return { parts, report: whole };
}

describe('a check in parts', () => {
  it('shows nothing ahead of a report that is as short as the first part', async () => {
    const { parts, report } = await partsOf(11);
    expect(parts).toEqual([]);
    expect(report.sentences).toHaveLength(11);
  });

  it('shows each sentence of a long one once, in order, the first soon', async () => {
    const { parts, report } = await partsOf(1500);
    expect(parts[0]).toHaveLength(12);
    expect(Math.max(...parts.map((part) => part.length))).toBe(256);
    const shown = parts.flat();
    expect(shown).toEqual(report.sentences.slice(0, shown.length).map(({ text }) => text));
    expect(report.sentences).toHaveLength(1500);
  });

  it('lets others have their turn between parts', async () => {
    const order: string[] = [];
    const checking = checkInParts(stepsOf(50), (_sentences, from) => {
      order.push(`part from ${from}`);
      setTimeout(() => order.push(`turn after ${from}`));
    });
    await checking;
    expect(order).toEqual(['part from 0', 'turn after 0', 'part from 12', 'turn after 12']);
  });
});
