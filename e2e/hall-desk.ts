import type { CommandName, HallSnapshot, Reply, Request, Role } from "@hall/contract";

/** Where a hall answers. */
export type OpenHall = { readonly url: string };

/** A person at the hub's REST side, for what happens around the screens, and for what the hub itself knows. */
export class HallDesk {
  readonly #hall: OpenHall;
  readonly #hallId: string;
  readonly #token: string;

  private constructor(hall: OpenHall, hallId: string, token: string) {
    this.#hall = hall;
    this.#hallId = hallId;
    this.#token = token;
  }

  static async signIn(hall: OpenHall, hallId: string, username: string, password: string): Promise<HallDesk> {
    const response = await fetch(`${hall.url}/api/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username, password }),
    });
    const { value } = (await response.json()) as { value: { token: string } }; // as: the reply of sign-in
    return new HallDesk(hall, hallId, value.token);
  }

  /** Makes an account in this hall, by somebody who may. */
  async hire(username: string, name: string, role: Role, password: string): Promise<void> {
    const response = await fetch(`${this.#hall.url}/api/accounts`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${this.#token}` },
      body: JSON.stringify({ username, name, password, roles: [role], halls: [this.#hallId] }),
    });
    if (!response.ok) throw new Error(`${username}: ${await response.text()}`);
  }

  async give<K extends CommandName>(command: K, request: Request<K>): Promise<Reply<K>> {
    const answer = await this.#ask(`/commands/${command}`, {
      method: "POST",
      body: JSON.stringify(request),
      headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
    });
    return answer as Reply<K>; // as: what the hub's own registry says this command answers
  }

  async snapshot(): Promise<HallSnapshot> {
    return (await this.#ask("/snapshot", {})) as HallSnapshot; // as: what this address answers
  }

  async #ask(path: string, init: RequestInit): Promise<unknown> {
    const headers = { ...init.headers, authorization: `Bearer ${this.#token}` };
    const response = await fetch(`${this.#hall.url}/api/halls/${this.#hallId}${path}`, { ...init, headers });
    const answer = (await response.json()) as { ok: boolean; value: unknown; fault?: unknown }; // as: the hub's answers
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(answer.fault)}`);
    return answer.value;
  }
}
