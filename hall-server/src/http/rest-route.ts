import type { Permission } from "@hall/contract";
import type { z } from "zod";

/** One address of the REST side beside the commands, as it is documented. */
export type RestRoute = {
  method: "get" | "post" | "put" | "delete";
  path: string;
  summary: string;
  /** `none`: no token; `any`: any token. */
  may: Permission | "none" | "any";
  parameters?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  value: z.ZodType;
};
