import { Refusal } from "./refusal.ts";

/** Half of a character, and the character NUL: no database keeps them as text. */
const NO_TEXT = /[\0\p{Surrogate}]/u;

/** Throws a Refusal where a request that was parsed holds what is no text. */
export function mustBeText(value: unknown): void {
  if (typeof value === "string" && NO_TEXT.test(value))
    throw new Refusal("invalid", (language) =>
      language === "en"
        ? "A text holds the character NUL or half of a character; send it without them"
        : "文字中有空字符（NUL）或不完整的字符，请去掉后再提交",
    );
  if (typeof value === "object" && value !== null)
    for (const [key, one] of Object.entries(value)) {
      mustBeText(key);
      mustBeText(one);
    }
}
