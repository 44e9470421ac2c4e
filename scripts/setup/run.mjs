import { spawn } from "node:child_process";

/** A program that set-up started ended badly; `message` names it and quotes the end of what it said. */
export class CommandFailed extends Error {}

/** Runs a program to its end without a shell and gives its standard output; throws CommandFailed otherwise. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let stdout = "";
    let all = "";
    const keep = (text) => {
      all = (all + text).slice(-4_000);
    };
    child.stdout?.setEncoding("utf8").on("data", (text) => {
      stdout += text;
      keep(text);
    });
    child.stderr?.setEncoding("utf8").on("data", keep);
    child.once("error", (error) => reject(new CommandFailed(`${command} cannot be run: ${error.message}`)));
    child.once("close", (code, signal) => {
      if (code === 0) return resolve(stdout);
      const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
      reject(new CommandFailed(`${[command, ...args].join(" ")} ${how}\n${withoutStacks(all)}`));
    });
  });
}

/** What a failed program said, without the lines that only its own makers can use. */
function withoutStacks(text) {
  const lines = text.trimEnd().split("\n");
  return lines.filter((line) => !/^\s+at /.test(line)).join("\n");
}
