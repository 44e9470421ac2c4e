import { parseArgs } from "node:util";
import { CameraSetting, type Point } from "@hall/contract";
import { type Looker, runClip } from "./analysis/clip-run.ts";
import type { PresenceFinding } from "./analysis/findings.ts";
import { ModelSession } from "./detect/model-session.ts";
import { type Absence, absencesOf } from "./eval/absences.ts";
import { commandFfmpeg, commandModel, positiveOption, runCommand } from "./eval/command.ts";
import { readClip } from "./sources/clip.ts";
import type { Frame } from "./sources/frame.ts";

const USAGE = `usage: npm run vision:counter -- --clip FILE_OR_FOLDER --staff x,y x,y x,y … [--absent-after 120] [--fps 2] [--json]
A folder's pictures are taken as --fps a second. When nobody was at a counter. The staff side is a polygon of points from 0,0 (top left) to 1,1 (bottom right).`;

async function watchCounter(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      clip: { type: "string" },
      staff: { type: "string" },
      "absent-after": { type: "string", default: "120" },
      fps: { type: "string", default: "2" },
      model: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  if (!values.clip || !values.staff) throw new Error(USAGE);
  const polygon = [values.staff, ...positionals].map(point);
  if (polygon.length < 3) throw new Error(`--staff needs three points or more, got ${polygon.length}`);
  const fps = positiveOption(values.fps, "fps");
  const camera = cameraOf(polygon, positiveOption(values["absent-after"], "absent-after"), fps);
  const events = await absencesIn(values.clip, camera, values.model ?? (await commandModel()));
  if (values.json) console.log(JSON.stringify({ events }));
  else if (events.length === 0) console.log("somebody was there all the time");
  else for (const { kind, from, to } of events) console.log(`${kind.padEnd(8)} ${from} s to ${to} s`);
}

async function absencesIn(clip: string, camera: CameraSetting, model: string): Promise<Absence[]> {
  const session = await ModelSession.open({ file: model });
  const looker: Looker = {
    model: { threshold: session.adapter.threshold },
    look: ({ bytes, width, height }) => session.look(bytes, width, height),
  };
  let end = 0;
  async function* timed(frames: AsyncIterable<Frame>): AsyncGenerator<Frame> {
    for await (const frame of frames) {
      end = frame.at;
      yield frame;
    }
  }
  const presence: { at: number; finding: PresenceFinding }[] = [];
  try {
    const frames = timed(readClip(commandFfmpeg(), clip, { fps: camera.analysedFps, longestSide: 640 }));
    // Every absence is an event here; the rest between two alarms belongs to alerts.
    for await (const { at, finding } of runClip(camera, frames, looker, 0))
      if (finding.kind === "presence") presence.push({ at, finding });
  } finally {
    await session.close();
  }
  return absencesOf(presence, end).map(({ kind, from, to }) => ({ kind, from: tenth(from), to: tenth(to) }));
}

function cameraOf(polygon: Point[], absentSeconds: number, analysedFps: number): CameraSetting {
  const zone = {
    zoneId: "staff",
    name: "staff",
    kind: "counter-staff",
    anchor: "overlap",
    counterId: "counter",
  };
  const camera = {
    hallId: "clip",
    cameraId: "clip",
    url: "clip",
    analysedFps,
    zones: [{ ...zone, polygon }],
  };
  const setting = CameraSetting.parse(camera);
  // A clip may be shorter than any hall's patience.
  return { ...setting, zones: setting.zones.map((staff) => ({ ...staff, absentSeconds })) };
}

function point(text: string): Point {
  const [x = Number.NaN, y = Number.NaN, ...rest] = text.split(",").map(Number);
  if (rest.length === 0 && x >= 0 && x <= 1 && y >= 0 && y <= 1) return [x, y];
  throw new Error(`a point of --staff is x,y with both from 0 to 1, not ${text}`);
}

function tenth(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

runCommand(watchCounter);
