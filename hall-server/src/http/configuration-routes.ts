import type { HallConfiguration, Language, RoutingPreview, RoutingView } from "@hall/contract";
import express, { type Request, type Response, Router } from "express";
import { z } from "zod";
import { describeProblems, type FileProblem, parseHallFile } from "../app/hall-file.ts";
import { mustBeText } from "../app/must-be-text.ts";
import { may } from "../app/principal.ts";
import { Refusal, ruleRefusal } from "../app/refusal.ts";
import { shownConfiguration } from "../app/shown-configuration.ts";
import { answer, languageOf, parsed } from "./answer.ts";
import { namedBy } from "./audit-routes.ts";
import { allowedInHall } from "./bearer.ts";
import type { HttpPorts } from "./ports.ts";

type Ports = Pick<HttpPorts, "access" | "accounts" | "halls" | "reads">;

const Saves = z.object({ limit: z.coerce.number().int().min(1).max(50).default(10) });
/** As an object, or as the text of a file. */
const Previewed = z.object({ configuration: z.union([z.string(), z.looseObject({})]) });
const TOLD = 50;

/** Reading, trying out and saving what makes a hall. */
export function configurationRoutes(ports: Ports): Router {
  const { accounts, halls, reads } = ports;
  const router = Router();
  const path = "/halls/:hall/configuration";
  router.get(
    path,
    answer(async (request) => halls.configuration((await allowedInHall(request, ports, "configure")).hallId)),
  );
  router.put(
    path,
    // Read after the caller is known: nobody else may send a megabyte.
    answer(async (request, response) => {
      const { principal, hallId } = await allowedInHall(request, ports, "configure");
      const language = languageOf(request);
      const configuration = configurationIn(await textOf(request, response), language);
      ofThisHall(configuration, hallId);
      const replaces = replacedVersion(request);
      await halls.configure(hallId, configuration, principal, replaces === undefined ? {} : { replaces });
      return halls.configuration(hallId);
    }),
  );
  router.get(
    `${path}/saves`,
    answer(async (request) => {
      const { principal, hallId } = await allowedInHall(request, ports, "see-routing");
      const saves = await reads.saves(hallId, parsed(Saves, request.query, request).limit);
      const names = await accounts.names();
      return saves.map((save) => ({
        ...save,
        by: namedBy(save.by, names),
        configuration: shownConfiguration(principal, hallId, save.configuration),
      }));
    }),
  );
  routingRoutes(router, ports);
  return router;
}

function routingRoutes(router: Router, ports: Ports): void {
  const { accounts, halls } = ports;
  router.get(
    "/halls/:hall/routing",
    answer(async (request): Promise<RoutingView> => {
      const { principal, hallId } = await allowedInHall(request, ports, "see-routing");
      await halls.fresh(hallId);
      const { version, configuration } = halls.routing(hallId);
      return {
        version,
        editable: may(principal, "configure", hallId),
        configuration: shownConfiguration(principal, hallId, configuration),
      };
    }),
  );
  router.post(
    "/halls/:hall/routing/preview",
    answer(async (request, response): Promise<RoutingPreview> => {
      const { hallId } = await allowedInHall(request, ports, "configure");
      const language = languageOf(request);
      const body = parsed(Previewed, jsonOf(await textOf(request, response)), request);
      const text =
        typeof body.configuration === "string" ? body.configuration : JSON.stringify(body.configuration);
      const configuration = configurationIn(text, language);
      ofThisHall(configuration, hallId);
      await halls.fresh(hallId);
      const problems = halls.harm(hallId, configuration).map(({ field, broken }) => ({
        line: 1,
        column: 1,
        field,
        path: [field],
        message: ruleRefusal(broken.rule, broken.parameters).words(language),
      }));
      if (problems.length > 0) throw refused(problems);
      const unknownClerks = await accounts.unknownClerks(configuration);
      return { ...halls.preview(hallId, configuration), unknownClerks };
    }),
  );
}

const configurationBody = express.text({ type: () => true, limit: "1mb" });

async function textOf(request: Request, response: Response): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    configurationBody(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
  return typeof request.body === "string" ? request.body : "";
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("invalid", (language) =>
      language === "en" ? "The body is not JSON" : "请求正文不是有效的 JSON",
    );
  }
}

/** `If-Match: "17"`; undefined when the caller does not mind what it replaces. */
function replacedVersion(request: Request): number | undefined {
  const version = /^"(\d{1,15})"$/.exec(request.get("if-match") ?? "")?.[1];
  return version === undefined ? undefined : Number(version);
}

/** Every problem with its line and column; nothing is half taken over. */
function configurationIn(text: string, language: Language): HallConfiguration {
  const file = parseHallFile(text, language);
  if (!file.ok) throw refused(file.problems.slice(0, TOLD));
  mustBeText(file.configuration);
  return file.configuration;
}

function refused(problems: FileProblem[]): Refusal {
  return new Refusal("invalid", describeProblems("configuration", problems), { problems });
}

function ofThisHall({ hallId }: HallConfiguration, expected: string): void {
  if (hallId === expected) return;
  throw new Refusal(
    "invalid",
    (language) =>
      language === "en"
        ? `hallId: expected "${expected}", the hall of the address`
        : `hallId：应为“${expected}”，即地址里的大厅`,
    { path: ["hallId"] },
  );
}
