import { html } from "lit";

type Radio = { name: string; label: string; checked: boolean; choose: () => void };

/** One of several, as a line that is pressed as a whole. */
export function radioChoice({ name, label, checked, choose }: Radio) {
  return html`<label class="choice">
    <input type="radio" name=${name} .checked=${checked} @change=${choose} /><span>${label}</span>
  </label>`;
}
