import type { Logger } from "pino";
import type { Panel } from "../hardware/panel.ts";
import type { DeviceLink, DevicePayload } from "../link/device-link.ts";
import { type Driver, notMine } from "./driver.ts";

type Wanted = DevicePayload<"set">;

/** The panel above a counter: shows what the hub wants, then reports what it really shows. */
export function windowDisplay(link: DeviceLink, panel: Panel, log: Logger): Driver {
  let wanted: Wanted | undefined;
  let shown: string | undefined;
  let orders = Promise.resolve(); // one at a time, or a slow panel could end on an old text

  async function show(order: Wanted): Promise<void> {
    if (order !== wanted) return; // a newer one is waiting behind it
    if (order.text !== shown) {
      shown = undefined; // until the panel has answered nobody knows
      await panel.show(order.text);
      shown = order.text;
    }
    link.state({ shown: order.text, state: order.state });
  }

  function want(order: Wanted): void {
    if (wanted && isOlder(order, wanted)) return;
    wanted = order;
    orders = orders
      .then(() => show(order))
      .catch((err: unknown) => {
        log.error({ err, device: link.id }, "panel failed");
        link.state({ fault: "panel" }); // what it shows is unknown now
      });
  }

  return {
    start: () => {
      link.on("set", want);
      link.onCommand(async (command) => {
        throw notMine(command, "window-display");
      });
      link.start();
    },
    stop: () => link.stop(),
  };
}

/** The hub counts anew when it restarts, so an order is old only if its time says so too. */
function isOlder(order: Wanted, than: Wanted): boolean {
  return order.seq < than.seq && Date.parse(order.ts) < Date.parse(than.ts);
}
