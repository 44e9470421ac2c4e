import "@hall/contract/web/page";
import { keepShell, translate } from "@hall/contract/web";
import { dress } from "../dress.ts";
import { words } from "../messages/words.ts";
import "./hall-kiosk.ts";
import { kioskPage } from "./kiosk-styles.ts";

dress(kioskPage, translate(words, "zh-CN", "kiosk-name"));
void keepShell("/kiosk/sw.js", "/kiosk/");
