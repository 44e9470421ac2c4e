import { type Fault, Language, SocketAuth } from "@hall/contract";
import type { Access } from "../app/access.ts";
import { forbidden, invalidRequest, unauthenticated, unknownHall } from "../app/gate-refusals.ts";
import type { Halls } from "../app/halls.ts";
import { inHall, type Principal } from "../app/principal.ts";
import { Refusal, toFault } from "../app/refusal.ts";
import type { LineFacts, VisionFacts } from "./lines.ts";

type Handshake = { auth: unknown; headers: { "accept-language"?: string | undefined } };
type Deps = { access: Pick<Access, "authenticate">; halls: Pick<Halls, "ids"> };

/** Who connects, to which hall, in which language. Throws a Refusal. */
export async function welcome(
  { auth }: Handshake,
  language: Language,
  { access, halls }: Deps,
): Promise<LineFacts> {
  const { token, hallId, counterId, principal } = await holder(auth, access);
  return { principal, hallId: hallOf(principal, hallId, halls), language, token, counterId };
}

/** A vision worker: a device that is enrolled as `vision`, or one that the hub started itself. Throws a Refusal. */
export async function welcomeVision({ auth }: Handshake, access: Deps["access"]): Promise<VisionFacts> {
  const { token, principal } = await holder(auth, access);
  if (principal.kind !== "device" || principal.id !== "vision") throw forbidden("see-cameras");
  return { token, principal };
}

async function holder(auth: unknown, access: Deps["access"]): Promise<SocketAuth & { principal: Principal }> {
  const parsed = SocketAuth.safeParse(auth ?? {});
  if (!parsed.success) throw hasToken(auth) ? invalidRequest(parsed.error) : unauthenticated();
  const principal = await access.authenticate(parsed.data.token);
  if (!principal) throw unauthenticated();
  return { ...parsed.data, principal };
}

/** As the screen says; else what the browser asks for; scripts get English. */
export function languageOf({ auth, headers }: Handshake): Language {
  const said = typeof auth === "object" && auth !== null && "language" in auth ? auth.language : undefined;
  const chosen = Language.safeParse(said).data;
  if (chosen) return chosen;
  return /^\s*zh\b/i.test(headers["accept-language"] ?? "") ? "zh-CN" : "en";
}

/** A connect_error with the fault as its `data`, as socket.io carries it. */
export function connectError(error: unknown, language: Language): Error & { data: Fault } {
  const fault = toFault(error, language);
  return Object.assign(new Error(fault.message), { data: fault });
}

/** The hall that is named, or the only one. */
function hallOf(principal: Principal, named: string | undefined, halls: Deps["halls"]): string {
  const known = halls.ids().map(({ hallId }) => hallId);
  const mine = known.filter((hallId) => inHall(principal, hallId));
  if (named === undefined && mine.length === 1 && mine[0] !== undefined) return mine[0];
  if (named === undefined)
    throw new Refusal("invalid", (language) =>
      language === "en" ? `hallId must be one of: ${mine.join(", ")}` : `hallId 应为：${mine.join("、")}`,
    );
  if (!known.includes(named)) throw unknownHall(named);
  if (!mine.includes(named)) throw forbidden("see-board", named);
  return named;
}

function hasToken(auth: unknown): boolean {
  return typeof auth === "object" && auth !== null && "token" in auth && typeof auth.token === "string";
}
