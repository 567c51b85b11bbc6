import { describe, expect, it, vi } from 'vitest';
import { sampleReport } from '../../tests/fixtures/sample-report';
import { buildExport, type ExportOrder } from './build-export';
import type { ExportPage } from './export-formats';

const page: ExportPage = {
  report: sampleReport(),
  checked: '2026-01-02T03:04:05Z',
  chosen: null,
};
const order = (changes: Partial<ExportOrder>): ExportOrder => ({
  format: 'json',
  title: 'Ferry',
  pages: [async () => page, async () => null, async () => page],
  tools: { version: '1', newId: () => 'urn:x:y' },
  onProgress: () => undefined,
  pause: async () => undefined,
  isCancelled: () => false,
  ...changes,
});

describe('buildExport', () => {
  it('fetches page after page, tells how far it is, and what was missing', async () => {
    const onProgress = vi.fn();
    const pause = vi.fn(async () => undefined);
    const built = await buildExport(order({ onProgress, pause }));
    expect(built?.missing).toBe(1);
    expect(JSON.parse(built?.parts.join('') ?? '')).toHaveLength(2);
    expect(onProgress.mock.calls).toEqual([[1], [2], [3]]);
    expect(pause).toHaveBeenCalledTimes(2);
  });

  it('ends where nobody wants it any more', async () => {
    const last = vi.fn(async () => page);
    let cancelled = false;
    const built = await buildExport(
      order({
        pages: [async () => page, last],
        isCancelled: () => cancelled,
        pause: async () => {
          cancelled = true;
        },
      }),
    );
    expect(built).toBeNull();
    expect(last).not.toHaveBeenCalled();
  });
});
