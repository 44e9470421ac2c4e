import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the whole project, absolute. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** What set-up unpacks, converts and downloads lives here; deleting it costs only time. */
export const CACHE = path.join(ROOT, ".cache");
