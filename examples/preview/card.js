// What the engine says of the application as it stands, drawn.
import { find, make } from "./dom.js";
import { say, told } from "./words.js";

/** Sheet draws score, decision and next steps. go(name) leads to an input. */
export class Sheet {
  constructor(form, go) {
    this.form = form;
    this.go = go;
    this.rules = new Map(form.rules.map((rule) => [rule.id, rule]));
    this.indicators = new Map();
    const note = (list) => list?.forEach((item) => {
      this.indicators.set(item.id, item);
      note(item.items);
    });
    note(form.scoring?.items);
    note(form.scoring?.adjust);
    this.opened = new Set();
  }

  draw({ card, decision, guide }, title) {
    const state = decision.status;
    const parts = [this.#total(card, state), this.#failures(decision), this.#missing(card, decision, title)];
    if (card) parts.push(this.#items(card), this.#next(guide));
    find("card").replaceChildren(...parts.filter(Boolean));
    find("bar-total").textContent = card ? total(card) : "";
    find("bar-state").textContent = say(word(state));
    find("bar").className = state;
  }

  #total(card, state) {
    const box = make("div", { class: "total", "aria-live": "polite" });
    if (!card) box.append(make("p", { text: say("noScore") }));
    else {
      box.append(make("p", { class: "number" }, total(card), make("small", { text: " " + say("of", { max: card.max }) })));
      if (card.total === undefined && card.low !== undefined) box.append(make("p", { class: "note", text: say("rangeNote") }));
      box.append(gauge(card));
    }
    box.append(make("p", { class: `state ${state}`, text: say(word(state)) }));
    for (const text of card?.data ?? []) box.append(make("p", { class: "error", text }));
    return box;
  }

  #failures(decision) {
    const lists = [["failures", "failed", "fail"], ["warnings", "warned", "warn"]].map(([key, head, kind]) => {
      if (!decision[key]?.length) return null;
      return make("section", { class: kind }, make("h3", { text: say(head) }), make("ul", {}, decision[key].map((hit) => this.#hit(hit, decision))));
    });
    const errors = [...(decision.errors ?? []), ...(decision.data ?? [])];
    if (errors.length) lists.push(make("section", { class: "fail" }, make("ul", {}, errors.map((text) => make("li", { text })))));
    return lists.some(Boolean) ? make("div", {}, lists) : null;
  }

  #hit(hit, decision) {
    const rule = this.rules.get(hit.rule);
    const item = make("li", {}, make("strong", { text: told(rule?.title, hit.rule) }), make("span", { text: hit.reason ? " " + hit.reason : "" }), cites(hit.cite));
    for (const s of decision.sanctions ?? []) {
      if (s.rule !== hit.rule) continue;
      if (s.bar_years?.length) item.append(make("p", { class: "note", text: say("sanction", { years: s.bar_years.join("、") }) }));
      if (s.recover !== undefined) item.append(make("p", { class: "note", text: say("recover", { sum: s.recover }) }));
    }
    return item;
  }

  #missing(card, decision, title) {
    const names = [...new Set([...(decision.missing ?? []), ...(card?.missing ?? [])])];
    if (names.length === 0) return null;
    return make("details", { class: "missing", open: names.length <= 8 }, make("summary", { text: `${say("missingHead")}（${names.length}）` }),
      make("ul", { class: "links" }, names.map((name) => make("li", {}, make("button", { type: "button", class: "link", text: title(name), click: () => this.go(name) })))));
  }

  #items(card) {
    return make("section", { class: "items" }, make("h3", { text: say("details") }), (card.items ?? []).map((item) => this.#item(item)), (card.adjust ?? []).map((item) => this.#item(item)));
  }

  #item(item) {
    const about = this.indicators.get(item.id);
    const points = item.applicable === false ? say("notApplied") : item.score !== undefined ? number(item.score, item.approx) : item.error ? "—" : say("range", item);
    const head = make("summary", {}, make("span", { class: "name", text: told(about?.title, item.id) }), make("span", { class: "points" }, points, make("small", { text: ` / ${item.max}` })));
    const box = make("details", { class: "item", open: this.opened.has(item.id), toggle: () => (box.open ? this.opened.add(item.id) : this.opened.delete(item.id)) }, head);
    if (item.why) box.append(make("p", { class: "why", text: item.why }));
    if (item.error) box.append(make("p", { class: "error", text: item.error }));
    if (item.cite) box.append(cites(item.cite));
    box.append(...(item.items ?? []).map((one) => this.#item(one)));
    return box;
  }

  #next(guide) {
    if (!guide?.next?.length) return null;
    return make("section", {}, make("h3", { text: say("next") }), make("ul", {}, guide.next.map((n) => {
      const what = told(this.indicators.get(n.id)?.title, n.id);
      return make("li", { text: say("nextLine", { what, how: say(n.cmp, n), score: n.score, now: n.now }) });
    })));
  }
}

const word = (state) => ({ eligible: "eligible", qualified: "eligible", unqualified: "eligible", ineligible: "ineligible", refused: "refused" })[state] ?? "undetermined";

const number = (exact, approx) => (approx === undefined || approx === exact ? exact : `≈${approx}`);

const total = (card) => (card.total !== undefined ? number(card.total, card.approx) : card.low !== undefined ? say("range", card) : "—");

// gauge draws the score, or the range that it can still be in, on a line.
function gauge(card) {
  const max = parseFloat(card.max) || 1; // for a picture only: the numbers beside it are exact
  const at = (text) => Math.min(100, Math.max(0, (100 * ratio(text)) / max));
  const low = at(card.total ?? card.low ?? "0");
  const high = at(card.total ?? card.high ?? card.max);
  const rect = (cls, x, w) => {
    const r = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [k, v] of Object.entries({ class: cls, x, y: 0, width: w, height: 8 })) r.setAttribute(k, v);
    return r;
  };
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [k, v] of Object.entries({ class: "gauge", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" })) svg.setAttribute(k, v);
  svg.append(rect("rail", 0, 100), rect("sure", 0, low), rect("open", low, Math.max(0, high - low)));
  return svg;
}

function ratio(text) {
  const [a, b] = String(text).split("/");
  return b ? parseFloat(a) / parseFloat(b) : parseFloat(a);
}

function cites(cite) {
  if (!cite) return null;
  return make("div", { class: "cites" }, [cite].flat().map((c) => make("p", { class: "cite" }, [say("clause"), c.clause].filter(Boolean).join(" "), c.quote ? make("q", { text: c.quote }) : null)));
}
