import { Enrol, NewAccount, NewEnrolment, NewPassword, type SessionView, SignIn } from "@hall/contract";
import { type Request, Router } from "express";
import { z } from "zod";
import { unauthenticated } from "../app/gate-refusals.ts";
import { inHall, type Principal } from "../app/principal.ts";
import { answer, parsed } from "./answer.ts";
import { allowed, bearerToken, known } from "./bearer.ts";
import type { HttpPorts } from "./ports.ts";

type Ports = Pick<HttpPorts, "access" | "accounts" | "signIn" | "enrolments" | "halls">;

/** `current` is needed for one's own. */
const PasswordChange = z.strictObject({ password: NewPassword, current: z.string().max(200).default("") });

/** Signing in and out, accounts and enrolments. */
export function accountRoutes(ports: Ports): Router {
  const router = Router();
  sessionRoutes(router, ports);
  peopleRoutes(router, ports);
  enrolmentRoutes(router, ports);
  return router;
}

function peopleRoutes(router: Router, { access, accounts }: Ports): void {
  router.post(
    "/accounts",
    answer(async (request) => {
      const by = await allowed(request, access, "manage-accounts");
      return accounts.create(parsed(NewAccount, request.body, request), by);
    }),
  );
  router.get(
    "/accounts",
    answer(async (request) => accounts.list(await allowed(request, access, "manage-accounts"))),
  );
  router.post(
    "/accounts/:account/disable",
    answer(async (request) =>
      accounts.disable(idOf(request, "account"), await allowed(request, access, "manage-accounts")),
    ),
  );
  router.put(
    "/accounts/:account/password",
    answer(async (request) => {
      const by = await known(request, access);
      const accountId = idOf(request, "account");
      const { password, current } = parsed(PasswordChange, request.body, request);
      if (by.kind === "staff" && by.id === accountId) await accounts.changeOwnPassword(by, current, password);
      else await accounts.setPassword(accountId, password, await allowed(request, access, "manage-accounts"));
      return {};
    }),
  );
}

function sessionRoutes(router: Router, { access, signIn, halls }: Ports): void {
  router.post(
    "/sign-in",
    answer((request) => signIn.signIn(parsed(SignIn, request.body, request), addressOf(request))),
  );
  router.post(
    "/sign-out",
    answer(async (request) => {
      const token = bearerToken(request);
      const principal = await known(request, access);
      if (principal.kind !== "staff" || token === undefined) throw unauthenticated();
      await signIn.signOut(token, principal.id);
      return {};
    }),
  );
  router.get(
    "/session",
    answer(async (request) => sessionView(await known(request, access), halls)),
  );
}

function enrolmentRoutes(router: Router, { access, enrolments }: Ports): void {
  router.post(
    "/enrolments",
    answer(async (request) => {
      const by = await allowed(request, access, "manage-devices");
      return enrolments.create(parsed(NewEnrolment, request.body, request), by);
    }),
  );
  router.post(
    "/enrol",
    answer((request) => enrolments.enrol(parsed(Enrol, request.body, request).code, addressOf(request))),
  );
  router.get(
    "/credentials",
    answer(async (request) => enrolments.list(await allowed(request, access, "manage-devices"))),
  );
  router.delete(
    "/credentials/:credential",
    answer(async (request) => {
      const by = await allowed(request, access, "manage-devices");
      await enrolments.revoke(idOf(request, "credential"), by);
      return {};
    }),
  );
}

function sessionView(principal: Principal, halls: Ports["halls"]): SessionView {
  const { kind, id, name } = principal;
  const mine = halls.ids().filter(({ hallId }) => inHall(principal, hallId));
  const device = mine
    .flatMap(({ hallId }) => halls.configuration(hallId).devices)
    .find(({ deviceId }) => kind === "device" && deviceId === id);
  const at = device?.counterId === undefined ? {} : { counterId: device.counterId };
  return { kind, id, name, permissions: [...principal.permissions], halls: [...mine], ...at };
}

function addressOf(request: Request): string {
  return request.ip ?? "unknown";
}

/** A uuid of the address, so that the database never sees anything else. */
function idOf(request: Request, name: string): string {
  return parsed(z.object({ [name]: z.uuid() }), request.params, request)[name] ?? "";
}
