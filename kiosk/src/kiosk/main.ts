import "@hall/contract/web/page";
import { fetchGlyphs, keepShell, shared, translate } from "@hall/contract/web";
import { dress } from "../dress.ts";
import { words } from "../messages/words.ts";
import "./hall-kiosk.ts";
import { kioskPage } from "./kiosk-styles.ts";

dress(kioskPage, translate(words, "zh-CN", "kiosk-name"));
// What the kiosk says when the hub is away must be there to be drawn by then.
void keepShell("/kiosk/sw.js", "/kiosk/").then(() => fetchGlyphs(JSON.stringify([words, shared])));
