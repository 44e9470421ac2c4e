import { describe, expect, it } from "vitest";
import { at, boss, type Given, given, hub, lin, NINE } from "../../test/given.ts";
import { type Lastings, type Observations, WATCHED } from "./alert-rules.ts";
import { reviewNow } from "./review.ts";

const polygon: [number, number][] = [
  [0, 0],
  [1, 0],
  [1, 1],
];
const seats = { zoneId: "seats", name: "Seats", kind: "waiting" as const, polygon };
const desk = { zoneId: "desk", name: "Desk", kind: "counter-staff" as const, polygon, counterId: "c1" };
const camera = {
  cameraId: "cam",
  name: "Hall",
  url: "rtsp://camera",
  zones: [{ ...seats, crowding: { people: 4 } }, desk],
};
const WATCHING = {
  cameras: [camera],
  devices: [{ deviceId: "pad", kind: "rating-pad" as const }],
  ticketsPeople: { people: 2, minutes: 5 },
};

type Seen = Partial<Observations>;
type Hall = { hall: Given; since: Lastings };
const NOTHING: Observations = {
  presence: new Map(),
  cameras: new Map(),
  devices: new Map(),
  zones: new Map(),
};
const presence = (
  state: "attended" | "returning" | "absent" | "leaving" | "unknown",
  since = at(0),
): Seen => ({
  presence: new Map([["c1", { state, since }]]),
});
const people = (count: number | "unknown", crowdedSince?: string): Seen => ({
  zones: new Map([["seats", { count, ...(crowdedSince === undefined ? {} : { crowdedSince }) }]]),
});
const cam = (state: "online" | "covered" | "dark" | "offline" | "unknown", since = at(0)): Seen => ({
  cameras: new Map([["cam", { state, since }]]),
});
const pad = (status: "online" | "offline" | "never-seen", since = at(0)): Seen => ({
  devices: new Map([["pad", { status, since }]]),
});

/** One look of the watch; `before` as it left it. */
function look({ hall, since: before }: Hall, seen: Seen): Hall {
  const now = new Date(NINE + hall.minute * 60_000);
  const { request, since } = reviewNow(hall.state, { ...NOTHING, ...seen }, now, before);
  return { hall: hall.after("alerts:review", { ...request, kinds: WATCHED }, hub), since };
}
const later = ({ hall, since }: Hall, minutes: number): Hall => ({ hall: hall.later(minutes), since });
const watched = (hall: Given): Hall => ({ hall, since: new Map() });
const life = ({ hall }: Hall, kind: string): string[] =>
  [...hall.state.alerts.values()].filter((a) => a.kind === kind).map(({ state }) => state);

const idle = (): Hall => look(later(watched(given(WATCHING).staffed("c1")), 3), presence("absent"));
const crowd = (): Hall => look(watched(given(WATCHING).later(1)), people(5, at(0)));
const ghosts = (): Hall => {
  const three = look(watched(given(WATCHING).ticket().ticket().ticket()), people(0));
  return look(later(three, 5), people(0));
};
const covered = (): Hall => look(later(watched(given(WATCHING)), 1), cam("covered"));
const silent = (): Hall => look(later(watched(given(WATCHING)), 1), pad("offline"));

describe("an alert whose cause nobody can judge", () => {
  it.each([
    ["counter-absent", "the lens is covered", idle, presence("unknown", at(3))],
    ["counter-absent", "the watch has said nothing yet", idle, {}],
    ["counter-absent", "nobody has been seen since the watch is back", idle, presence("leaving", at(3))],
    ["counter-absent", "an absence is counted anew", idle, presence("absent", at(3.5))],
    ["crowding", "the lens is covered", crowd, people("unknown")],
    ["crowding", "the watch has said nothing yet", crowd, {}],
    ["crowding", "a crowd is counted anew", crowd, people(4)],
    ["tickets-people-mismatch", "the lens is covered", ghosts, people("unknown")],
    ["tickets-people-mismatch", "the watch has said nothing yet", ghosts, {}],
    ["camera-unhealthy", "the watch is gone", covered, cam("unknown")],
    ["camera-unhealthy", "the watch has said nothing yet", covered, {}],
    ["camera-unhealthy", "it is ill anew, for a moment", covered, cam("offline", at(1.99))],
    ["device-offline", "the hub has begun anew", silent, {}],
    [
      "counter-absent",
      "somebody has just come, perhaps to fetch something",
      idle,
      presence("returning", at(4)),
    ],
    ["device-offline", "it has not been heard of", silent, pad("never-seen")],
  ])("of %s stays when %s", (kind, _why, open, seen) => {
    expect(life(open(), kind)).toEqual(["raised"]);
    expect(life(look(later(open(), 1), seen), kind)).toEqual(["raised"]);
  });

  it.each([
    ["counter-absent", idle, presence("attended", at(4))],
    ["crowding", crowd, people(3)],
    ["tickets-people-mismatch", ghosts, people(3)],
    ["camera-unhealthy", covered, cam("online", at(4))],
    ["device-offline", silent, pad("online", at(4))],
  ])("of %s ends by the truth when it is seen again", (kind, open, truth) => {
    const blind = look(later(open(), 1), { presence: new Map(), zones: new Map() });
    expect(life(look(later(blind, 1), truth), kind)).toEqual(["resolved"]);
  });

  it.each([
    ["counter-absent", idle, presence("absent")],
    ["crowding", crowd, people(5, at(2))],
    ["tickets-people-mismatch", ghosts, people(0)],
    ["camera-unhealthy", covered, cam("covered")],
    ["device-offline", silent, pad("offline")],
  ])("of %s goes on as one alert when it is seen again", (kind, open, truth) => {
    const blind = look(later(open(), 1), {});
    const again = look(later(blind, 1), truth);
    expect(life(again, kind)).toEqual(["raised"]);
    expect(life(look(later(again, 6), truth), kind)).toEqual(["raised"]);
  });

  it("is not raised, and escalates by its time as ever", () => {
    expect(look(watched(given(WATCHING).staffed("c1").later(30)), {}).hall.state.alerts.size).toBe(0);
    const blind = look(later(idle(), 31), {});
    const [alertId = ""] = blind.hall.state.alerts.keys();
    expect(blind.hall.when("alert:escalate", { alertId, level: 50 }, hub)).toHaveLength(1);
  });
});

describe("what the hub knows by itself ends an alert of a blind camera", () => {
  const pause = { counterId: "c1", reason: "Away" };
  const configured = (hall: Given, change: object) =>
    hall.after("hall:configure", { configuration: { ...hall.state.configuration, ...change } }, boss);
  const without = (hall: Given, zoneId: string) => {
    const cameras = hall.state.configuration.cameras.map((one) => ({
      ...one,
      zones: one.zones.filter((zone) => zone.zoneId !== zoneId),
    }));
    return configured(hall, { cameras });
  };

  const switchedOff = (hall: Given) =>
    configured(hall, {
      cameras: hall.state.configuration.cameras.map((one) => ({ ...one, enabled: false })),
    });

  it.each<[string, string, () => Hall, (hall: Given) => Given]>([
    ["counter-absent", "the counter pauses", idle, (hall) => hall.after("counter:pause", pause, lin)],
    ["counter-absent", "its clerk takes a break", idle, (hall) => hall.after("clerk:break", {}, lin)],
    ["counter-absent", "no camera is left", idle, (hall) => configured(hall, { cameras: [] })],
    ["counter-absent", "the camera is switched off", idle, switchedOff],
    ["crowding", "the camera is switched off", crowd, switchedOff],
    ["tickets-people-mismatch", "the camera is switched off", ghosts, switchedOff],
    ["camera-unhealthy", "the camera is switched off", covered, switchedOff],
    ["counter-absent", "its area is gone", idle, (hall) => without(hall, "desk")],
    ["crowding", "no camera is left", crowd, (hall) => configured(hall, { cameras: [] })],
    ["crowding", "its area is gone", crowd, (hall) => without(hall, "seats")],
    ["tickets-people-mismatch", "no camera is left", ghosts, (hall) => configured(hall, { cameras: [] })],
    ["camera-unhealthy", "no camera is left", covered, (hall) => configured(hall, { cameras: [] })],
    ["device-offline", "the device is gone", silent, (hall) => configured(hall, { devices: [] })],
  ])("%s: %s", (kind, _why, open, deed) => {
    const blind = look(later(open(), 1), {});
    const after = { ...blind, hall: deed(blind.hall) };
    expect(life(look(after, {}), kind)).toEqual(["resolved"]);
    const lastWord = look(
      { ...open(), hall: deed(open().hall) },
      { ...presence("absent"), ...people(9, at(0)) },
    );
    expect(life(lastWord, kind)).toEqual(["resolved"]);
  });

  it("lunch: the kiosks are shut, and the lights may be out", () => {
    const LUNCH = 3 * 60;
    const before = watched(given(WATCHING).later(LUNCH - 10));
    const mismatch = look(later(look(before, people(9)), 5), people(9));
    expect(life(mismatch, "tickets-people-mismatch")).toEqual(["raised"]);
    for (const seen of [people(9), people("unknown"), {}])
      expect(life(look(later(mismatch, 5), seen), "tickets-people-mismatch")).toEqual(["resolved"]);
    const dark = look(before, cam("dark"));
    expect(life(dark, "camera-unhealthy")).toEqual(["raised"]);
    expect(life(look(later(dark, 10), cam("dark")), "camera-unhealthy")).toEqual(["resolved"]);
  });

  it("one of two cameras is switched off, and the other is blind", () => {
    const open = ghosts();
    const both = open.hall.state.configuration.cameras.flatMap((one) => [
      one,
      {
        ...one,
        cameraId: "back",
        enabled: false,
        zones: one.zones.map((zone) => ({ ...zone, zoneId: "back" })),
      },
    ]);
    const after = { ...open, hall: configured(open.hall, { cameras: both }) };
    expect(life(look(after, people("unknown")), "tickets-people-mismatch")).toEqual(["resolved"]);
  });

  it("the visit is over that nobody served", () => {
    const called = given(WATCHING).staffed("c1").ticket().after("visit:call-next", { counterId: "c1" });
    const serving = look(later(watched(called.does("visit:arrive", "A001")), 3), presence("absent"));
    const blind = look(later(serving, 1), presence("unknown"));
    expect(life(blind, "absent-while-serving")).toEqual(["raised"]);
    const over = look({ ...blind, hall: blind.hall.does("visit:finish", "A001") }, presence("unknown"));
    expect(life(over, "absent-while-serving")).toEqual(["resolved"]);
    expect(life(over, "counter-absent")).toEqual([]);
  });
});

describe("people without tickets, who must last for five minutes", () => {
  const KIND = "tickets-people-mismatch";
  const at9 = () => watched(given(WATCHING));
  const sees = (hall: Hall, minutes: number, count: number | "unknown") =>
    look(later(hall, minutes), people(count));

  it("are told although one area was not seen for a moment", () => {
    const blind = sees(look(at9(), people(9)), 3, "unknown");
    const again = sees(blind, 1, 9);
    expect(life(sees(again, 1.9, 9), KIND)).toEqual([]);
    expect(life(sees(again, 2, 9), KIND)).toEqual(["raised"]);
  });

  it("are told only when they are seen, and for the time in which they were", () => {
    const blind = sees(sees(look(at9(), people(9)), 3, "unknown"), 7, "unknown");
    expect(life(blind, KIND)).toEqual([]);
    const again = sees(blind, 1, 9);
    expect(life(again, KIND)).toEqual([]);
    expect(life(sees(again, 2, 9), KIND)).toEqual(["raised"]);
    expect(life(sees(sees(blind, 1, 0), 2, 9), KIND)).toEqual([]);
  });

  it("count from when the hall opens", () => {
    const lunch = look(watched(given(WATCHING).later(4 * 60 - 6)), people(9));
    const opens = sees(sees(lunch, 5, "unknown"), 1, 9);
    expect(life(opens, KIND)).toEqual([]);
    expect(life(sees(opens, 4.9, 9), KIND)).toEqual([]);
    const [alert] = [...sees(opens, 5, 9).hall.state.alerts.values()];
    expect(alert).toMatchObject({ kind: KIND, severity: "severe", since: at(4 * 60) });
  });
});
