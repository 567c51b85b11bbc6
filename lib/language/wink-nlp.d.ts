import 'wink-nlp';

declare module 'wink-nlp' {
  interface ItsHelpers {
    /** The package types this helper with three parameters where its own `out` asks for four. */
    lemma(index: number, token: unknown, cache: unknown, addons: ModelAddons): string;
  }
}
