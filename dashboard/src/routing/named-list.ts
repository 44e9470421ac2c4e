import { html, nothing, type TemplateResult } from "lit";
import { type Fields, idOf } from "./fields.ts";
import { freeId } from "./free-id.ts";
import { type Path, valueAt } from "./path-edits.ts";
import type { RoutingDraft } from "./routing-draft.ts";

type Names = { "zh-CN": string; en: string };

/** A list of things with names, such as classes: how it is said, and what a new one is. */
export type NamedList = {
  path: string;
  /** The key under which the others name it, such as `classId`; its new value begins with the word before `Id`. */
  key: `${string}Id`;
  add: string;
  fresh: Names & Record<string, unknown>;
  /** Further fields of one item. */
  more?: (at: Path) => TemplateResult;
  /** How many must stay. */
  least?: number;
};

/** Rows with both names of each item, its further fields and a way to take it out; and a way to add one. */
export function namedList(
  list: NamedList,
  items: readonly { name: Names }[],
  draft: RoutingDraft,
  fields: Fields,
): TemplateResult {
  const { t } = fields;
  const editable = draft.state?.editable ?? false;
  return html`<ul class="items">
      ${items.map(({ name }, index) => {
        const at = [list.path, index];
        const removable = editable && items.length > (list.least ?? 0);
        return html`<li class="row" aria-label=${`${name["zh-CN"]} ${name.en}`}>
          ${fields.text([...at, "name", "zh-CN"], t("name-zh"))} ${fields.text([...at, "name", "en"], t("name-en"))}
          ${list.more?.(at) ?? nothing}
          ${
            removable
              ? html`<button class="severe" @click=${() => draft.remove(at)}>${t("remove")}</button>`
              : nothing
          }
          ${fields.ownProblems(at)} ${fields.problems([...at, list.key])}
        </li>`;
      })}
    </ul>
    ${fields.ownProblems([list.path])}
    ${editable ? html`<button class="add" @click=${(event: Event) => addTo(list, draft, event)}>${list.add}</button>` : nothing}`;
}

/** The new one is at the end, and its name is what is typed next. */
function addTo({ path, key, fresh }: NamedList, draft: RoutingDraft, { target }: Event): void {
  const { "zh-CN": zh, en, ...more } = fresh;
  const known = valueAt(draft.state?.configuration, [path]);
  const items: readonly unknown[] = Array.isArray(known) ? known : [];
  const at = items.length;
  draft.add([path], { [key]: freeId(items, key), name: { "zh-CN": zh, en }, ...more });
  const root = target instanceof Element ? target.getRootNode() : undefined;
  requestAnimationFrame(() => {
    const input =
      root instanceof ShadowRoot ? root.getElementById(idOf([path, at, "name", "zh-CN"])) : undefined;
    if (input instanceof HTMLInputElement) input.select();
  });
}
