import { z } from "zod";
import type { Permission } from "./permissions.ts";

/** One entry of the registry of commands. */
export type Command = {
  /** Who may send it. */
  may: Permission;
  request: z.ZodType;
  reply: z.ZodType;
  /** Reads change nothing and are answered by the screen's own connection; they need no idempotency key. */
  read?: true;
  summary: string;
};

/** Why, in a person's words. */
export const Reason = z.string().trim().min(1).max(200);
