// The form of a policy: one control per input, made from what the engine says of it.
// Answers are the texts that people type; what they mean is for the engine to say.
import { make } from "./dom.js";
import { person, say, told } from "./words.js";

/** Form shows the inputs of a policy. changed(name) is called after each answer. */
export class Form {
  constructor(root, inputs, changed) {
    this.root = root;
    this.inputs = inputs.filter((input) => !input.derived);
    this.changed = changed;
    this.answers = {};
    this.places = new Map();
  }

  draw() {
    this.places.clear();
    const own = this.inputs.filter((input) => !input.by || input.by === "applicant");
    const others = this.inputs.filter((input) => !own.includes(input));
    const opened = this.root.querySelector("details")?.open ?? false;
    this.root.replaceChildren(make("section", { class: "own" }, make("h2", { text: say("own") }), own.map((input) => this.#field(input))));
    if (others.length === 0) return;
    this.root.append(make("details", { class: "others", open: opened }, make("summary", {}, make("h2", { text: say("others") })), make("p", { class: "note", text: say("othersNote") }), others.map((input) => this.#field(input))));
  }

  #field(input) {
    const id = `in-${this.places.size + 1}`;
    const place = { input, id, hint: make("p", { class: "hint", id: `${id}-hint` }), error: make("p", { class: "error", id: `${id}-error` }) };
    place.control = new Control(input, id, `${id}-hint ${id}-error`, this.answers[input.name], (answer) => {
      if (answer === undefined) delete this.answers[input.name];
      else this.answers[input.name] = answer;
      this.changed(input.name);
    });
    place.hint.textContent = hint(input);
    const name = told(input.title, input.name);
    const by = input.by && input.by !== "applicant" ? make("span", { class: "by", text: person(input.by) }) : null;
    place.box = place.control.group
      ? make("fieldset", { class: "field", "aria-describedby": `${id}-hint ${id}-error` }, make("legend", {}, name, by), place.control.element, place.hint, place.error)
      : make("div", { class: "field" }, make("label", { for: id }, name, by), place.control.element, place.hint, place.error);
    this.places.set(input.name, place);
    return place.box;
  }

  /** hide shows only the questions that are asked of this applicant. */
  hide(hidden) {
    for (const [name, place] of this.places) {
      place.box.hidden = hidden.includes(name);
      place.control.hide?.(hidden.filter((h) => h.startsWith(`${name}[`)).map((h) => h.slice(name.length)));
    }
  }

  /** wrong says what is wrong with an answer; "" nothing. */
  wrong(name, message) {
    const place = this.places.get(name);
    if (!place) return;
    place.error.textContent = message;
    place.box.classList.toggle("bad", message !== "");
    for (const one of place.box.querySelectorAll("input, select")) one.setAttribute("aria-invalid", message !== "");
  }

  /** go brings an input into view. */
  go(name) {
    const place = this.places.get(name.replace(/\[.*/, "")) ?? this.places.get(name);
    if (!place) return;
    place.box.closest("details")?.setAttribute("open", "");
    place.box.scrollIntoView({ block: "center", behavior: "smooth" });
    (place.box.querySelector("input, select, button") ?? place.box).focus({ preventScroll: true });
  }

  title(name) {
    const input = this.inputs.find((one) => one.name === name);
    return told(input?.title, name);
  }
}

function hint(input) {
  const parts = [told(input.help)];
  if (input.unit) parts.push(say("unit", { unit: input.unit }));
  if (input.min !== undefined && input.max !== undefined) parts.push(say("between", { min: shown(input, input.min), max: shown(input, input.max) }));
  else if (input.min !== undefined) parts.push(say("from", { min: shown(input, input.min) }));
  else if (input.max !== undefined) parts.push(say("upTo", { max: shown(input, input.max) }));
  if (input.step !== undefined) parts.push(say("step", { step: shown(input, input.step) }));
  return parts.filter(Boolean).join("；");
}

// shown writes the limit of a percent as people write it: 1 is 100%.
function shown(input, limit) {
  if (input.type !== "percent" || !/^-?\d+(\.\d+)?$/.test(limit)) return limit;
  const [whole, fraction = ""] = limit.split(".");
  const digits = whole + fraction.padEnd(2, "0");
  const at = whole.length + 2;
  const text = `${digits.slice(0, at)}.${digits.slice(at)}`.replace(/^(-?)0+(?=\d)/, "$1").replace(/\.?0*$/, (end) => (end.includes(".") ? "" : end));
  return `${text}%`;
}

// Control is what one value is typed into. It hands over undefined while empty.
class Control {
  constructor(type, id, describedby, value, give) {
    Object.assign(this, { type, id, describedby, give });
    const make_ = { bool: this.#bool, choice: this.#choice, choices: this.#choices, list: this.#list }[type.type] ?? this.#line;
    this.group = ["bool", "choices", "list"].includes(type.type);
    this.element = make_.call(this, value);
  }

  #line(value) {
    const { type, id, describedby } = this;
    const kind = { date: "date", datetime: "datetime-local" }[type.type] ?? "text";
    const line = make("input", {
      id, type: kind, "aria-describedby": describedby, step: kind === "datetime-local" ? "1" : undefined,
      inputmode: ["number", "integer", "percent", "money"].includes(type.type) ? "decimal" : undefined,
      placeholder: type.type === "percent" ? say("percent") : undefined,
      input: () => this.give(line.value.trim() === "" ? undefined : moment(kind, line.value)),
    });
    line.value = typeof value === "string" && value !== nothing ? value.replace(" ", "T") : "";
    if (!type.optional) return line;
    const off = make("input", { type: "checkbox", id: `${id}-none`, change: () => {
      line.disabled = off.checked;
      this.give(off.checked ? nothing : line.value === "" ? undefined : moment(kind, line.value));
    } });
    off.checked = value === nothing;
    line.disabled = off.checked;
    return make("div", { class: "line" }, line, make("label", { class: "tick", for: `${id}-none` }, off, say("absent")));
  }

  #bool(value) {
    const { id } = this;
    const set = (answer) => () => this.give(answer);
    const one = (answer, word) => make("label", { class: "tick" }, make("input", { type: "radio", name: id, checked: value === answer, change: set(answer) }), say(word));
    return make("div", { class: "ticks" }, one("是", "yes"), one("否", "no"), one(undefined, "open"));
  }

  #choice(value) {
    const { type, id, describedby } = this;
    const select = make("select", { id, "aria-describedby": describedby, change: () => this.give(select.value === "" ? undefined : select.value) }, make("option", { value: "", text: say("choose") }));
    if (type.optional) select.append(make("option", { value: nothing, text: say("absent") }));
    for (const option of type.options ?? []) select.append(make("option", { value: option, text: option }));
    select.value = value ?? "";
    return select;
  }

  #choices(value) {
    const { type } = this;
    let chosen = Array.isArray(value) ? [...value] : undefined;
    const boxes = new Map();
    const none = make("input", { type: "checkbox", change: () => {
      chosen = none.checked ? [] : undefined;
      for (const box of boxes.values()) box.checked = false;
      this.give(chosen);
    } });
    none.checked = chosen?.length === 0;
    const ticks = (type.options ?? []).map((option) => {
      const box = make("input", { type: "checkbox", change: () => {
        none.checked = false;
        chosen = (type.options ?? []).filter((o) => boxes.get(o).checked);
        if (chosen.length === 0) chosen = undefined;
        this.give(chosen);
      } });
      box.checked = chosen?.includes(option) ?? false;
      boxes.set(option, box);
      return make("label", { class: "tick" }, box, option);
    });
    return make("div", { class: "ticks many" }, ticks, make("label", { class: "tick" }, none, say("noneOf")));
  }

  #list(value) {
    const { type, id } = this;
    const fields = type.of?.fields;
    let rows = Array.isArray(value) ? structuredClone(value) : undefined;
    const body = make("div", { class: "rows" });
    const none = make("input", { type: "checkbox", change: () => {
      rows = none.checked ? [] : undefined;
      draw();
      this.give(rows);
    } });
    const hand = () => this.give(rows && structuredClone(rows));
    const cell = (row, i, field, k) => {
      const own = `${id}-${i}-${k}`;
      const control = new Control(field, own, "", fields ? row[field.name] : rows[i], (answer) => {
        if (!fields) rows[i] = answer ?? "";
        else if (answer === undefined) delete rows[i][field.name];
        else rows[i][field.name] = answer;
        hand();
      });
      const name = told(field.title, field.name);
      const note = hint(field);
      const small = note && make("p", { class: "hint", text: note });
      return control.group
        ? make("fieldset", { class: "cell", "data-at": `[${i + 1}].${field.name}` }, make("legend", { text: name }), control.element, small)
        : make("div", { class: "cell", "data-at": `[${i + 1}].${field.name}` }, make("label", { for: own, text: name }), control.element, small);
    };
    const draw = (focus) => {
      none.checked = rows?.length === 0;
      body.replaceChildren(...(rows ?? []).map((row, i) => make("div", { class: "row", role: "group", "aria-label": say("row", { n: i + 1 }) },
        (fields ?? [{ ...type.of, name: told(type.title, type.name) }]).map((field, k) => cell(row, i, field, k)),
        make("button", { type: "button", class: "small", "aria-label": say("remove", { n: i + 1 }), text: "✕", click: () => {
          rows.splice(i, 1);
          if (rows.length === 0) rows = undefined;
          draw();
          hand();
          more.focus();
        } }))));
      if (focus) body.lastElementChild?.querySelector("input, select")?.focus();
    };
    const more = make("button", { type: "button", class: "small", text: say("add"), click: () => {
      rows = [...(rows ?? []), fields ? {} : ""];
      draw(true);
      hand();
    } });
    this.hide = (hidden) => {
      for (const box of body.querySelectorAll("[data-at]")) box.hidden = hidden.includes(box.dataset.at);
    };
    draw();
    return make("div", {}, body, make("div", { class: "ticks" }, more, make("label", { class: "tick" }, none, say("none"))));
  }
}

// nothing is the answer of somebody who has none, as a cell of a form says it.
const nothing = "无";

// moment is a day and time with its seconds.
function moment(kind, text) {
  if (kind !== "datetime-local") return text;
  return /T\d\d:\d\d$/.test(text) ? `${text}:00` : text;
}
