import type {
  AuditEntry,
  ClerkStatistics,
  ConfigurationSave,
  Fairness,
  JournalLine,
  Statistics,
  StatisticsBy,
  VisitDetail,
} from "@hall/contract";
import type { Logger } from "pino";
import type { Access } from "../app/access.ts";
import type { AuditAsked } from "../app/access-store.ts";
import type { Accounts } from "../app/accounts.ts";
import type { CommandGate } from "../app/command-gate.ts";
import type { Enrolments } from "../app/enrolments.ts";
import type { EvidenceDesk } from "../app/evidence.ts";
import type { Halls } from "../app/halls.ts";
import type { JournalAsked } from "../app/journal.ts";
import type { LookBook } from "../app/looks.ts";
import type { Principal } from "../app/principal.ts";
import type { SignInDesk } from "../app/sign-in.ts";
import type { VoiceClips } from "../app/voice-clips.ts";
import type { HallMetrics } from "./metrics.ts";

/** What can be asked of a hall beside its snapshot. Hall and permission have been checked. */
export type HallReads = {
  /** Undefined when there is no such visit. A visitor asks for the own visit only. */
  visit(hallId: string, visitId: string, principal: Principal): Promise<VisitDetail | undefined>;
  journal(hallId: string, asked: JournalAsked): Promise<JournalLine[]>;
  /** The last times that the configuration was saved, the newest first. */
  saves(hallId: string, limit: number): Promise<ConfigurationSave[]>;
  /** Business days, both included. */
  statistics(
    hallId: string,
    asked: { from: string; to: string; by?: StatisticsBy | undefined },
  ): Promise<Statistics>;
  clerks(hallId: string, days: { from: string; to: string }): Promise<ClerkStatistics>;
  fairness(hallId: string, days: { from: string; to: string }): Promise<Fairness>;
};

/** Folders with the built pages of each program. */
export type ScreenFolders = { kiosk: string; counter: string; dashboard: string };

/** All that HTTP needs of the house. */
export type HttpPorts = {
  access: Access;
  accounts: Accounts;
  signIn: SignInDesk;
  enrolments: Enrolments;
  gate: CommandGate;
  halls: Halls;
  reads: HallReads;
  audit: (asked: AuditAsked) => Promise<AuditEntry[]>;
  looks: Pick<LookBook, "evidence" | "last">;
  evidence: Pick<EvidenceDesk, "list" | "clip">;
  /** What must work before the hub is ready, by name. */
  checks: Readonly<Record<string, () => boolean | Promise<boolean>>>;
  metrics: HallMetrics;
  screens: ScreenFolders;
  /** How many reverse proxies stand before the hub. */
  proxies: number;
  /** Spoken calls. */
  voice: Pick<VoiceClips, "wav">;
  log: Pick<Logger, "error">;
};
