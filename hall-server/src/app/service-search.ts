import type { HallConfiguration, ServiceView } from "@hall/contract";
import { pinyin } from "pinyin-pro";

const views = new WeakMap<HallConfiguration, ServiceView[]>();

/** The hall's services with what people may type to find them; made once for a configuration. */
export function serviceViews(configuration: HallConfiguration): ServiceView[] {
  let made = views.get(configuration);
  if (!made) {
    made = configuration.services.map((service) => ({ ...service, search: searchWords(service.name) }));
    views.set(configuration, made);
  }
  return made;
}

/** Names, pinyin in full (`shenfenzheng`) and its first letters (`sfz`): lower case, without spaces. */
export function searchWords(name: ServiceView["name"]): string[] {
  const chinese = name["zh-CN"];
  const full = pinyin(chinese, { toneType: "none", type: "array", nonZh: "consecutive", v: true });
  const first = pinyin(chinese, { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive" });
  return [...new Set([chinese, name.en, full.join(""), first.join("")].map(plain))].filter(
    (word) => word !== "",
  );
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s·()（）、，,.-]/g, "");
}
