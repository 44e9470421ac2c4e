import "@fontsource-variable/noto-sans-sc";
import { pageStyles, tokens } from "./tokens.ts";

// Imported once by each page, for what it does: brings the font, and dresses the document.
for (const { styleSheet } of [tokens, pageStyles])
  if (styleSheet) document.adoptedStyleSheets = [...document.adoptedStyleSheets, styleSheet];
