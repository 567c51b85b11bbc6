import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import type { Problem } from '../../lib/result';
import { fileProblem } from './read-text';

/** Something to check: a file, or standard input. */
export interface Input {
  /** As the user named it, and as reports and messages name it. */
  readonly name: string;
  /** Absolute path, or null for standard input. */
  readonly path: string | null;
}

const articleExtensions: ReadonlySet<string> = new Set([
  '.htm',
  '.html',
  '.markdown',
  '.md',
  '.text',
  '.txt',
  '.xhtml',
]);
const lineExtensions: ReadonlySet<string> = new Set(['.jsonl', '.ndjson', '.text', '.txt']);

/** The inputs that the arguments stand for, folders opened; what cannot be opened becomes a problem. */
export async function listInputs(
  names: readonly string[],
  options: {
    readonly base: string;
    readonly lines: boolean;
    /** A folder that is not searched: earlier results may lie in it. */
    readonly except?: string | null;
  },
): Promise<{ readonly inputs: readonly Input[]; readonly problems: readonly Problem[] }> {
  const extensions = options.lines ? lineExtensions : articleExtensions;
  const inputs: Input[] = [];
  const problems: Problem[] = [];
  const opened = new Set<string>();

  /** Adds the folder's files and those of its subfolders, each real folder once (links can form a ring). */
  async function addFolder(name: string, path: string): Promise<void> {
    const real = await realpath(path);
    if (path === options.except) return;
    if (opened.has(real)) return;
    opened.add(real);
    const entries = (await readdir(path)).filter((entry) => !entry.startsWith('.')).sort();
    for (const entry of entries) await add(join(name, entry), join(path, entry), false);
  }

  async function add(name: string, path: string, explicit: boolean): Promise<void> {
    try {
      const found = await stat(path);
      if (found.isDirectory()) {
        const before = inputs.length + problems.length;
        await addFolder(name, path);
        if (explicit && inputs.length + problems.length === before)
          problems.push({
            where: name,
            what: `no ${[...extensions].join(', ')} file in this folder`,
          });
      } else if (explicit || extensions.has(extname(path).toLowerCase()))
        inputs.push({ name, path });
    } catch (error) {
      problems.push(fileProblem(name, error));
    }
  }

  for (const name of names)
    if (name === '-') inputs.push({ name, path: null });
    else {
      opened.clear();
      await add(name, resolve(options.base, name), true);
    }
  return { inputs, problems };
}
