import type { Language } from "@hall/contract";

/** One word of a spoken call: its clip in the bank, or a pause in milliseconds. */
export type VoicePart = string | number;

export type SpokenCall = {
  /** Ticket code: capital letters and digits. */
  code: string;
  /** The number over the counter, 1 to 999. */
  counter: number;
  language: Language;
};

const BREATH_MS = 220;
const CHINESE_DIGITS = "零一二三四五六七八九";
const ENGLISH_SMALL = [
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(
    " ",
  ),
  ..."sixteen seventeen eighteen nineteen".split(" "),
];
const ENGLISH_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** What is said, the same words as on the board. */
export function callText({ code, counter, language }: SpokenCall): string {
  const signs = [...code].map((sign) => signWord(sign, language)).join(" ");
  return language === "zh-CN"
    ? `请 ${signs} 号，到${chineseNumber(counter)}号窗口办理。`
    : `Number ${signs}, please go to counter ${englishNumber(counter).join(" ")}.`;
}

/** The clips of a call in order; a clip is named `<language>/<word>` as the bank is laid out. */
export function callParts({ code, counter, language }: SpokenCall): VoicePart[] {
  const signs = [...code].map((sign) => clipOf(sign, language));
  if (language === "en") {
    const number = englishNumber(counter).map((word) => `en/${word}`);
    return ["en/number", ...signs, BREATH_MS, "en/please-go-to-counter", ...number];
  }
  const number = [...chineseNumber(counter)].map((sign) => `zh-CN/${sign}`);
  return ["zh-CN/请", ...signs, "zh-CN/号", BREATH_MS, "zh-CN/到", ...number, "zh-CN/号窗口办理"];
}

/** 3 → 三, 12 → 十二, 20 → 二十, 105 → 一百零五. */
export function chineseNumber(n: number): string {
  const digit = (d: number): string => CHINESE_DIGITS[d] ?? "";
  const hundreds = Math.floor(n / 100);
  const tens = Math.floor(n / 10) % 10;
  const ones = n % 10;
  if (n < 10) return digit(n);
  const head = hundreds > 0 ? `${digit(hundreds)}百` : "";
  if (tens === 0) return ones === 0 ? head : `${head}零${digit(ones)}`;
  const ten = tens === 1 && hundreds === 0 ? "十" : `${digit(tens)}十`;
  return head + ten + (ones === 0 ? "" : digit(ones));
}

/** 3 → [three], 42 → [forty, two], 105 → [one, hundred, and, five]. */
export function englishNumber(n: number): string[] {
  const word = (list: readonly string[], at: number): string => list[at] ?? "";
  if (n < 20) return [word(ENGLISH_SMALL, n)];
  if (n < 100)
    return [word(ENGLISH_TENS, Math.floor(n / 10)), ...(n % 10 ? [word(ENGLISH_SMALL, n % 10)] : [])];
  const rest = n % 100;
  return [
    word(ENGLISH_SMALL, Math.floor(n / 100)),
    "hundred",
    ...(rest ? ["and", ...englishNumber(rest)] : []),
  ];
}

function signWord(sign: string, language: Language): string {
  const digit = sign.charCodeAt(0) - 48;
  if (digit < 0 || digit > 9) return sign;
  return (language === "zh-CN" ? CHINESE_DIGITS[digit] : ENGLISH_SMALL[digit]) ?? sign;
}

/** Letters are read by their English names in both languages, as people in China do. */
function clipOf(sign: string, language: Language): string {
  return /[A-Z]/.test(sign) ? `letter/${sign}` : `${language}/${signWord(sign, language)}`;
}
