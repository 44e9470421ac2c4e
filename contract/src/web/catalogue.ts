import type { Language } from "../ids.ts";

/** Messages by key. `{name}` is filled in; `{name|one|other}` chooses a word by the number called name. */
export type Messages = Readonly<Record<string, string>>;

/** The same keys in another language: a missing or surplus key does not compile. */
export type Translation<Zh extends Messages> = { readonly [K in keyof Zh]: string };

/** A room's messages in every language. */
export type Catalogue<Zh extends Messages = Messages> = {
  readonly "zh-CN": Zh;
  readonly en: Translation<Zh>;
} & Record<Language, Translation<Zh>>;

type Bare<Name extends string> = Name extends `${infer First}|${string}` ? First : Name;
type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Bare<Name> | Names<Rest>
  : never;

/** What has to be filled in: nothing, or a value for each `{name}` of the Chinese message. */
export type Values<Message extends string> = [Names<Message>] extends [never]
  ? []
  : [values: Record<Names<Message>, string | number>];

/** The message in a language, filled in. */
export function translate<Zh extends Messages, K extends keyof Zh & string>(
  catalogue: Catalogue<Zh>,
  language: Language,
  key: K,
  ...values: Values<Zh[K]>
): string {
  return fill(catalogue[language][key], values[0] ?? {});
}

/** Fills a message's places; a place without a value stays as it is written, for it is a mistake to be seen. */
export function fill(message: string, values: Readonly<Record<string, string | number>>): string {
  return message.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one, other) => {
    const value = values[name];
    if (value === undefined) return whole;
    return one === undefined ? String(value) : Number(value) === 1 ? one : other;
  });
}

/** The names of a message's places, for tests that compare languages. */
export function placesOf(message: string): Set<string> {
  return new Set([...message.matchAll(/\{(\w+)[|}]/g)].map((match) => match[1] ?? ""));
}
