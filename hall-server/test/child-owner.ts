// A process that owns a child program and waits to be killed.
import { pino } from "pino";
import { ChildProgram } from "../src/embedded/child-program.ts";

const log = pino({}, { write: (line: string) => process.send?.(Number(JSON.parse(line).msg)) });
new ChildProgram({ name: "orphan", path: process.argv[2] ?? "", log }).start();
