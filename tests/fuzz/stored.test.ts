import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { compactReport, expandReport } from '../../lib/storage/compact-report';
import { createContests } from '../../lib/storage/contests';
import { openKept } from '../../lib/storage/database';
import { repairLocal } from '../../lib/storage/local-values';
import { readSetAside } from '../../lib/storage/set-aside';
import { readSettings, type SettingsArea } from '../../lib/storage/settings';
import { anyReport } from '../fixtures/report-arbitrary';
import { sampleContest } from '../fixtures/sample-report';
import { anyMutations, leadsInto, mutated } from './mutate';

let run = 0;
let open: () => ReturnType<typeof openKept>;
beforeEach(() => {
  const name = `fuzz-${run++}`;
  open = () => openKept(name);
});

async function asideAndClear() {
  const kept = await open();
  try {
    const aside = await readSetAside(kept);
    await kept.clear('removed');
    return aside;
  } finally {
    kept.close();
  }
}

const settings = {
  sitesOff: ['news.example'],
  minVoices: 3,
  reach: 'sites',
  sites: ['paper.example', 'radio.example'],
  unmarked: ['unique'],
  marking: 'hover',
  colours: 'safe',
  print: 'nothing',
  language: 'de',
  ofTomorrow: { deep: [1, 2] },
};
const values = { settings, 'packs-off': ['ferry', 'own-bridge'] };

describe('1,000 values of storage that something went wrong with', () => {
  it('each stay as they are, or are set aside whole by path with what can be read left in their place', async () => {
    const seen = { accepted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('settings' as const, 'packs-off' as const),
        anyMutations,
        async (key, mutations) => {
          const stored = mutated(values[key], mutations);
          fc.pre(stored !== undefined);
          const held: Record<string, unknown> = { [key]: structuredClone(stored) };
          const area: SettingsArea = {
            get: async (wanted) => ({ [wanted]: held[wanted] }),
            set: async (items) => void Object.assign(held, items),
          };
          await repairLocal(area, open);
          const aside = await asideAndClear();
          if (aside.length === 0) {
            seen.accepted++;
            expect(held[key]).toEqual(stored);
            if (key === 'settings') expect(readSettings(stored)).toMatchObject(known(stored));
          } else {
            seen.refused++;
            expect(aside.map(({ kind, id, record }) => ({ kind, id, record }))).toEqual([
              { kind: 'local', id: key, record: stored },
            ]);
            for (const { where } of aside[0]?.problems ?? [])
              expect(leadsInto(stored, where), where).toBe(true);
            if (key === 'settings') expect(readSettings(held[key])).toEqual(readSettings(stored));
          }
          const left = structuredClone(held);
          await repairLocal(area, open);
          expect(await asideAndClear()).toEqual([]);
          expect(held).toEqual(left);
        },
      ),
      { numRuns: 1000 },
    );
    expect(seen.accepted).toBeGreaterThan(100);
    expect(seen.refused).toBeGreaterThan(100);
  }, 120_000);
});

/** The settings in a document that this version knows; a list holds each thing once. */
const known = (stored: unknown): object =>
  Object.fromEntries(
    Object.entries(Object(stored)).flatMap(([key, value]) =>
      key in readSettings({})
        ? [[key, Array.isArray(value) ? [...new Set<unknown>(value)] : value]]
        : [],
    ),
  );

describe('500 contested labels that something went wrong with', () => {
  it('each count, or are set aside whole by path', async () => {
    const seen = { accepted: 0, refused: 0 };
    const record = {
      schema: 'second-source/contest@1',
      pack: 'ferry',
      text: '20 were hurt, sailors said.',
      engine: 'disputed',
      contest: sampleContest,
    };
    await fc.assert(
      fc.asyncProperty(anyMutations, async (mutations) => {
        const stored = mutated(record, mutations);
        const kept = await open();
        await kept.put('contests', stored, 'one');
        await createContests(open).finder('ferry');
        const left = await kept.get('contests', 'one');
        await kept.clear('contests');
        kept.close();
        const aside = await asideAndClear();
        if (aside.length === 0) {
          seen.accepted++;
          expect(left).toEqual(stored);
        } else {
          seen.refused++;
          expect(left).toBeUndefined();
          expect(aside).toMatchObject([{ kind: 'contests', id: 'one', record: stored }]);
          for (const { where } of aside[0]?.problems ?? [])
            expect(leadsInto(stored, where), where).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
    expect(seen.accepted).toBeGreaterThan(50);
    expect(seen.refused).toBeGreaterThan(50);
  }, 120_000);
});

/** A report with how much evidence there is in place of the evidence. */
const told = (report: unknown): unknown =>
  JSON.parse(
    JSON.stringify(report, (key, value: unknown) =>
      key === 'evidence' && Array.isArray(value) ? value.length : value,
    ),
  );

describe('500 reports of open tabs that something went wrong with', () => {
  const reports = fc
    .sample(anyReport, { numRuns: 40, seed: 9 })
    .filter(({ sentences }) => sentences.length < 5)
    .map(compactReport);

  it('each come back whole, or not at all: their page is read again', () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...reports), anyMutations, (report, mutations) => {
        const stored = mutated(report, mutations);
        const read = expandReport(stored);
        if (read === null) {
          seen.refused++;
          return;
        }
        seen.accepted++;
        expect(told(Reflect.get(Object(stored), 'report'))).toMatchObject(Object(told(read)));
      }),
      { numRuns: 500 },
    );
    expect(seen.accepted).toBeGreaterThan(50);
    expect(seen.refused).toBeGreaterThan(50);
  }, 120_000);
});
