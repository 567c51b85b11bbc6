import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FindWords } from '../lib/messages/words';
import type messages from '../public/_locales/en/messages.json';

/** Name of a message in _locales. */
export type MessageKey = keyof typeof messages;

/** The message in the reader's language, with $1, $2, … filled in. */
export type Translate = (key: MessageKey, ...values: readonly (string | number)[]) => string;

/** Messages with a form for one and a form for more. */
type PluralKey = {
  [K in MessageKey]: K extends `${infer Base}_one` ? Base : never;
}[MessageKey];

const Context = createContext<Translate>((key) => key);

/** Gives the views below it their words. */
export const TranslateProvider = Context.Provider;

/** The words of the view. */
export const useTranslate = (): Translate => useContext(Context);

/** The form of a message that fits a number. */
export const plural = (translate: Translate, key: PluralKey, count: number): string =>
  count === 1 ? translate(`${key}_one`, count) : translate(`${key}_other`, count);

/**
 * Looks messages up in a language. Of a message with forms for numbers ("…_other"), the language's own form
 * for the number is taken where it has one: "…_few" and "…_many" in Russian.
 */
export function createTranslate(find: FindWords): Translate {
  const tag = find('languageTag', []) || 'en';
  const rules = new Intl.PluralRules(tag);
  return (key, ...values) => {
    const texts = values.map(String);
    const [count] = values;
    const base = key.endsWith('_other') ? key.slice(0, -'other'.length) : null;
    const form = base !== null && typeof count === 'number' ? rules.select(count) : 'other';
    const own = form === 'other' ? '' : find(`${base}${form}`, texts);
    return own || find(key, texts) || key;
  };
}
