import { browser } from 'wxt/browser';
import { createTranslate, type Translate } from '../../components/translate';
import { type FindWords, findIn, type Words, wordsIn } from '../../lib/messages/words';
import type { Settings } from '../../lib/storage/settings';

type Language = Settings['language'];

/** The browser's own look-up, for keys of which only some languages have a text. */
interface Messages {
  getMessage(key: string, values: string[]): string;
}
/** Where the extension was updated or removed under a page, its texts are gone too. */
const findInBrowser: FindWords = (key, values) => {
  try {
    const messages: Messages = browser.i18n;
    return messages.getMessage(key, [...values]);
  } catch {
    return '';
  }
};

/** Looks texts up in `words` and, where there are none or they lack one, as the browser does. */
export const translateWith = (words: Words | null): Translate => {
  const find = words ? findIn(words) : findInBrowser;
  return createTranslate((key, values) => find(key, values) || findInBrowser(key, values));
};

/** The texts of a language that was chosen; null for the browser's own. Not for content scripts, which may not read them. */
export async function loadWords(language: Language): Promise<Words | null> {
  if (language === 'auto') return null;
  try {
    const file = `_locales/${language}/messages.json`;
    const response = await fetch(new URL(file, browser.runtime.getURL('/')));
    return wordsIn(await response.json());
  } catch {
    return null;
  }
}

const known = new Map<Language, Promise<Translate>>();

/** The words of the interface in a language; the same function each time. */
export function translateIn(language: Language): Promise<Translate> {
  const loaded = known.get(language) ?? loadWords(language).then(translateWith);
  known.set(language, loaded);
  return loaded;
}
