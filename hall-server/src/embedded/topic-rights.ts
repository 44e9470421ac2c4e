/** Who speaks to the broker: the hub itself, a device, or the camera watch of a hall (which is a device too). */
export type MqttIdentity =
  | { kind: "hub" }
  | { kind: "device"; hall: string; device: string }
  | { kind: "vision"; hall: string; device: string };

/** The topic filters of one identity; `+` and `#` as in MQTT. */
export interface TopicRights {
  write: readonly string[];
  read: readonly string[];
}

const ID = /^[a-z0-9-]+$/;
const SAYS = ["status", "info", "state", "result", "event", "telemetry"];
const SEES = ["camera/+/state", "zone/+/count", "zone/+/state", "counter/+/presence", "line/+/count"];

/**
 * What an identity may write and read: a device only its own words, the camera watch what it sees besides, and the
 * hub everything of its halls, so that it alone writes `set`, `command` and `alert`.
 */
export function topicRights(identity: MqttIdentity): TopicRights {
  if (identity.kind === "hub") return { write: ["hall/#"], read: ["hall/#"] };
  const { hall, device } = identity;
  if (!ID.test(hall) || !ID.test(device)) return { write: [], read: [] }; // a wildcard in an id would open others'
  const own = `hall/${hall}/device/${device}`;
  const says = SAYS.map((word) => `${own}/${word}`);
  const sees = identity.kind === "vision" ? SEES.map((topic) => `hall/${hall}/${topic}`) : [];
  return {
    write: [...says, ...sees],
    read: [`${own}/#`, ...sees, `hall/${hall}/status`, `hall/${hall}/queue/+/state`],
  };
}

/** May this identity publish to this topic? */
export function mayPublish(identity: MqttIdentity, topic: string): boolean {
  return !/[+#]/.test(topic) && topicRights(identity).write.some((allowed) => covers(allowed, topic));
}

/** May this identity subscribe to this filter, or be sent this topic? Only if it may read all that could match. */
export function maySubscribe(identity: MqttIdentity, filter: string): boolean {
  return topicRights(identity).read.some((allowed) => covers(allowed, filter));
}

/** Does the allowed filter match every topic that the other one (a filter or a topic) matches? */
function covers(allowed: string, filter: string): boolean {
  const levels = filter.split("/");
  const allowedLevels = allowed.split("/");
  for (const [index, level] of allowedLevels.entries()) {
    if (level === "#") return true;
    const asked = levels[index];
    if (asked === undefined || asked === "#") return false;
    if (level !== "+" && level !== asked) return false;
  }
  return levels.length === allowedLevels.length;
}
