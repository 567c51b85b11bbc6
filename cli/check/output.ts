import { once } from 'node:events';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Input } from './inputs';
import type { Progress } from './progress';
import type { Writer } from './writer';

/** Where results go, one input after another. */
export interface Output {
  /** The writer of what comes from this input. */
  readonly begin: (input: Input) => Writer;
  /** Waits where the reader is slower than we are, so that nothing piles up in memory. */
  readonly write: (text: string) => Promise<void>;
  /** The input is done. */
  readonly done: () => Promise<void>;
  /** All inputs are done. */
  readonly end: () => Promise<void>;
}

/** Prints to standard output. */
export async function print(text: string, progress?: Progress): Promise<void> {
  if (text === '') return;
  if (process.stdout.isTTY) progress?.clear();
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** All results one after another on standard output. */
export async function standardOutput(writer: Writer, progress: Progress): Promise<Output> {
  await print(writer.head, progress);
  return {
    begin: () => writer,
    write: (text) => print(text, progress),
    done: async () => {},
    end: () => print(writer.tail()),
  };
}

/** A name inside a folder for what comes from an input: its own with the format's extension, never one twice. */
export function outputName(input: string, extension: string, taken: Set<string>): string {
  const own = input
    .split(/[\\/]+/)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map((part) => part.replace(/[:*?"<>|\p{Cc}]/gu, '_'))
    .join('/');
  const base = input === '-' || own === '' ? 'standard-input' : own;
  let name = `${base}.${extension}`;
  // Some file systems take capitals and small letters for the same.
  for (let number = 2; taken.has(name.toLowerCase()); number++)
    name = `${base}-${number}.${extension}`;
  taken.add(name.toLowerCase());
  return name;
}

/** One file an input, in a folder that is made where it is missing. A file begins with its first result. */
export function folderOutput(
  folder: string,
  {
    newWriter,
    extension,
    signature,
    inputs,
  }: {
    readonly newWriter: () => Writer;
    readonly extension: string;
    /** Stands at the beginning of each file. */
    readonly signature: string;
    /** Files that must not be written over. */
    readonly inputs: ReadonlySet<string>;
  },
): Output {
  const taken = new Set<string>();
  let path = '';
  let writer = newWriter();
  let file: FileHandle | null = null;
  return {
    begin({ name }) {
      path = join(folder, outputName(name, extension, taken));
      writer = newWriter();
      return writer;
    },
    async write(text) {
      if (file === null) {
        if (inputs.has(path)) throw new Error(`${path} is an input: it would be written over`);
        await mkdir(dirname(path), { recursive: true });
        file = await open(path, 'w');
        await file.write(signature + writer.head);
      }
      await file.write(text);
    },
    async done() {
      if (file === null) return;
      const open = file;
      file = null;
      try {
        await open.write(writer.tail());
      } finally {
        await open.close();
      }
    },
    end: async () => {},
  };
}
