import type { Result } from "../faults.ts";

/** How a screen proves who it is: what the address brought, what was kept, and how to forget it. */
export interface Credential {
  /** Exchanges what the page's address brought for a token; undefined when it brought nothing. */
  arrive(): Promise<Result<string>> | undefined;
  /** The token kept from an earlier visit to this page. */
  stored(): string | undefined;
  forget(): void;
}

/** A visitor's only credential is the token in the ticket's link. */
export function ticketHolder(token: string): Credential {
  return { arrive: () => undefined, stored: () => token, forget: () => undefined };
}
