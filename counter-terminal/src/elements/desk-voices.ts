import type { HallConfirm } from "@hall/contract/web";
import type { Voices } from "../deeds/work.ts";
import type { DeskStrip } from "./desk-strip.ts";

/** The desk's own elements through which it speaks: its line, its question, and the place for dialogs. */
export function voicesOf(
  say: DeskStrip,
  root: DocumentFragment | HTMLElement,
  called: Voices["called"],
): Voices {
  return {
    say,
    called,
    confirm: (question) =>
      root.querySelector<HallConfirm>("hall-confirm")?.ask(question) ?? Promise.resolve(false),
    ask: async (dialog, question, submit) => {
      root.querySelector("#dialogs")?.append(dialog);
      await dialog.ask(question, submit);
      dialog.remove();
    },
  };
}
