/** The element that has the focus, however deep in shadow roots; undefined when none has. */
export function deepFocus(root: DocumentOrShadowRoot = document): HTMLElement | undefined {
  const { activeElement } = root;
  const inner = activeElement?.shadowRoot ? deepFocus(activeElement.shadowRoot) : undefined;
  return inner ?? (activeElement instanceof HTMLElement ? activeElement : undefined);
}
