import type { ServiceField } from "@hall/contract";
import type { Deciders } from "./commands.ts";
import { mustHold, visitIn } from "./lookup.ts";
import { RuleBroken } from "./rule-broken.ts";
import type { HallState, Visit } from "./state.ts";

const ANY = ["waiting", "called", "serving", "parked", "missed", "finished"] as const;

/** Notes of colleagues and fields of services. Free texts are personal data: no event ever holds one. */
export const noting: Deciders<"visit:note" | "visit:set-fields"> = {
  "visit:note": (state, { visitId }, { at, newId }) => {
    visitIn(state, visitId, ...ANY);
    return [{ type: "visit-noted", at, visitId, noteId: newId() }];
  },

  "visit:set-fields": (state, { visitId, fields: asked }, { at, by }) => {
    const visit = visitIn(state, visitId, ...ANY);
    if ("clerkId" in visit) mustHold(state, visit, by);
    const fields: Record<string, string> = {};
    const texts: string[] = [];
    const cleared: string[] = [];
    for (const [fieldId, value] of Object.entries(asked)) {
      const field = fieldOf(state, visit, fieldId);
      if (value === "") cleared.push(fieldId);
      else if (field.kind === "text") texts.push(fieldId);
      else fields[fieldId] = keptValue(field, value);
    }
    const filled = new Set([...known(visit), ...Object.keys(fields), ...texts]);
    for (const fieldId of cleared) filled.delete(fieldId);
    const missing = firstMissing(state, visit, filled);
    if (missing) throw new RuleBroken("field-required", missing);
    return [{ type: "visit-fields-set", at, visitId, fields, texts, cleared }];
  },
};

/** The first required field of the service at hand that nobody has filled in, by its name. */
export function missingField(state: HallState, visit: Visit): { field: string; fieldEn: string } | undefined {
  return firstMissing(state, visit, new Set(known(visit)));
}

function known({ fields, textFields }: Visit): string[] {
  return [...Object.keys(fields), ...textFields];
}

function firstMissing(
  state: HallState,
  visit: Visit,
  filled: ReadonlySet<string>,
): { field: string; fieldEn: string } | undefined {
  const missing = fieldsOf(state, visit.serviceId).find(
    ({ fieldId, required }) => required && !filled.has(fieldId),
  );
  return missing && namesOf(missing);
}

function fieldsOf(state: HallState, serviceId: string): readonly ServiceField[] {
  return state.configuration.services.find((service) => service.serviceId === serviceId)?.fields ?? [];
}

/** A field of the service at hand, or of another service of the ticket. */
function fieldOf(state: HallState, visit: Visit, fieldId: string): ServiceField {
  for (const serviceId of [visit.serviceId, ...visit.serviceIds]) {
    const field = fieldsOf(state, serviceId).find((one) => one.fieldId === fieldId);
    if (field) return field;
  }
  throw new RuleBroken("field-unknown", { field: fieldId });
}

/** The value as it is kept: of a choice its Chinese words, whichever language was sent. */
function keptValue(field: ServiceField, value: string): string {
  if (field.kind === "number") {
    if (!/^[+-]?\d+(\.\d+)?$/.test(value)) throw new RuleBroken("field-not-a-number", namesOf(field));
    return value;
  }
  const choices = field.choices ?? [];
  const chosen = choices.find((choice) => choice["zh-CN"] === value || choice.en === value);
  if (chosen) return chosen["zh-CN"];
  throw new RuleBroken("field-not-a-choice", {
    ...namesOf(field),
    choices: choices.map((choice) => choice["zh-CN"]).join("、"),
    choicesEn: choices.map((choice) => choice.en).join(", "),
  });
}

function namesOf({ name }: ServiceField): { field: string; fieldEn: string } {
  return { field: name["zh-CN"], fieldEn: name.en };
}
