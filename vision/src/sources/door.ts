import { connect } from "node:net";

const KNOCK_MS = 2_000;
const PATIENCE_MS = 1_500;
const PORTS: Record<string, number> = {
  "rtsp:": 554,
  "rtsps:": 322,
  "http:": 80,
  "https:": 443,
  "rtmp:": 1935,
};

/** Where a network camera listens; undefined for files and for addresses that are none. */
export function doorOf(url: string): { host: string; port: number } | undefined {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  const port = address && (Number(address.port) || PORTS[address.protocol]);
  return address && port ? { host: address.hostname.replace(/^\[|\]$/g, ""), port } : undefined;
}

/**
 * Knocks at a camera that is gone, and says once when somebody listens there again after nobody did: a camera that comes
 * back is not kept waiting for the back-off. Gives back what ends the knocking.
 */
export function whenDoorOpens(
  { host, port }: { host: string; port: number },
  onOpen: () => void,
): () => void {
  let wasShut = false;
  let ended = false;
  const knock = (): void => {
    const socket = connect({ host, port, timeout: PATIENCE_MS });
    const over = (open: boolean): void => {
      socket.destroy();
      if (ended) return;
      if (open && wasShut) {
        stop();
        onOpen();
      }
      wasShut ||= !open;
    };
    socket.once("connect", () => over(true));
    socket.once("timeout", () => over(false));
    socket.once("error", () => over(false));
  };
  const timer = setInterval(knock, KNOCK_MS);
  const stop = (): void => {
    ended = true;
    clearInterval(timer);
  };
  knock();
  return stop;
}
