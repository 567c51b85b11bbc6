import { readFile, stat } from 'node:fs/promises';
import { failure, type Problem, type Result, success } from '../../lib/result';
import type { Input } from './inputs';

const largestFile = 64 * 1024 * 1024;

const systemReasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'is a folder',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'part of the path is not a folder',
  EPERM: 'permission denied',
};

/** What went wrong with a file, in words. */
export function fileProblem(where: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const what = systemReasons[code] ?? (error instanceof Error ? error.message : String(error));
  return { where, what };
}

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** The encoding that a byte order mark or an HTML head declares. */
function declaredEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  // A file that could be read as far as its meta element is no UTF-16, whatever it says (HTML standard).
  return declared === undefined || /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}

/** The line of the first byte that is not UTF-8: the longest decodable prefix, found by halving. */
function firstBrokenLine(bytes: Uint8Array): number {
  const decodes = (length: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle)) good = middle;
    else bad = middle;
  }
  return bytes.subarray(0, good).reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 1);
}

/** The text in `bytes`, or why it is none; `name` goes before the line in the message. */
export function decodeText(bytes: Uint8Array, name: string): Result<string> {
  const encoding = declaredEncoding(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError)
      return failure({ where: `${name}:1`, what: `unknown encoding "${encoding}"` });
    const line = encoding.toLowerCase() === 'utf-8' ? firstBrokenLine(bytes) : 1;
    return failure({ where: `${name}:${line}`, what: `not valid ${encoding.toUpperCase()} text` });
  }
  const zero = text.indexOf('\0');
  if (zero >= 0)
    return failure({
      where: `${name}:${lineOf(text, zero)}`,
      what: 'a binary file, not text (holds a zero byte)',
    });
  if (text.trim() === '') return failure({ where: `${name}:1`, what: 'empty' });
  return success(text);
}

/** All of standard input. */
async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The input's text, or why it cannot be had. */
export async function readText({ name, path }: Input): Promise<Result<string>> {
  let bytes: Uint8Array;
  try {
    if (path !== null && (await stat(path)).size > largestFile)
      return failure({ where: name, what: `larger than ${largestFile / 1024 / 1024} MB` });
    bytes = path === null ? await readStandardInput() : await readFile(path);
  } catch (error) {
    return failure(fileProblem(name, error));
  }
  return decodeText(bytes, name);
}
