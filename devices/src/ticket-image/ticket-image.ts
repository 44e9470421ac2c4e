import qrcode from "qrcode";
import sharp from "sharp";
import { type TextStyle, textImage } from "./text-image.ts";
import { hallClock, hallTime, type PrintedTicket, TICKET_WORDS } from "./ticket-words.ts";

/** Dots across 80 mm paper at 203 dpi; 58 mm printers scale it down. */
export const TICKET_WIDTH = 576;
const MARGIN = 24;
const INNER = TICKET_WIDTH - 2 * MARGIN;
const QR_SIZE = 260;

type Part = { png: Buffer; width: number; height: number; gap: number };

/** The ticket as it comes out of the printer: a black-on-white PNG, 576 pixels wide. */
export async function ticketImage(ticket: PrintedTicket): Promise<Buffer> {
  const words = TICKET_WORDS[ticket.language];
  const again = ticket.reprint === true;
  const wait = ticket.wait ? words.wait(ticket.wait.low, ticket.wait.high) : words.noWait;
  const promised = ticket.noLaterFirstAfter ? [hallClock(ticket.noLaterFirstAfter, ticket.timeZone)] : [];
  const parts = await Promise.all([
    text(ticket.hall, { size: 38, bold: true }, 0),
    line(16),
    text(words.title, { size: 26 }, 20),
    text(ticket.code, { size: 132, bold: true }, 18),
    text(ticket.services.join("、") || ticket.queue, { size: 32, bold: true }, 28),
    ...(again
      ? [text("补打 Reprint", { size: 32, bold: true }, 18)]
      : [text(words.ahead(ticket.ahead), { size: 28 }, 18), text(wait, { size: 28 }, 14)]),
    ...promised.map((time) => text(words.promise(time), { size: 24, bold: true }, 14)),
    qr(ticket.url, 24),
    text(words.scan, { size: 22 }, 10),
    line(16),
    text(hallTime(ticket.issuedAt, ticket.timeZone), { size: 24 }, 16),
    text(words.missed, { size: 20 }, 10),
  ]);
  return stack(parts);
}

async function text(content: string, style: Omit<TextStyle, "width">, gap: number): Promise<Part> {
  return { ...(await textImage(content, { ...style, width: INNER })), gap };
}

async function line(gap: number): Promise<Part> {
  const size = { width: INNER, height: 2 };
  const png = await sharp({ create: { ...size, channels: 3, background: "#000" } })
    .png()
    .toBuffer();
  return { png, ...size, gap };
}

async function qr(url: string, gap: number): Promise<Part> {
  const png = await qrcode.toBuffer(url, { width: QR_SIZE, margin: 2, errorCorrectionLevel: "M" });
  return { png, width: QR_SIZE, height: QR_SIZE, gap };
}

function stack(parts: readonly Part[]): Promise<Buffer> {
  let top = MARGIN;
  const layers = parts.map(({ png, width, height, gap }) => {
    const layer = { input: png, left: Math.round((TICKET_WIDTH - width) / 2), top: top + gap };
    top += gap + height;
    return layer;
  });
  return sharp({
    create: { width: TICKET_WIDTH, height: top + MARGIN, channels: 3, background: "#fff" },
  })
    .composite(layers)
    .greyscale()
    .png({ palette: true, colours: 16 })
    .toBuffer();
}
