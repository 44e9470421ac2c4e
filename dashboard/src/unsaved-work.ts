import { currentLanguage, translate } from "@hall/contract/web";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { words } from "./messages/words.ts";

const works = new Set<UnsavedWork>();

/** Something drawn or written that only its element has: whoever closes the tab is asked, and whoever would take the element away. */
export class UnsavedWork implements ReactiveController {
  readonly isUnsaved: () => boolean;

  constructor(host: ReactiveControllerHost, isUnsaved: () => boolean) {
    this.isUnsaved = isUnsaved;
    host.addController(this);
  }

  hostConnected(): void {
    works.add(this);
  }

  hostDisconnected(): void {
    works.delete(this);
  }
}

function isAnythingUnsaved(): boolean {
  return [...works].some((work) => work.isUnsaved());
}

/** True where nothing would be lost, or the person gives it up. */
export async function mayLeave(): Promise<boolean> {
  if (!isAnythingUnsaved()) return true;
  const language = currentLanguage();
  const confirm = document.createElement("hall-confirm");
  document.body.append(confirm);
  const title = translate(words, language, "unsaved-ask");
  const yes = translate(words, language, "unsaved-drop");
  const given = await confirm.ask({ title, yes, severe: true });
  confirm.remove();
  return given;
}

addEventListener("beforeunload", (event) => {
  if (isAnythingUnsaved()) event.preventDefault();
});
