import { describe, expect, it } from 'vitest';
import { compareRejected } from './rejected';
import { ferryIndex, findingsIn } from './statements.fixture';

const index = ferryIndex();
const found = (text: string): readonly string[] =>
  findingsIn(compareRejected, index, text).map((finding) => finding.split(' ')[1] ?? '');

describe('a rejected explanation', () => {
  it.each([
    ['An iceberg sank the ferry, and Norlund mourns.', ['contradicts']],
    ['It was an iceberg that struck the ferry.', ['contradicts']],
    ['Halvorsen blamed an iceberg.', ['contradicts']],
    ['Halvorsen embraced the iceberg theory.', ['contradicts']],
    ['Sudria named an iceberg as the cause.', ['supports']],
    ['Halvorsen dismissed the iceberg.', ['supports']],
    ['Halvorsen ridiculed the talk of an iceberg.', ['supports']],
    ['The ferry was not struck by an iceberg.', ['supports']],
    ['Nobody in Sudria ever named an iceberg.', ['contradicts']],
    ['Experts think an iceberg unlikely, Sudria or not.', ['supports']],
    ['An iceberg was not the cause of the loss of the ferry, Halvorsen insisted.', ['supports']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    'Was it an iceberg that sank the ferry?',
    'Estland blamed an iceberg.',
    'The officers of the ferry assumed that they had met an iceberg.',
    'Icebergs are what one meets in the far north.',
    'A floe is lighter than an iceberg.',
    'The ferry had not met an iceberg, whatever had been claimed in Sudria.',
  ])('is left alone: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
