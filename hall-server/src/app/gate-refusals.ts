import type { Language, Permission } from "@hall/contract";
import type { z } from "zod";
import { inWords } from "./problem-words.ts";
import { Refusal } from "./refusal.ts";

/** How many problems of one request are told. */
const TOLD = 10;

/** No token, or one that is good for nothing. */
export function unauthenticated(): Refusal {
  return new Refusal("unauthenticated", (language) =>
    language === "en"
      ? "Sign in first: the token is missing, wrong or no longer good"
      : "请先登录：凭证缺失、错误或已失效",
  );
}

/** Known, and not allowed. `hallId` is given where the permission holds elsewhere only. */
export function forbidden(permission: Permission, hallId?: string): Refusal {
  const words = { en: `This needs the permission “${permission}”`, "zh-CN": `此操作需要权限“${permission}”` };
  const where = { en: hallId ? ` in hall ${hallId}` : "", "zh-CN": hallId ? `（大厅 ${hallId}）` : "" };
  return new Refusal("forbidden", (language) => words[language] + where[language], { permission });
}

export function unknownHall(hallId: string): Refusal {
  const name = hallId.slice(0, 64);
  return new Refusal("not-found", (language) =>
    language === "en" ? `There is no hall ${name}` : `没有大厅 ${name}`,
  );
}

export function unknownCommand(command: string): Refusal {
  const name = command.slice(0, 64);
  return new Refusal("not-found", (language) =>
    language === "en" ? `There is no command ${name}` : `没有命令 ${name}`,
  );
}

/** What does not fit the schema: where, and what was expected; never what was sent. */
export function invalidRequest(error: z.ZodError, language: Language = "en"): Refusal {
  const issues = error.issues
    .slice(0, TOLD)
    .map(({ path, message }) => ({ path: path.map(String), message: inWords(message, language) }));
  const message = issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join(".")}: ${message}` : message,
  );
  return new Refusal("invalid", message.join("; "), { issues });
}

export function tooLarge(kilobytes: number): Refusal {
  return new Refusal("too-large", (language) =>
    language === "en" ? `At most ${kilobytes} kB are accepted` : `最多接受 ${kilobytes} kB`,
  );
}

export function badKey(): Refusal {
  return new Refusal("invalid", (language) =>
    language === "en"
      ? "An idempotency key has 1 to 128 printable ASCII characters"
      : "幂等键应为 1 到 128 个可打印的 ASCII 字符",
  );
}

/** Live pictures and rehearsals need a line that stays open. */
export function socketOnly(): Refusal {
  return new Refusal("invalid", (language) =>
    language === "en" ? "This command works over Socket.io only" : "此命令只能通过 Socket.io 使用",
  );
}
