import type { Permission } from "@hall/contract";
import type { Request } from "express";
import { forbidden, unauthenticated, unknownHall } from "../app/gate-refusals.ts";
import { inHall, may, type Principal } from "../app/principal.ts";
import type { HttpPorts } from "./ports.ts";

/** The token of `Authorization: Bearer …`; undefined when the header is absent. Refuses any other scheme. */
export function bearerToken(request: Request): string | undefined {
  const header = request.get("authorization");
  if (header === undefined) return undefined;
  const token = /^Bearer +([\w.~+/=-]{1,400})$/i.exec(header)?.[1];
  if (token === undefined) throw unauthenticated();
  return token;
}

/** Whose token it is; undefined without one. A token that is good for nothing is refused, not ignored. */
export async function bearer(request: Request, access: HttpPorts["access"]): Promise<Principal | undefined> {
  const token = bearerToken(request);
  if (token === undefined) return undefined;
  const principal = await access.authenticate(token);
  if (!principal) throw unauthenticated();
  return principal;
}

/** The caller, who must be known. */
export async function known(request: Request, access: HttpPorts["access"]): Promise<Principal> {
  const principal = await bearer(request, access);
  if (!principal) throw unauthenticated();
  return principal;
}

/** The caller, who must have this permission in some hall. */
export async function allowed(
  request: Request,
  access: HttpPorts["access"],
  permission: Permission,
): Promise<Principal> {
  const principal = await known(request, access);
  if (!principal.permissions.has(permission)) throw forbidden(permission);
  return principal;
}

/** The caller and the hall of the address, in which the caller must have this permission. */
export async function allowedInHall(
  request: Request,
  { access, halls }: Pick<HttpPorts, "access" | "halls">,
  permission: Permission,
): Promise<{ principal: Principal; hallId: string }> {
  const principal = await known(request, access);
  const hallId = String(request.params.hall);
  if (!halls.has(hallId)) throw unknownHall(hallId);
  if (!may(principal, permission, hallId))
    throw forbidden(permission, inHall(principal, hallId) ? undefined : hallId);
  return { principal, hallId };
}
