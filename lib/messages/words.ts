import * as v from 'valibot';

/** The texts of one language, by key. */
export type Words = Readonly<Record<string, string>>;

/** A text in a language, with its values filled in; "" where the language has none under this key. */
export type FindWords = (key: string, values: readonly string[]) => string;

const messagesSchema = v.pipe(
  v.record(v.string(), v.object({ message: v.string() })),
  v.transform((messages) =>
    Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message])),
  ),
);

/** The words in a messages.json, or null where it is none. */
export function wordsIn(file: unknown): Words | null {
  const parsed = v.safeParse(messagesSchema, file);
  return parsed.success ? parsed.output : null;
}

/** Looks texts up as the browser does: $1 to $9 are the values, $$ is a dollar sign. */
export const findIn =
  (words: Words): FindWords =>
  (key, values) =>
    (words[key] ?? '').replace(/\$([1-9$])/g, (_whole, sign: string) =>
      sign === '$' ? '$' : (values[Number(sign) - 1] ?? ''),
    );
