import type { HallConfiguration, SegmentRule } from "@hall/contract";
import { html, nothing } from "lit";
import type { Choice, Fields } from "./fields.ts";
import type { Path } from "./path-edits.ts";
import type { RoutingDraft } from "./routing-draft.ts";
import type { Speech } from "./rule-words.ts";

/** What a rule can be about: everything that exists in the hall, by name. */
function choicesOf({ hall, language }: Speech) {
  return {
    services: hall.services.map(({ serviceId, name }) => ({ value: serviceId, label: name[language] })),
    groups: hall.groups.map(({ groupId, name }) => ({ value: groupId, label: name[language] })),
    classes: hall.classes.map(({ classId, name }) => ({ value: classId, label: name[language] })),
    queues: hall.queues.map(({ queueId, name }) => ({ value: queueId, label: name[language] })),
    languages: [
      { value: "zh-CN", label: "中文" },
      { value: "en", label: "English" },
    ],
  };
}

type Asked = { rule: SegmentRule; at: Path; draft: RoutingDraft; fields: Fields; speech: Speech };

/** The form of one segmentation rule. */
export function segmentForm({ rule, at, draft, fields, speech }: Asked) {
  const { t } = speech;
  const not = [...at, "when", "not"];
  return html`<div class="form">
    <div class="row">
      ${fields.text([...at, "name", "zh-CN"], t("name-zh"))} ${fields.text([...at, "name", "en"], t("name-en"))}
    </div>
    <h3>${t("when")}</h3>
    ${facts([...at, "when"], fields, speech)}
    ${
      rule.when.not === undefined
        ? html`<div><button @click=${() => draft.set(not, {})}>${t("when-not-add")}</button></div>`
        : html`<h3>${t("when-not")}</h3>
            ${facts(not, fields, speech)}
            <div><button @click=${() => draft.remove(not)}>${t("when-not-remove")}</button></div>`
    }
    <h3>${t("then")}</h3>
    ${outcome({ rule, at, draft, fields, speech })}
  </div>`;
}

function facts(at: Path, fields: Fields, speech: Speech) {
  const { t } = speech;
  const choices = choicesOf(speech);
  return html`${fields.checks([...at, "groups"], t("field-groups"), choices.groups)}
    ${fields.checks([...at, "services"], t("field-services"), choices.services)}
    ${fields.checks([...at, "classes"], t("field-classes"), choices.classes)}
    ${fields.checks([...at, "languages"], t("field-languages"), choices.languages)}
    <div class="row">
      ${fields.tristate([...at, "booked"], t("field-booked"))}
      ${fields.tristate([...at, "returnVisit"], t("field-return"))}
      ${fields.number([...at, "lateOverMinutes"], t("field-late"), { placeholder: t("any") })}
      ${fields.number([...at, "partySizeOver"], t("field-party"), { placeholder: t("any") })}
    </div>`;
}

function outcome({ rule, at, draft, fields, speech }: Asked) {
  const { t } = speech;
  const choices = choicesOf(speech);
  const then = [...at, "then"];
  const kept = rule.then.reserveFor;
  const now =
    kept === undefined ? "" : "counterId" in kept ? `counter/${kept.counterId}` : `clerk/${kept.clerkId}`;
  const keep = (chosen: string): void => {
    const [kind, ...id] = chosen.split("/");
    const { reserveFor: _for, reserveMinutes: _minutes, ...others } = rule.then;
    const reserveFor = kind === "counter" ? { counterId: id.join("/") } : { clerkId: id.join("/") };
    draft.set(then, chosen === "" ? others : { ...rule.then, reserveFor });
  };
  return html`<div class="row">
      ${fields.select([...then, "queueId"], t("field-queue"), choices.queues, t("queue-same"))}
      ${fields.select([...then, "classId"], t("field-class"), choices.classes, t("queue-same"))}
      ${fields.choose(
        [...then, "reserveFor"],
        t("field-reserve"),
        { choices: keepers(speech), now, none: t("reserve-none") },
        keep,
      )}
      ${kept ? fields.number([...then, "reserveMinutes"], t("field-reserve-minutes"), { min: 1 }) : nothing}
    </div>
    ${fields.problemsAt(then).some(({ path }) => path.length === then.length) ? fields.problems(then) : nothing}`;
}

/** Counters, and the clerks that the configuration knows. */
function keepers({ hall, t }: Speech): Choice[] {
  return [
    ...hall.counters.map(({ counterId, number }) => ({
      value: `counter/${counterId}`,
      label: t("counter-number", { number }),
    })),
    ...clerkIds(hall).map((clerkId) => ({ value: `clerk/${clerkId}`, label: clerkId })),
  ];
}

function clerkIds(hall: HallConfiguration): string[] {
  const kept = hall.segmentation.flatMap(({ then }) =>
    then.reserveFor && "clerkId" in then.reserveFor ? [then.reserveFor.clerkId] : [],
  );
  return [...new Set([...hall.clerks.map(({ clerkId }) => clerkId), ...kept])];
}
