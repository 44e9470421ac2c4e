import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import type { Random } from "./tokens.ts";

/** Encrypts what must be forgotten later (telephone numbers, free texts) with AES-256-GCM. */
export class PersonalCipher {
  readonly #key: Buffer;
  readonly #random: Random;
  readonly #people: Buffer;

  constructor(secret: Buffer, random: Random) {
    this.#random = random;
    this.#people = Buffer.from(hkdfSync("sha256", secret, "", "hall people", 32));
    this.#key = Buffer.from(hkdfSync("sha256", secret, "", "hall personal data", 32));
  }

  encrypt(text: string): string {
    const iv = this.#random(12);
    const cipher = createCipheriv("aes-256-gcm", this.#key, iv);
    const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64");
  }

  /** What `personHash` is salted with. */
  newSalt(): string {
    return Buffer.from(this.#random(32)).toString("base64url");
  }

  /** HMAC-SHA-256 with a key of its own for each salt: without the salt, or without the secret, nobody can try documents. */
  personHash(salt: string, document: string): string {
    const key = Buffer.from(hkdfSync("sha256", this.#people, salt, "hall person", 32));
    return createHmac("sha256", key).update(document).digest("base64url").slice(0, 32);
  }

  /** Throws when the text was altered or belongs to another key. */
  decrypt(sealed: string): string {
    const bytes = Buffer.from(sealed, "base64");
    const decipher = createDecipheriv("aes-256-gcm", this.#key, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  }
}
