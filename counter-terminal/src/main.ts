import "@hall/contract/web/page";
import "@hall/contract/web";
import { HubSession, StaffSignIn } from "@hall/contract/live";
import { currentLanguage, keepShell, rememberLanguage, shared } from "@hall/contract/web";
import "./elements/counter-page.ts";
import { words } from "./messages/words.ts";

rememberLanguage("zh-CN");

const hallId = new URLSearchParams(location.search).get("hall");
const staff = new StaffSignIn();
const session = new HubSession({
  credential: staff,
  language: currentLanguage(),
  ...(hallId ? { hallId } : {}),
});
const page = document.querySelector("counter-page");
if (page) {
  page.staff = staff;
  page.session = session;
}
void session.start();
void keepShell("/counter/sw.js", "/counter/");

// The font comes in pieces, on demand: what has to be said while the line is down must be here before that.
const everyWord = [words, shared].flatMap((catalogue) => Object.values(catalogue["zh-CN"])).join("");
for (const weight of [400, 700])
  document.fonts.load(`${weight} 16px "Noto Sans SC Variable"`, everyWord).catch(() => undefined);
