import { screens } from "../scripts/vite-screens.mjs";

// One page; the hub serves it at /counter/.
export default screens({ program: "counter", worker: true });
