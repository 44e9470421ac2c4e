import { createRequire } from "node:module";
import sharp from "sharp";

// A bare Debian has no Chinese font, so the font comes along; fontconfig is not needed to find it by its file.
const require = createRequire(import.meta.url);
const FONTS = {
  regular: require.resolve("@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
  bold: require.resolve("@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf"),
};

export type TextStyle = {
  /** Height of the letters in pixels, about. */
  size: number;
  bold?: boolean;
  /** Longer lines are broken at this width. */
  width: number;
};

/** One piece of text as a picture: black on nothing, as tall as it needs. */
export type TextImage = { png: Buffer; width: number; height: number };

/** Renders text in Noto Sans SC, broken into lines and centred. */
export async function textImage(text: string, { size, bold = false, width }: TextStyle): Promise<TextImage> {
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="#000">${asMarkup(text)}</span>`,
      font: `Noto Sans SC ${bold ? "Bold " : ""}${size}`,
      fontfile: bold ? FONTS.bold : FONTS.regular,
      width,
      align: "centre",
      wrap: "word-char",
      dpi: 72, // so that a point of the font size is a pixel
      rgba: true,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}

/** The text is markup to the renderer; a name must not become a tag. */
function asMarkup(text: string): string {
  return text.replace(/[<>&]/g, (sign) => (sign === "<" ? "&lt;" : sign === ">" ? "&gt;" : "&amp;"));
}
