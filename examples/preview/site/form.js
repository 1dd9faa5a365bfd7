// The form of a policy: a question for each of its inputs, first those of the
// applicant, then those that the authorities settle.
import { make } from "./dom.js";
import { field } from "./field.js";
import { person, say, told } from "./words.js";

const pause = 1500;

/** Form shows the questions. changed() is called after each answer, told(problems) when
 * it says beside them what is wrong. */
export class Form {
  #typing = "";
  #problems = [];
  #timer;

  constructor(root, about, changed, told) {
    this.root = root;
    this.about = about;
    this.changed = changed;
    this.said = told;
    this.inputs = about.inputs.filter((input) => !input.derived);
    this.answers = {};
    this.places = new Map();
    root.addEventListener("submit", (event) => event.preventDefault());
    root.addEventListener("focusout", () => this.#settle());
  }

  /** mine reports whether the applicant answers an input. */
  mine = (name) => {
    const input = this.inputs.find((one) => one.name === name);
    return !input?.by || input.by === "applicant";
  };

  draw() {
    const opened = this.root.querySelector("details")?.open ?? false;
    this.places.clear();
    const who = [{ name: "name", type: "text", title: { zh: say("name"), en: say("name") } }, { name: "id", type: "text", title: { zh: say("id"), en: say("id") }, help: { zh: say("idHelp"), en: say("idHelp") } }];
    const own = this.inputs.filter((input) => this.mine(input.name));
    const others = this.inputs.filter((input) => !this.mine(input.name));
    const card = (title, id, ...content) => make("section", { class: "card", "aria-labelledby": id }, make("h2", { id, text: title }), content);
    this.root.replaceChildren(
      card(say("applicant"), "who", make("div", { class: "pair" }, who.map((input) => this.#place(input)))),
      card(say("own"), "own", own.map((input) => this.#place(input))),
    );
    if (others.length > 0) this.root.append(this.#others(others, opened));
  }

  #others(inputs, opened) {
    const groups = Map.groupBy ? Map.groupBy(inputs, (input) => input.by) : inputs.reduce((m, input) => m.set(input.by, [...(m.get(input.by) ?? []), input]), new Map());
    return make("details", { class: "card others", open: opened },
      make("summary", {}, make("h2", { text: say("others", { n: inputs.length }) })),
      make("p", { class: "note", text: say("othersNote") }),
      [...groups].map(([by, list]) => [make("h3", { text: person(by) }), list.map((input) => this.#place(input))]));
  }

  #place(input) {
    const { currency, language } = this.about.policy;
    const place = field(input, {
      id: `q${this.places.size + 1}`, value: this.answers[input.name], currency, language: spoken(input, language),
      give: (answer, settled, path) => this.#take(input.name, answer, settled, path),
    });
    this.places.set(input.name, place);
    return place.box;
  }

  #take(name, answer, settled, path) {
    if (answer === undefined) delete this.answers[name];
    else this.answers[name] = answer;
    this.#typing = settled ? "" : name + path;
    clearTimeout(this.#timer);
    if (!settled) this.#timer = setTimeout(() => this.#settle(), pause);
    this.changed();
  }

  #settle() {
    clearTimeout(this.#timer);
    if (this.#typing === "") return;
    this.#typing = "";
    this.wrong(this.#problems);
  }

  /** hide leaves only the questions that are asked of this applicant. */
  hide(hidden) {
    for (const [name, place] of this.places) {
      place.box.hidden = hidden.includes(name);
      place.hide(hidden.filter((one) => one.startsWith(`${name}[`)).map((one) => one.slice(name.length)));
    }
  }

  /** wrong says beside each answer what is wrong with it. Nobody is told so in the
   * middle of a word. */
  wrong(problems) {
    this.#problems = problems;
    const shown = [];
    for (const [name, place] of this.places) {
      const here = problems.filter((one) => one.input === name);
      const typing = this.#typing.startsWith(name) && here.find((one) => name + (one.path ?? "") === this.#typing);
      const keep = typing && place.told(typing.path ?? "");
      place.clear();
      for (const one of here) {
        if (one === typing && !keep) continue;
        place.set(one.path ?? "", one.message);
        shown.push(one);
      }
    }
    this.said(shown);
  }

  /** go brings a question into view. */
  go(name, path = "") {
    const place = this.places.get(name);
    if (!place) return;
    place.box.closest("details")?.setAttribute("open", "");
    place.focus(path);
  }

  title = (name) => this.places.get(name)?.name ?? told(this.about.inputs.find((one) => one.name === name)?.title, name);
}

// spoken is the language in which the policy names an input.
function spoken(input, language) {
  if (!input.title) return language;
  return input.title.zh && input.title.en ? undefined : input.title.en ? "en" : "zh";
}
