// One question: its name, what helps to answer it, its control, and what is wrong
// with the answer. A list is a question of rows of questions.
import { control } from "./control.js";
import { make } from "./dom.js";
import { limit } from "./number.js";
import { say, told } from "./words.js";

/**
 * field makes a question: {box, set(path, message), hide(paths), focus()}. give(value,
 * settled, path) is called after each change; path leads to a field of a list.
 */
export function field(input, { id, value, currency, language, give, path = "" }) {
  const name = told(input.title, input.name);
  const hint = make("p", { class: "hint", id: `${id}-hint`, text: help(input) });
  const error = make("p", { class: "error", id: `${id}-error` });
  const about = `${id}-hint ${id}-error`;
  const part = input.type === "list"
    ? rows(input, { id, name, value, currency, language, give })
    : control(input, { id, name, about, value, currency, give: (answer, settled) => give(answer, settled, path) });
  const label = make("span", { lang: language, text: name });
  const box = input.type === "bool"
    ? make("div", { class: "field bool", role: "radiogroup", "aria-labelledby": `${id}-name`, "aria-describedby": about, "data-path": path }, make("p", { class: "name", id: `${id}-name` }, label), hint, part.element, error)
    : part.group
      ? make("fieldset", { class: `field ${input.type}`, "aria-describedby": about, "data-path": path }, make("legend", {}, label), hint, part.element, error)
      : make("div", { class: `field ${input.type}`, "data-path": path }, make("label", { for: id }, label), hint, part.element, error);
  const set = (at, message) => {
    if (at !== path) return part.set?.(at, message);
    if (error.textContent === message) return;
    error.textContent = message;
    box.classList.toggle("bad", message !== "");
    if (input.type !== "list") for (const one of box.querySelectorAll("input, select")) one.setAttribute("aria-invalid", String(message !== ""));
  };
  const focus = (at) => {
    if (at !== path && part.focus?.(at)) return true;
    box.scrollIntoView({ block: "center" });
    box.querySelector("input:not([type=checkbox]), select, button, input")?.focus({ preventScroll: true });
    return true;
  };
  const clear = () => {
    set(path, "");
    part.clear?.();
  };
  return { box, name, set, clear, told: (at) => (at === path ? error.textContent : part.told?.(at) ?? ""), hide: (paths) => part.hide?.(paths), focus };
}

// help is what the policy says of the question, and the limits that are not plain.
function help(input) {
  const { min, max } = input;
  const own = (text) => limit(input.of?.type ?? input.type, text); // of a list without fields they are of its elements
  const whole = (input.type === "percent" && min === "0" && max === "1") || (min === "0" && max === undefined);
  const parts = [told(input.help)];
  if (min !== undefined && max !== undefined && !whole) parts.push(say("bracket", { min: own(min), max: own(max) }));
  else if (min !== undefined && !whole) parts.push(say("from", { min: own(min) }));
  else if (max !== undefined && !whole) parts.push(say("upTo", { max: own(max) }));
  if (input.step !== undefined) parts.push(say("step", { step: own(input.step) }));
  return parts.filter(Boolean).join(say("and"));
}

// rows is a list: nothing, none at all, or rows that are added and removed. A list of
// a fixed length has all of them from the start.
function rows(input, { id, name, value, currency, language, give }) {
  const fields = input.of?.fields;
  const { min_length: least = 0, max_length: most = Infinity } = input;
  const fixed = least === most && most <= 20;
  const columns = (i) => fields ?? [{ ...input.of, unit: input.unit, name: say("row", { n: i + 1 }) }];
  let answers = Array.isArray(value) ? structuredClone(value) : undefined;
  let cells = new Map();
  let made = 0;
  const hand = (settled, path) => give(blank() ? undefined : structuredClone(answers), settled, path);
  const blank = () => answers === undefined || (fixed && answers.every((answer) => answer === ""));
  const body = make("div", { class: fields ? "rows" : "rows plain" });
  const news = make("p", { class: "hidden", role: "status" });

  const cell = (row, i, column) => {
    const path = fields ? `[${i + 1}].${column.name}` : `[${i + 1}]`;
    const one = field(column, {
      id: `${id}-${++made}`, value: fields ? row[column.name] : row, currency, language: fields && language, path,
      give: (answer, settled) => {
        if (!fields) answers[i] = answer ?? "";
        else if (answer === undefined) delete answers[i][column.name];
        else answers[i][column.name] = answer;
        hand(settled, path);
      },
    });
    cells.set(path, one);
    return one.box;
  };

  const drop = (i) => () => {
    answers.splice(i, 1);
    if (answers.length === 0) answers = undefined;
    draw();
    hand(true, "");
    news.textContent = say("removed", { n: i + 1 });
    more.focus();
  };

  const row = (answer, i) => {
    const off = fixed ? null : make("button", { type: "button", class: "quiet", "aria-label": `${say("removeRow", { n: i + 1 })} ${name}`, text: say("remove"), click: drop(i) });
    const content = columns(i).map((column) => cell(answer, i, column));
    if (!fields) return make("div", { class: "single" }, content, off);
    return make("div", { class: "row", role: "group", "aria-label": `${name} ${say("row", { n: i + 1 })}` },
      make("p", { class: "head" }, make("span", { text: say("row", { n: i + 1 }) }), off), make("div", { class: "cells" }, content));
  };

  const draw = () => {
    if (fixed) answers = Array.from({ length: most }, (_, i) => answers?.[i] ?? (fields ? {} : ""));
    const count = answers?.length ?? 0;
    cells = new Map();
    none.checked = answers?.length === 0;
    offer.hidden = count > 0 || least > 0;
    more.hidden = count >= most;
    more.textContent = say(count > 0 ? "add" : "addFirst");
    more.setAttribute("aria-label", `${more.textContent} ${name}`);
    body.replaceChildren(...(answers ?? []).map(row));
  };

  const none = make("input", { type: "checkbox", "aria-label": say("absentOf", { name }), change: () => {
    answers = none.checked ? [] : undefined;
    draw();
    hand(true, "");
  } });
  const offer = make("label", { class: "tick" }, none, say("none"));
  const more = make("button", { type: "button", id, class: "add", click: () => {
    answers = [...(answers ?? []), fields ? {} : ""];
    draw();
    hand(true, "");
    body.lastElementChild.querySelector("input, select")?.focus();
  } });
  draw();
  return {
    group: true,
    element: make("div", {}, body, fixed ? null : make("div", { class: "line" }, more, offer), news),
    set: (path, message) => cells.get(path)?.set(path, message),
    focus: (path) => cells.get(path)?.focus(path),
    told: (path) => cells.get(path)?.told(path),
    clear: () => cells.forEach((one) => one.clear()),
    hide: (paths) => cells.forEach((one, path) => (one.box.hidden = paths.includes(path))),
  };
}
