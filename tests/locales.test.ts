import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Words, wordsIn } from '../lib/messages/words';
import { languages } from '../lib/storage/settings';

const folder = join(import.meta.dirname, '..', 'public', '_locales');
const locales = readdirSync(folder);

function wordsOf(locale: string): Words {
  const words = wordsIn(JSON.parse(readFileSync(join(folder, locale, 'messages.json'), 'utf8')));
  if (!words) throw new Error(`${locale} has no messages`);
  return words;
}

const english = wordsOf('en');
/** Messages with a form for each kind of number. */
const counted = Object.keys(english).flatMap((key) =>
  key.endsWith('_other') ? [key.slice(0, -'_other'.length)] : [],
);
const baseOf = (key: string): string | null =>
  counted.find((base) => key.startsWith(`${base}_`)) ?? null;
const plain = (words: Words): string[] => Object.keys(words).filter((key) => baseOf(key) === null);
const placeholders = (text: string): string[] => [...new Set(text.match(/\$\d/g) ?? [])].sort();

it('there is a locale for each language to choose, and no other', () => {
  expect(['auto', ...locales].sort()).toEqual([...languages].sort());
});

describe.each(locales)('the messages in "%s"', (locale) => {
  const words = wordsOf(locale);

  it('are the same as in English', () => {
    expect(plain(words).sort()).toEqual(plain(english).sort());
  });

  it('have each form for numbers that the language has, and no other', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const wanted = counted.flatMap((base) => forms.map((form) => `${base}_${form}`));
    const found = Object.keys(words).filter((key) => baseOf(key) !== null);
    expect(found.sort()).toEqual(wanted.sort());
  });

  it('have the same placeholders', () => {
    for (const [key, text] of Object.entries(words)) {
      const base = baseOf(key);
      const model = placeholders(english[base === null ? key : `${base}_other`] ?? '');
      // A form for one thing alone may say the number in words, or leave it out.
      const mayLack = key.endsWith('_one') && !placeholders(text).includes('$1');
      const wanted = mayLack ? model.filter((each) => each !== '$1') : model;
      expect(placeholders(text), key).toEqual(wanted);
    }
  });

  it('say something, name their language and stand in order', () => {
    expect(Object.entries(words).filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(words.languageTag).toBe(locale);
    expect(Object.keys(words)).toEqual(Object.keys(words).sort());
  });
});

describe('a form that leaves its number out', () => {
  it('stands for one alone in its language', () => {
    for (const locale of locales) {
      const words = wordsOf(locale);
      const rules = new Intl.PluralRules(locale);
      const several = [...Array(200).keys()].filter(
        (count) => rules.select(count) === 'one',
      ).length;
      for (const base of several > 1 ? counted : []) {
        expect(words[`${base}_one`], `${locale} ${base}`).toContain('$1');
      }
    }
  });
});
