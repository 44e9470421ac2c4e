import { screens } from "../scripts/vite-screens.mjs";

// Four pages in one build; the hub serves them at /kiosk/, /board/, /t/{token} and /pad/{counter}.
export default screens({
  program: "kiosk",
  pages: ["kiosk.html", "board.html", "phone.html", "pad.html"],
  worker: true,
  voice: true,
});
