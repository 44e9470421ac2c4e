/** What is read of a document: its number, and nothing else. */
export type CardReading = { document: "id-card" | "passport" | "other"; number: string };

/** What a card reader tells its driver. */
export type CardListener = {
  read: (reading: CardReading) => void;
  /** Whether the reader itself answers; told when it changes. */
  ready: (ready: boolean) => void;
};

/**
 * What a card reader can physically do: tell the number of each document that is laid on it. An adapter for the library
 * of a vendor, or for PC/SC, implements this and is chosen in `device-kinds.ts`.
 */
export interface CardReader {
  start(listener: CardListener): void;
  stop(): Promise<void>;
}
