/** What a panel above a counter can physically do: show one text. */
export interface Panel {
  show(text: string): Promise<void>;
}
