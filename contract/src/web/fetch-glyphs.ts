const FONT = '16px "Noto Sans SC Variable"';

/**
 * Fetches the pieces of the font that these words need. A browser fetches a piece when it first draws from it; a word
 * that is first said when the hub is away would be boxes. With a service worker the pieces are kept as well.
 */
export async function fetchGlyphs(
  text: string,
  fonts: Pick<FontFaceSet, "load"> = document.fonts,
): Promise<void> {
  const characters = [...new Set(text)].sort().join("");
  // A piece that does not come is tried again when something is drawn from it.
  await fonts.load(FONT, characters).catch(() => undefined);
}
