import "@hall/contract/web/page";
import { translate } from "@hall/contract/web";
import { css } from "lit";
import { dress } from "../dress.ts";
import { words } from "../messages/words.ts";
import "./hall-pad.ts";

dress(css``, translate(words, "zh-CN", "pad-name"));
