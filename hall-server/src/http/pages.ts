import type { Language } from "@hall/contract";

const DOORS = [
  { href: "/kiosk/", "zh-CN": "取号机", en: "Ticket kiosk" },
  { href: "/board/", "zh-CN": "叫号屏", en: "Called board" },
  { href: "/counter/", "zh-CN": "窗口终端", en: "Counter terminal" },
  { href: "/dashboard/", "zh-CN": "管理看板", en: "Dashboard" },
  { href: "/api/docs/", "zh-CN": "接口文档", en: "API" },
] as const;

const TEXTS = {
  title: { "zh-CN": "政务服务大厅", en: "Service hall" },
  choose: { "zh-CN": "请选择入口", en: "Choose a door" },
  notBuilt: { "zh-CN": "这个页面还没有构建", en: "This screen has not been built yet" },
  build: {
    "zh-CN": "在服务器上运行 <code>npm run build</code>，然后刷新本页。",
    en: "Run <code>npm run build</code> on the server, then reload this page.",
  },
} as const;

const STYLE = `
  :root { font: 20px/1.5 "Noto Sans SC Variable", system-ui, sans-serif; color: #1B2430; background: #F7F8FA; }
  main { max-width: 40rem; margin: 10vh auto; padding: 0 24px; }
  h1 { font-size: 40px; margin: 0 0 8px; }
  p { color: #4A5A6E; }
  ul { list-style: none; padding: 0; display: grid; gap: 16px; }
  li a { display: block; padding: 20px 24px; background: #FFFFFF; border: 1px solid #D8DEE6; border-radius: 8px;
    color: #0B5CAD; text-decoration: none; font-weight: 600; }
  li a:focus-visible, li a:hover { outline: 3px solid #0B5CAD; }
  h2 { font-size: 28px; margin: 32px 0 8px; }
  h3 { font-size: 20px; margin: 16px 0 4px; }
  ul.text { list-style: disc; padding-left: 1.2em; gap: 8px; }
`;

/** The doors of the house, for whoever opens its bare address. */
export function landingPage(language: Language): string {
  const doors = DOORS.map((door) => `<li><a href="${door.href}">${door[language]}</a></li>`).join("");
  return htmlPage(language, TEXTS.title[language], `<p>${TEXTS.choose[language]}</p><ul>${doors}</ul>`);
}

/** Instead of a screen whose files are not there. */
export function notBuiltPage(language: Language): string {
  return htmlPage(language, TEXTS.notBuilt[language], `<p>${TEXTS.build[language]}</p>`);
}

/** A whole page without script; title and body are HTML. */
export function htmlPage(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><link rel="stylesheet" href="/assets/font/index.css"><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>${body}</main></body></html>
`;
}
