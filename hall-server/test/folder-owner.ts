// A process that owns a data folder and waits to be killed.
import { claimDataFolder } from "../src/embedded/data-folder.ts";

await claimDataFolder(process.argv[2] ?? "");
process.once("message", () => undefined); // stays alive
process.send?.("claimed");
