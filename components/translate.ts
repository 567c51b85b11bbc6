import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
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
  count === 1 ? translate(`${key}_one`) : translate(`${key}_other`, count);
