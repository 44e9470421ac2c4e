/** One choice of a list: what stands first, what stands beside it, and other words by which it is found. */
export type Pick = {
  id: string;
  label: string;
  detail?: string;
  /** Heading over it; choices of one group stand together. */
  group?: string;
  also?: string;
  /** Why it cannot be chosen now. */
  why?: string | undefined;
};

/** Those in which every typed word occurs, with those first whose label begins with it; all when nothing is typed. */
export function found(picks: readonly Pick[], typed: string): Pick[] {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...picks];
  const hits = picks.filter((one) => {
    const text = fold([one.label, one.detail, one.group, one.also].filter(Boolean).join(" "));
    return wanted.every((word) => text.includes(word));
  });
  const begins = ({ label }: Pick): boolean => fold(label).startsWith(wanted[0] ?? "");
  const grouped = hits.some(({ group }) => group !== undefined);
  return grouped ? hits : [...hits.filter(begins), ...hits.filter((one) => !begins(one))];
}

/** Full-width letters and figures of a Chinese keyboard count as the plain ones. */
function fold(text: string): string {
  return text.normalize("NFKC").toLocaleLowerCase();
}
