import { screens } from "../scripts/vite-screens.mjs";

// One page; the hub serves it at /dashboard/.
export default screens({ program: "dashboard" });
