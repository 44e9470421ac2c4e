const KEPT = "hall/phone/own";
/** Where the installed page begins. */
const INSTALLED = "own";

type Place = {
  location: Pick<Location, "pathname">;
  storage: Pick<Storage, "getItem" | "setItem">;
};

/** The token of the visitor's own ticket: from the address, and kept on this phone for when the page is installed. */
export class OwnToken {
  readonly #place: Place;

  constructor(place: Place = { location: globalThis.location, storage: globalThis.localStorage }) {
    this.#place = place;
  }

  /** The last ticket that was opened on this phone, where the address names none; an empty text where there is none. */
  read(): string {
    const { location, storage } = this.#place;
    const named = decodeURIComponent(location.pathname.split("/")[2] ?? "");
    if (named === INSTALLED) return storage.getItem(KEPT) ?? "";
    if (named) storage.setItem(KEPT, named);
    return named;
  }
}
