import "@hall/contract/web/page";
import "@hall/contract/web";
import { HubSession, StaffSignIn } from "@hall/contract/live";
import { currentLanguage, rememberLanguage } from "@hall/contract/web";
import "./elements/counter-page.ts";
import { rememberedSize } from "./text-size.ts";

rememberLanguage("zh-CN");
rememberedSize({ root: document.documentElement, storage: localStorage });

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
