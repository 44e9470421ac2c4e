import { ROLES } from "@hall/contract";
import type { Principal } from "../src/app/principal.ts";

/** Somebody of the staff who may do all that a manager may. */
export function aManager(id: string, halls: Principal["halls"] = "all"): Principal {
  return { kind: "staff", id, name: id, permissions: new Set(ROLES.manager), halls };
}
