import type { Speaker } from "../hardware/speaker.ts";
import type { DeviceLink } from "../link/device-link.ts";
import { type Driver, notMine } from "./driver.ts";

/** The loudspeaker: says calls one at a time, in order; the link lets each wait for the one before. */
export function speakerDriver(link: DeviceLink, speaker: Speaker): Driver {
  return {
    start: () => {
      link.onCommand(async (command) => {
        if (command.kind !== "speak") throw notMine(command, "speaker");
        link.state({ speaking: true, texts: command.texts.map(({ text }) => text) });
        try {
          await speaker.say({ texts: command.texts, durationMs: command.durationMs });
        } finally {
          link.state({ speaking: false });
        }
      });
      link.state({ speaking: false });
      link.start();
    },
    stop: () => link.stop(),
  };
}
