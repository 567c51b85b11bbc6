import { failure, type Result, success } from '../../lib/result';
import { readText } from './read-text';

/** The inputs that a list names, one a line, empty lines left out; none without a list. */
export async function readList(list: string | null): Promise<Result<readonly string[]>> {
  if (list === null) return success([]);
  const text = await readText({ name: list, path: list === '-' ? null : list });
  if (!text.ok) {
    const isEmpty = text.problems.every(({ what }) => what === 'empty');
    return isEmpty ? success([]) : failure(...text.problems);
  }
  return success(
    text.value
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      // Standard input is the list itself, or nobody asked for it.
      .map((line) => (line === '-' ? './-' : line)),
  );
}
