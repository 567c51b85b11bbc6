import { clearLine, cursorTo } from 'node:readline';

/** A progress bar on standard error, or nothing where that is no terminal. */
export interface Progress {
  /** One more input is done. */
  readonly step: () => void;
  /** Takes the bar away until its next frame, so that what is printed now stands on lines of its own. */
  readonly clear: () => void;
  readonly stop: () => void;
}

const silent: Progress = { step: () => {}, clear: () => {}, stop: () => {} };

/** A bar for `total` inputs; none for a single one, which is done before a bar could be read. */
export async function startProgress(total: number): Promise<Progress> {
  if (!process.stderr.isTTY || total < 2) return silent;
  const { SingleBar, Presets } = await import('cli-progress');
  const bar = new SingleBar(
    {
      stream: process.stderr,
      format: 'checking {bar} {value}/{total} · {percentage} % · {eta_formatted} left',
      clearOnComplete: true,
      forceRedraw: true,
      gracefulExit: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return {
    step: () => bar.increment(),
    clear: () => {
      cursorTo(process.stderr, 0);
      clearLine(process.stderr, 0);
    },
    stop: () => bar.stop(),
  };
}
