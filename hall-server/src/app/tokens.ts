import { createHash } from "node:crypto";

/** Where randomness comes from: so many unguessable bytes. */
export type Random = (bytes: number) => Uint8Array;

/** A secret of 256 bits as 43 characters that fit into headers, addresses and MQTT passwords. */
export function newToken(random: Random): string {
  return Buffer.from(random(32)).toString("base64url");
}

/** What is stored of a secret. It has 256 random bits, so one fast round is enough. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Without 0 O 1 I L: people type it from a screen. */
const TYPABLE = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/** A code for people, such as `K7QM-4XTB`: 31^8 possibilities, good for minutes only. */
export function newCode(random: Random): string {
  const letters = typable(random, 8);
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** A password that is printed once and typed by hand: 79 bits. */
export function newPassword(random: Random): string {
  const letters = typable(random, 16).toLowerCase();
  return (letters.match(/.{4}/g) ?? []).join("-");
}

/** People leave out hyphens and capitals. */
export function codeHash(code: string): string {
  return tokenHash(code.toUpperCase().replace(/[^A-Z0-9]/g, ""));
}

function typable(random: Random, length: number): string {
  let letters = "";
  while (letters.length < length) {
    for (const byte of random(length)) {
      // 248 is the largest multiple of 31: taking the rest of larger bytes would favour the first letters.
      if (byte < 248 && letters.length < length) letters += TYPABLE[byte % 31];
    }
  }
  return letters;
}
