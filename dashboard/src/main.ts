import "./valid-language.ts"; // before uPlot is loaded
import "@hall/contract/web/page";
import "@hall/contract/web";
import { HubSession, StaffSignIn } from "@hall/contract/live";
import { currentLanguage, rememberLanguage, shared } from "@hall/contract/web";
import { words as administration } from "./administration/words.ts";
import { words as cameras } from "./cameras/words.ts";
import "./elements/dashboard-page.ts";
import { words } from "./messages/words.ts";
import { words as visit } from "./visit/words.ts";

rememberLanguage("zh-CN");

// On a wall: dark, without controls, and as large as the wall is: a figure is read from 5 m on 55 inches.
const search = new URLSearchParams(location.search);
if (search.has("wall")) {
  document.documentElement.dataset.theme = "dark";
  document.documentElement.style.fontSize = "min(2.4vh, 1.35vw)";
}
const hallId = search.get("hall");
const staff = new StaffSignIn();
const session = new HubSession({
  credential: staff,
  language: currentLanguage(),
  ...(hallId ? { hallId } : {}),
});
const page = document.querySelector("dashboard-page");
if (page) {
  page.staff = staff;
  page.session = session;
}
void session.start();

// The font comes in pieces, on demand: what has to be said while the line is down must be here before that.
const everyWord = [words, visit, cameras, administration, shared]
  .flatMap((catalogue) => Object.values(catalogue["zh-CN"]))
  .join("");
for (const weight of [400, 700])
  document.fonts.load(`${weight} 16px "Noto Sans SC Variable"`, everyWord).catch(() => undefined);
