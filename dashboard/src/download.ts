import type { Fault } from "@hall/contract";
import { z } from "zod";

const Failed = z.object({
  ok: z.literal(false),
  fault: z.custom<Fault>((fault) => typeof fault === "object"),
});

/** Fetches a table from the hub and hands it to the person as a file. Answers why not, if it could not be had. */
export async function downloadTable(
  path: string,
  name: string,
  { token, language }: { token?: string | undefined; language: string },
): Promise<Fault | undefined> {
  try {
    const headers = { accept: "text/csv", "accept-language": language };
    const response = await fetch(path, {
      headers: token ? { ...headers, authorization: `Bearer ${token}` } : headers,
    });
    if (!response.ok) return Failed.parse(await response.json()).fault;
    // A byte-order mark, so that spreadsheets on Chinese systems read UTF-8.
    const blob = new Blob(["\uFEFF", await response.blob()], { type: "text/csv" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
    return undefined;
  } catch {
    return { code: "unavailable", message: "There is no connection to the hub." };
  }
}
