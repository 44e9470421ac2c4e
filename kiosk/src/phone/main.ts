import "@hall/contract/web/page";
import { keepShell, rememberLanguage } from "@hall/contract/web";
import { dress } from "../dress.ts";
import "./hall-phone.ts";
import { phonePage } from "./phone-styles.ts";

rememberLanguage(navigator.language.startsWith("zh") ? "zh-CN" : "en");
dress(phonePage, "");
void keepShell("/t/sw.js", "/t/");
