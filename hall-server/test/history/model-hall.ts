/**
 * A hall as `domain.md` describes it, written a second time, without the domain's code: plain lists, looked through from
 * the beginning. It says what a command would cause at an instant, and does it when told so. Times are in ms. What is
 * done with one noun stands in one file of `model/`.
 */
import { COMMANDS } from "./model/commands.ts";
import { choose } from "./model/order.ts";
import { ModelState } from "./model/state.ts";
import { remembered } from "./model/undo.ts";
import { type ModelSettings, type Plan, Refused, type Request } from "./model/words.ts";
import type { Asked, Brief } from "./operation.ts";

export type { Effect, ModelSettings, Plan } from "./model/words.ts";

export class ModelHall {
  readonly #hall: ModelState;

  constructor(settings: ModelSettings) {
    this.#hall = new ModelState(settings);
  }

  /** Codes for words; the visit may be one of yesterday. */
  codeOf(visitId: string): string {
    return this.#hall.visits.get(visitId)?.code ?? visitId;
  }

  /** What `asked` would do now. Nothing happens before `act`, which takes the ids that the journal gave. */
  plan({ name, request, by }: Asked, atText: string): Plan {
    const at = Date.parse(atText);
    const command = COMMANDS[name];
    if (!command) throw new Error(`the model does not know ${name}`);
    try {
      const planned = command(this.#hall, request as Request, by, at); // as: clients ask with nothing else
      return planned.rule === undefined ? remembered(this.#hall, name, by, at, planned) : planned;
    } catch (error) {
      if (error instanceof Refused) return { rule: error.rule };
      throw error;
    }
  }

  /** What a look at the hall must show. */
  seen(counterId: string, atText: string): Brief {
    const { waiting, counters, settings } = this.#hall;
    const count = (queue: string) => waiting.filter((visit) => visit.queue === queue).length;
    const brief: Brief = { at: counters.get(counterId)?.visit ?? null };
    for (const queue of new Set(Object.values(settings.services).map((service) => service.queue)))
      brief[`waiting ${queue}`] = count(queue);
    return { ...brief, next: choose(this.#hall, counterId, Date.parse(atText), waiting)?.id ?? null };
  }
}
