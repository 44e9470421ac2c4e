import type { DeviceCommand } from "@hall/contract";
import type { Logger } from "pino";
import type { GradeKeys } from "../hardware/grade-keys.ts";
import type { DeviceLink } from "../link/device-link.ts";
import { type Driver, notMine } from "./driver.ts";

type Opening = Extract<DeviceCommand, { kind: "open-rating" }>;

/** The pad at a counter: asks about one step at a time, reports the grade, and goes quiet when told to. */
export function ratingPad(link: DeviceLink, keys: GradeKeys, log: Logger): Driver {
  let asking: { stepId: string; end: AbortController } | undefined;

  function close(stepId?: string): void {
    if (!asking || (stepId !== undefined && asking.stepId !== stepId)) return;
    asking.end.abort();
    asking = undefined;
    link.state({ shown: "" });
  }

  async function ask({ stepId, code, token }: Opening): Promise<void> {
    close();
    const question = { stepId, end: new AbortController() };
    asking = question;
    link.state({ shown: code });
    const answer = await keys.ask({ stepId, code }, question.end.signal);
    if (asking !== question) return; // closed meanwhile: a late key must not become a grade
    if (answer) link.event({ kind: "rated", token, ...answer });
    close(stepId);
  }

  async function obey(command: DeviceCommand): Promise<void> {
    if (command.kind === "close-rating") return close(command.stepId);
    if (command.kind !== "open-rating") throw notMine(command, "rating-pad");
    ask(command).catch((err: unknown) => {
      log.error({ err, device: link.id }, "pad failed");
      close(command.stepId);
    });
  }

  return {
    start: () => {
      link.onCommand(obey);
      link.state({ shown: "" });
      link.start();
    },
    stop: () => {
      close();
      return link.stop();
    },
  };
}
