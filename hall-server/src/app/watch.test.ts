import { expect, it } from "vitest";
import { type Given, given, NINE } from "../../test/given.ts";
import type { DomainCommand } from "../domain/commands.ts";
import type { HallRegistry } from "./hall-registry.ts";
import { NOTHING_SEEN } from "./present.ts";
import { Watch } from "./watch.ts";

/** What the watch asks of a hall as it is now; nothing asked means that nothing is written. */
async function asked(hall: Given): Promise<DomainCommand[]> {
  const commands: DomainCommand[] = [];
  const registry: Partial<HallRegistry> = {
    ids: () => [{ hallId: "sample", name: { "zh-CN": "样厅", en: "Sample" } }],
    state: () => hall.state,
    seen: () => NOTHING_SEEN,
    now: () => new Date(NINE + hall.minute * 60_000),
    tellTime: async () => undefined,
    hearOthers: async () => undefined,
    ask: async (_hall, command) => {
      commands.push(command);
      return [];
    },
  };
  const watch = new Watch({
    registry: registry as HallRegistry, // as: all that one look uses
    tellQueues: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  await watch.look();
  return commands;
}

const counters = [{ counterId: "c1", number: 1, queueIds: ["papers", "money"], autoCallSeconds: 60 }];

it("asks for the call of an idle counter when somebody waits, and for nothing otherwise", async () => {
  const idle = given({ counters }).staffed("c1").later(2);
  expect(await asked(idle)).toEqual([]);
  expect(await asked(idle.ticket())).toEqual([{ name: "counter:auto-call", request: { counterId: "c1" } }]);
  expect(await asked(given({ counters }).staffed("c1").ticket().later(0.9))).toEqual([]);
  expect(await asked(idle.ticket().after("visit:call-next", { counterId: "c1" }))).toEqual([]);
});
