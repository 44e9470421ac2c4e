import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { CommandDone } from "../app/command-gate.ts";

/** Figures that are asked for when somebody looks. */
export type Gauges = {
  /** Open sockets by kind of principal. */
  sockets: () => Readonly<Record<string, number>>;
  /** Visits that wait, by hall. */
  waiting: () => Readonly<Record<string, number>>;
};

/** The hub's figures for Prometheus. Names and numbers only: nothing about a person. */
export type HallMetrics = {
  commandDone: (done: CommandDone) => void;
  /** One append to the journal: how long it took, how many events it wrote. */
  journalAppended: (seconds: number, events: number) => void;
  /** An MQTT message that did not parse. */
  mqttDropped: () => void;
  watch: (gauges: Gauges) => void;
  contentType: string;
  text: () => Promise<string>;
};

/** A registry of its own for each hub, so that two hubs in one test do not share figures. */
export function hallMetrics(): HallMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const { commands, durations, appends, events, dropped } = figures(registry);
  return {
    commandDone({ command, result, seconds }) {
      commands.inc({ command, result });
      durations.observe({ command }, seconds);
    },
    journalAppended(seconds, count) {
      appends.observe(seconds);
      events.inc(count);
    },
    mqttDropped: () => dropped.inc(),
    watch: (gauges) => watchGauges([registry], gauges),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

function figures(registry: Registry) {
  const registers = [registry];
  const commands = new Counter({
    name: "hall_commands_total",
    help: "Commands by name and result",
    labelNames: ["command", "result"],
    registers,
  });
  const durations = new Histogram({
    name: "hall_command_seconds",
    help: "From the arrival of a command to its answer",
    labelNames: ["command"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
    registers,
  });
  const appends = new Histogram({
    name: "hall_journal_append_seconds",
    help: "One transaction of the journal",
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5],
    registers,
  });
  const events = new Counter({ name: "hall_journal_events_total", help: "Events written", registers });
  const dropped = new Counter({
    name: "hall_mqtt_dropped_total",
    help: "MQTT messages that did not parse",
    registers,
  });
  return { commands, durations, appends, events, dropped };
}

function watchGauges(registers: Registry[], { sockets, waiting }: Gauges): void {
  gauge(registers, "hall_sockets", "Open sockets by kind", "kind", sockets);
  gauge(registers, "hall_visits_waiting", "Visits that wait", "hall", waiting);
}

function gauge(
  registers: Registry[],
  name: string,
  help: string,
  label: string,
  read: () => Readonly<Record<string, number>>,
): void {
  new Gauge({
    name,
    help,
    labelNames: [label],
    registers,
    collect() {
      this.reset();
      for (const [value, figure] of Object.entries(read())) this.set({ [label]: value }, figure);
    },
  });
}
