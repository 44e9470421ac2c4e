import { type Broadcast, LatestWins } from "@hall/contract";
import type { HallSocket } from "./lines.ts";

type Picture = Broadcast<"camera:picture">;

/**
 * All live pictures of one screen on its one line: of each camera the newest, as fast as the screen takes them, so that
 * sixteen tiles that come at once all arrive, and a slow screen fills nobody's memory.
 */
export function pictureLine(socket: HallSocket): LatestWins<Picture> {
  const { conn } = socket;
  return new LatestWins({
    isFree: () => conn.transport.writable,
    send: (picture) => socket.emit("camera:picture", picture),
    onceFree: (listener) => {
      const { transport } = conn;
      const told = (): void => {
        transport.off("ready", told);
        conn.off("upgrade", told);
        listener();
      };
      transport.once("ready", told); // after all that it was given has gone
      conn.once("upgrade", told); // another transport, which is free
    },
  });
}
