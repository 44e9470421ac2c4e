import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { pinyin } from "pinyin-pro";
import { installDebian, isDebian, isRoot, libraryPath, unpackDebian } from "./debian.mjs";
import { run } from "./run.mjs";
import { trimmed } from "./wav.mjs";

// The bank's own number: a new one makes every machine speak its clips again.
const VERSION = 1;
const RATE = 22_050;

/**
 * The spoken calls: espeak-ng, which is GPL and therefore only ever spawned (on PATH, out of Debian by root, or
 * unpacked into the cache by others), says each word once into `<cache>/voice/`. Gives `{command, env, bank}`, or
 * undefined where there is neither a program nor a bank.
 */
export async function ensureVoice({ cache, say }) {
  const bank = path.join(cache, "voice");
  const program = await ensureProgram({ cache, say });
  if (isWhole(bank)) return { command: program?.command ?? "", env: program?.env ?? {}, bank };
  if (!program) return undefined;
  say("speaking the words of the calls, once");
  await speakBank({ ...program, bank });
  return { ...program, bank };
}

async function ensureProgram({ cache, say }) {
  const found = onPath("espeak-ng");
  if (found) return { command: found, env: {} };
  if (!isDebian()) return undefined;
  if (!isRoot()) return unpacked(cache, say);
  say("installing espeak-ng from Debian for the spoken calls");
  await installDebian(["espeak-ng"]);
  return { command: "/usr/bin/espeak-ng", env: {} };
}

async function unpacked(cache, say) {
  if (!existsSync(path.join(cache, "debian/voice")))
    say("unpacking espeak-ng from Debian for the spoken calls");
  const folder = await unpackDebian("voice", ["espeak-ng", "espeak-ng-data", "libespeak-ng1"], { cache });
  const triplet = readdirSync(path.join(folder, "usr/lib")).find((name) =>
    existsSync(path.join(folder, "usr/lib", name, "espeak-ng-data")),
  );
  const data = path.join(folder, "usr/lib", triplet ?? "", "espeak-ng-data");
  const env = { LD_LIBRARY_PATH: libraryPath(folder), ESPEAK_DATA_PATH: data };
  return { command: path.join(folder, "usr/bin/espeak-ng"), env };
}

function onPath(name) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

/** Every word that a call can hold, by its name in the bank: which voice reads it, and what that voice is given. */
function words() {
  const list = [];
  const chinese = (word, reading) =>
    list.push({
      name: `zh-CN/${word}`,
      voice: "cmn-latn-pinyin",
      text: reading ?? pinyin(word, { toneType: "num" }),
    });
  const english = (word, text = word) => list.push({ name: `en/${word}`, voice: "en-gb", text });
  for (const word of "请到零一二三四五六七八九十百") chinese(word);
  chinese("号", "hao4"); // read alone it would be háo, to wail
  chinese("号窗口办理", "hao4 chuang1 kou3 ban4 li3");
  for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    list.push({ name: `letter/${letter}`, voice: "en-gb", text: letter === "A" ? "[[eI]]" : letter });
  english("number");
  english("please-go-to-counter", "please go to counter");
  english("hundred");
  english("and");
  const small =
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";
  const more = "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety";
  for (const word of `${small} ${more}`.split(" ")) english(word);
  return list;
}

/** The bank appears whole or not at all: spoken beside its place, then renamed. */
async function speakBank({ command, env, bank }) {
  mkdirSync(path.dirname(bank), { recursive: true });
  const work = mkdtempSync(path.join(path.dirname(bank), "voice-partial-"));
  try {
    const clips = {};
    for (const [index, { name, voice, text }] of words().entries()) {
      const file = `${fileName(name, index)}.wav`;
      const raw = path.join(work, "raw.wav");
      await run(command, ["-v", voice, "-s", "160", "-w", raw, "--", text], {
        env: { ...process.env, ...env },
      });
      writeFileSync(path.join(work, file), trimmed(readFileSync(raw), RATE, name));
      clips[name] = file;
    }
    rmSync(path.join(work, "raw.wav"));
    writeFileSync(path.join(work, "bank.json"), `${JSON.stringify({ version: VERSION, clips }, null, 1)}\n`);
    rmSync(bank, { recursive: true, force: true });
    renameSync(work, bank);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Readable where the word is Latin, so that whoever replaces a clip by a recording finds it. */
function fileName(name, index) {
  const [language, word] = name.split("/");
  const latin = /^[A-Za-z-]+$/.test(word) ? word : pinyin(word, { toneType: "none" }).replaceAll(" ", "-");
  return `${language}-${latin}-${index}`.toLowerCase();
}

function isWhole(bank) {
  try {
    const { version, clips } = JSON.parse(readFileSync(path.join(bank, "bank.json"), "utf8"));
    return version === VERSION && Object.values(clips).every((file) => existsSync(path.join(bank, file)));
  } catch {
    return false;
  }
}
