// What the engine says of the application as it stands, drawn.
import { draw as shape, find, make } from "./dom.js";
import { near, place } from "./number.js";
import { listed, say, told } from "./words.js";

/** Sheet draws score, decision and next steps. form leads to the questions. */
export class Sheet {
  #opened = new Set();
  #unread = make("div");

  constructor(about, form) {
    this.form = form;
    this.rules = new Map(about.rules.map((rule) => [rule.id, rule]));
    this.indicators = new Map();
    const note = (list) => list?.forEach((item) => {
      this.indicators.set(item.id, item);
      note(item.items);
    });
    note(about.scoring?.items);
    note(about.scoring?.adjust);
  }

  /** words is the result in one line, for those who listen. */
  draw({ card, decision, guide }) {
    const missing = unique([...(decision.missing ?? []), ...(card?.missing ?? [])]);
    const own = missing.filter(this.form.mine);
    const state = standing(decision.status, own);
    find("card").replaceChildren(...[
      this.#total(card, state, own), this.#unread, this.#faults(decision), this.#hits(decision, "failures", "failed", "fail"), this.#hits(decision, "warnings", "warned", "warn"),
      this.#next(guide), this.#missing("missingOwn", own), this.#missing("missingOthers", missing.filter((name) => !own.includes(name))), card && this.#items(card),
    ].filter(Boolean));
    find("bar-total").textContent = card ? total(card) : "";
    find("bar-state").textContent = say(state);
    find("bar").className = find("state").className = state;
    find("bar").hidden = false;
    return [card && `${say("score")} ${total(card)}`, say(state), decision.failures.length > 0 && `${say("failed")}${decision.failures.length}`].filter(Boolean).join(", ");
  }

  /** unread lists the answers that could not be read. */
  unread(problems) {
    this.#unread.replaceChildren(...(problems.length === 0 ? [] : [make("section", { class: "hits fail", id: "unread" }, make("h3", { text: say("unread") }), make("ul", {}, problems.map((one) => make("li", {},
      make("button", { type: "button", class: "link", text: this.form.title(one.input), click: () => this.form.go(one.input, one.path) }), make("span", { class: "reason", text: one.message })))))]));
  }

  #total(card, state, own) {
    const badge = make("p", { id: "state", class: state, text: say(state) });
    if (!card) return make("div", { class: "total" }, badge, make("p", { class: "note", text: say("noScore") }));
    const open = card.total === undefined && card.low !== undefined;
    return make("div", { class: "total" },
      make("p", { class: "figure" }, make("strong", { text: total(card) }), make("small", { text: say("ofMax", { max: card.max }) }), badge),
      gauge(card),
      open && make("p", { class: "note", text: say(own.length > 0 ? "rangeNote" : "rangeOthers") }),
      card.why && make("p", { class: "why", text: card.why }));
  }

  // faults are answers that contradict each other, and rules that could not be worked out.
  #faults(decision) {
    const list = [...(decision.data ?? []), ...(decision.errors ?? [])];
    if (list.length === 0) return null;
    return make("section", { class: "hits fail" }, make("h3", { text: say("refusedHead") }), make("ul", {}, list.map((text) => make("li", { text }))));
  }

  #hits(decision, key, head, kind) {
    if (!decision[key]?.length) return null;
    return make("section", { class: `hits ${kind}` }, make("h3", { text: say(head) }), make("ul", {}, decision[key].map((hit) => this.#hit(hit, decision))));
  }

  #hit(hit, decision) {
    const notes = (decision.sanctions ?? []).filter((s) => s.rule === hit.rule).flatMap((s) => [
      s.bar_years?.length && say("barred", { years: listed(s.bar_years) }), s.recover !== undefined && say("recover", { sum: s.recover }),
    ]).filter(Boolean);
    return make("li", {}, make("strong", { text: told(this.rules.get(hit.rule)?.title, hit.rule) }), hit.reason && make("span", { class: "reason", text: hit.reason }),
      notes.map((text) => make("span", { class: "reason", text })), cites(hit.cite));
  }

  #missing(key, names) {
    if (names.length === 0) return null;
    return make("details", { class: "missing", open: key === "missingOwn" && names.length <= 6 }, make("summary", { text: say(key, { n: names.length }) }),
      make("ul", {}, names.map((name) => make("li", {}, make("button", { type: "button", class: "link", text: this.form.title(name), click: () => this.form.go(name) })))));
  }

  #next(guide) {
    if (!guide.next.length) return null;
    return make("section", { class: "next" }, make("h3", { text: say("next") }), make("ul", {}, guide.next.map((n) => make("li", {
      text: say("nextLine", { what: this.#name(n.id), how: say(n.cmp, { ...n, of: this.form.title(n.of) }), score: n.score, now: n.now }),
    }))));
  }

  #items(card) {
    const lines = [...(card.items ?? []), ...(card.adjust ?? [])].map((item) => this.#item(item));
    const all = make("button", { type: "button", class: "quiet", text: say("openAll"), click: () => {
      const details = [...find("card").querySelectorAll("details.item")];
      const open = details.some((one) => !one.open);
      for (const one of details) one.open = open;
      all.textContent = say(open ? "closeAll" : "openAll");
    } });
    return make("section", { class: "items" }, make("div", { class: "title" }, make("h3", { text: say("details") }), all), make("p", { class: "note", text: say("detailsNote") }), lines);
  }

  #item(item) {
    const box = make("details", { class: "item", open: this.#opened.has(item.id), toggle: () => (box.open ? this.#opened.add(item.id) : this.#opened.delete(item.id)) },
      make("summary", {}, make("span", { class: "name", text: this.#name(item.id) }), make("span", { class: "points" }, points(item), make("small", { text: ` / ${item.max}` }))),
      make("div", { class: "inside" },
        item.why && make("p", { class: "why", text: item.why }),
        item.error && make("p", { class: "error", text: item.error }),
        item.missing && make("p", { class: "note", text: say("waits", { names: listed(item.missing.map(this.form.title)) }) }),
        cites(item.cite),
        (item.items ?? []).map((one) => this.#item(one))));
    return box;
  }

  #name = (id) => told(this.indicators.get(id)?.title, id);
  name = (id) => this.#name(id);
}

/** standing is what the page calls a status: it tells who is waited for. */
export function standing(status, own) {
  if (["eligible", "qualified", "unqualified"].includes(status)) return "eligible";
  if (status === "ineligible" || status === "refused") return status;
  return own.length > 0 ? "undetermined" : "waiting";
}

/** points is the score of a line. */
export function points(item) {
  if (item.applicable === false) return say("notApplied");
  if (item.score !== undefined) return near(item.score, item.approx);
  return item.error || item.low === undefined ? "—" : say("range", item);
}

/** total is the score of the card, or the range that it can still be in. */
export const total = (card) => (card.total !== undefined ? near(card.total, card.approx) : card.low !== undefined ? say("range", card) : "—");

const unique = (names) => [...new Set(names)];

// gauge draws the score, or the range, on a line. The numbers stand beside it.
function gauge(card) {
  const low = place(card.total ?? card.low ?? "0", card.max);
  const high = place(card.total ?? card.high ?? "0", card.max);
  const rect = (kind, x, width) => shape("rect", { class: kind, x, y: 0, width, height: 8 });
  return shape("svg", { class: "gauge", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" }, rect("rail", 0, 100), rect("sure", 0, low), rect("open", low, Math.max(0, high - low)));
}

function cites(cite) {
  if (!cite) return null;
  return [cite].flat().map((c) => make("p", { class: "cite" }, c.clause && make("span", { text: say("cited", { clause: c.clause }) }), c.quote && make("q", { text: c.quote })));
}
