/** What is wrong with the number of a document. */
export type IdentityProblem = "form" | "birth-date" | "check-digit";

/** Weights of the first 17 digits and the check characters by remainder: GB 11643-1999, after ISO 7064 MOD 11-2. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

/**
 * The number of a document in its one form: capitals, full-width letters made plain, without spaces and hyphens. An ID
 * card of the People's Republic of China (18 characters) must have a day of birth that exists and the right check digit;
 * other documents are taken by length, 5 to 20 letters and digits.
 */
export function readIdentity(
  text: string,
): { ok: true; number: string } | { ok: false; because: IdentityProblem } {
  const number = text.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "");
  if (!/^[0-9A-Z]{5,20}$/.test(number)) return { ok: false, because: "form" };
  if (number.length !== 18 || !/^\d{6}/.test(number)) return { ok: true, number };
  const because = cardProblem(number);
  return because === undefined ? { ok: true, number } : { ok: false, because };
}

/** What is wrong with the 18 characters of an ID card. */
function cardProblem(number: string): IdentityProblem | undefined {
  if (!/^\d{17}[\dX]$/.test(number)) return "form";
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const day = new Date(`${birth}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== birth || birth < "1880-01-01")
    return "birth-date";
  const sum = WEIGHTS.reduce((all, weight, index) => all + weight * Number(number[index]), 0);
  return CHECKS[sum % 11] === number[17] ? undefined : "check-digit";
}
