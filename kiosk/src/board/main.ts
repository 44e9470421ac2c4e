import "@hall/contract/web/page";
import { fetchGlyphs, keepShell, rememberLanguage, shared, translate } from "@hall/contract/web";
import { dress } from "../dress.ts";
import { words } from "../messages/words.ts";
import { boardPage } from "./board-styles.ts";
import "./hall-board.ts";

document.documentElement.dataset.theme = "dark";
rememberLanguage("zh-CN");
dress(boardPage, translate(words, "zh-CN", "board-name"));
void keepShell("/kiosk/sw.js", "/board/").then(() => fetchGlyphs(JSON.stringify([words, shared])));
