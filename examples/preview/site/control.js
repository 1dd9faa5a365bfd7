// What one value is typed into or chosen with. A control hands over texts, as a cell
// of a form would hold them, and undefined while it is empty; what they mean is for
// the engine to say.
import { make } from "./dom.js";
import { percent } from "./number.js";
import { say } from "./words.js";

/** nothing is the answer of somebody who has none. */
export const nothing = "无";

const numeric = ["number", "integer", "percent", "money"];

/**
 * control makes the control of a type: {element, group, set}. ask is {id, name,
 * about, value, currency, give}: give(value, settled) is called after each change,
 * settled once the person is done with it.
 */
export function control(type, ask) {
  const kinds = { bool: truth, choice: choice, choices: choices, date: day, datetime: day };
  return (kinds[type.type] ?? line)(type, ask);
}

function line(type, { id, name, about, value, currency, give }) {
  const sign = affix(type, currency);
  const input = make("input", {
    id, type: "text", "aria-describedby": sign ? `${about} ${id}-unit` : about,
    inputmode: numeric.includes(type.type) ? "decimal" : undefined, class: numeric.includes(type.type) ? "number" : undefined,
  });
  const typed = () => {
    const text = input.value.trim();
    return text === "" ? undefined : type.type === "percent" && /^[-+\d.０-９．]+$/.test(text) ? `${text}%` : text;
  };
  // While an input method composes, what stands there is not yet an answer.
  input.addEventListener("input", (event) => event.isComposing || give(typed(), false));
  input.addEventListener("compositionend", () => give(typed(), false));
  input.addEventListener("change", () => give(typed(), true));
  const own = type.type === "percent" && typeof value === "string" ? value.replace(/[%％]$/, "") : value;
  const row = sign ? [make("span", { class: "measured" }, input, make("span", { class: "unit", id: `${id}-unit`, text: sign }))] : [input];
  return optional(type, { id, name, value, give }, input, row, own, typed);
}

// affix is what stands behind a number: its unit, and of money the currency.
function affix(type, currency) {
  if (type.type === "percent") return "%";
  if (type.type === "money") return type.unit ?? (currency === "CNY" ? say("yuan") : currency);
  return type.unit;
}

function day(type, { id, name, about, value, give }) {
  const moment = type.type === "datetime";
  const input = make("input", { id, type: moment ? "datetime-local" : "date", "aria-describedby": about });
  const typed = () => (input.value === "" ? undefined : moment && /T\d\d:\d\d$/.test(input.value) ? `${input.value}:00` : input.value);
  input.addEventListener("input", () => give(typed(), false));
  input.addEventListener("change", () => give(typed(), false));
  return optional(type, { id, name, value, give }, input, [input], value, typed);
}

// optional puts beside a control the box of those who have none.
function optional(type, { id, name, value, give }, input, row, text, typed) {
  input.value = typeof text === "string" && value !== nothing ? text : "";
  if (!type.optional) return { element: row[0], group: false };
  const off = make("input", { type: "checkbox", id: `${id}-none`, "aria-label": say("absentOf", { name }), change: () => {
    input.disabled = off.checked;
    give(off.checked ? nothing : typed(), true);
  } });
  off.checked = value === nothing;
  input.disabled = off.checked;
  return { element: make("div", { class: "line" }, row, make("label", { class: "tick" }, off, say("absent"))), group: false };
}

function truth(type, { id, name, value, give }) {
  const answers = type.optional ? [["是", "yes"], ["否", "no"], [nothing, "absent"]] : [["是", "yes"], ["否", "no"]];
  const radios = answers.map(([answer], i) => make("input", { type: "radio", name: id, id: i === 0 ? id : undefined, checked: value === answer, change: () => settle(answer) }));
  const unset = make("button", { type: "button", class: "quiet", text: say("unset"), "aria-label": say("unsetOf", { name }), hidden: value === undefined, click: () => {
    for (const radio of radios) radio.checked = false;
    radios[0].focus();
    settle(undefined);
  } });
  const settle = (answer) => {
    unset.hidden = answer === undefined;
    give(answer, true);
  };
  return { element: make("div", { class: "pick" }, make("div", { class: "segments" }, radios.map((radio, i) => make("label", {}, radio, make("span", { text: say(answers[i][1]) })))), unset), group: true };
}

function choice(type, { id, about, value, give }) {
  const select = make("select", { id, "aria-describedby": about, change: () => give(select.value === "" ? undefined : select.value, true) }, make("option", { value: "", text: say("choose") }));
  if (type.optional) select.append(make("option", { value: nothing, text: say("absent") }));
  select.append(...(type.options ?? []).map((option) => make("option", { value: option, text: option })));
  select.value = value ?? "";
  return { element: select, group: false };
}

function choices(type, { id, value, give }) {
  let chosen = Array.isArray(value) ? [...value] : [];
  const boxes = (type.options ?? []).map((option, i) => make("input", { type: "checkbox", id: i === 0 ? id : undefined, value: option, checked: chosen.includes(option), change: () => {
    chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    none.checked = false;
    alone(type, boxes, option);
    chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    give(chosen.length ? chosen : undefined, true);
  } }));
  const none = make("input", { type: "checkbox", checked: Array.isArray(value) && value.length === 0, change: () => {
    for (const box of boxes) box.checked = false;
    give(none.checked ? [] : undefined, true);
  } });
  const tick = (box, text) => make("label", { class: "tick" }, box, text);
  return { element: make("div", { class: "ticks" }, boxes.map((box) => tick(box, box.value)), type.alone ? null : tick(none, say("noneOf"))), group: true };
}

// alone unticks what may not stand beside an option that stands alone.
function alone(type, boxes, last) {
  if (!type.alone || !boxes.find((box) => box.value === last)?.checked) return;
  for (const box of boxes) if ((box.value === type.alone) !== (last === type.alone)) box.checked = false;
}

/** fits brings a value of a file into the text of a control; undefined where it cannot. */
export function fits(type, value, zone) {
  if (value === null) return type.optional ? nothing : undefined;
  if (Array.isArray(value) || typeof value === "object") return undefined;
  if (type.type === "bool") return { true: "是", false: "否", 是: "是", 否: "否", [nothing]: nothing }[String(value)];
  const text = String(value).trim();
  if (text === nothing && type.optional) return nothing;
  if (type.type === "percent") return percent(text);
  if (type.type === "choice") return type.options?.includes(text) ? text : undefined;
  if (type.type === "date") return calendar(text);
  if (type.type === "datetime") return clock(text, zone);
  return text === "" ? undefined : text;
}

function calendar(text) {
  const parts = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text);
  return parts ? `${parts[1]}-${parts[2].padStart(2, "0")}-${parts[3].padStart(2, "0")}` : undefined;
}

// clock is a moment on the clock of the policy's place.
function clock(text, zone) {
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(Z|[-+]\d\d:?\d\d)?$/.exec(text);
  if (!parts) return undefined;
  if (!parts[4]) return `${parts[1]}T${parts[2]}${parts[3] ?? ":00"}`;
  const there = new Intl.DateTimeFormat("sv-SE", { timeZone: zone || "UTC", dateStyle: "short", timeStyle: "medium" });
  return there.format(new Date(text.replace(" ", "T"))).replace(" ", "T");
}
