// The sheet of paper: the answers and what came of them, on one page of A4, made
// smaller until it fits. Rows of long lists that do not fit are counted, not lost:
// they are in the saved file.
import { points, standing, total } from "./card.js";
import { make } from "./dom.js";
import { nothing } from "./control.js";
import { listed, say, told } from "./words.js";

const sizes = [9, 8.5, 8, 7.5, 7, 6.5, 6, 5.6]; // points
const lengths = [Infinity, 40, 20, 10, 5, 2];
const high = (273 / 25.4) * 96; // a page without its margins

/** lay draws the sheet into an element that is as wide as the page. */
export function lay(root, result) {
  for (const most of lengths) {
    root.replaceChildren(...parts(result, most));
    for (const size of sizes) {
      root.style.setProperty("font-size", `${size}pt`);
      if (root.scrollHeight <= high) return;
    }
  }
}

function parts({ about, form, sheet, card, decision, day }, most) {
  const { policy } = about;
  const missing = [...new Set([...(decision.missing ?? []), ...(card?.missing ?? [])])].filter(form.mine);
  const { name, id } = form.answers;
  return [
    make("h1", { text: told(policy.title, policy.id) }),
    make("p", { class: "under", text: [policy.issuer, policy.year && say("year", { year: policy.year }), say("paperDay", { day })].filter(Boolean).join(" · ") }),
    make("div", { class: "result" },
      make("p", {}, make("strong", { text: name ?? say("applicant") }), id && make("span", { text: ` ${id}` })),
      make("p", {}, card && make("strong", { text: `${say("score")} ${total(card)}` }), card && make("span", { text: ` / ${card.max}` }), make("strong", { class: "state", text: say(standing(decision.status, missing)) }))),
    hits(sheet, decision),
    make("div", { class: "columns" },
      make("h2", { text: say("paperAnswers") }), answers(form, most),
      card && make("h2", { text: say("paperScores") }), card && lines(sheet, [...(card.items ?? []), ...(card.adjust ?? [])], 0), card?.why && make("p", { class: "sum", text: card.why })),
    make("p", { class: "foot", text: `${say("footFinal")} ${say("rules", { id: policy.id, version: policy.version ?? "", hash: policy.sha256 })}` }),
  ].filter(Boolean);
}

function hits(sheet, decision) {
  const list = [...(decision.data ?? []), ...(decision.errors ?? [])].map((text) => make("li", { text }));
  for (const [key, head] of [["failures", "failed"], ["warnings", "warned"]]) {
    for (const hit of decision[key] ?? []) {
      list.push(make("li", {}, make("strong", { text: `${say(head)}: ${told(sheet.rules.get(hit.rule)?.title, hit.rule)}` }), hit.reason && ` ${hit.reason}`, clauses(hit.cite)));
    }
  }
  return list.length ? make("ul", { class: "hits" }, list) : null;
}

const clauses = (cite) => (cite ? ` [${listed([cite].flat().map((c) => c.clause ?? c.quote).filter(Boolean))}]` : "");

function answers(form, most) {
  const given = form.inputs.filter((input) => form.answers[input.name] !== undefined);
  const open = form.inputs.filter((input) => form.answers[input.name] === undefined && !form.places.get(input.name)?.box.hidden).map((input) => form.title(input.name));
  return [
    make("dl", {}, given.map((input) => make("div", {}, make("dt", { text: form.title(input.name) }), make("dd", {}, shown(input, form.answers[input.name], most))))),
    open.length > 0 && make("p", { class: "open", text: say("paperOpen", { n: open.length, names: listed(open) }) }),
  ];
}

function shown(input, answer, most) {
  if (!Array.isArray(answer)) return text(input, answer);
  if (answer.length === 0) return say("none");
  if (input.type === "choices") return listed(answer);
  const fields = input.of?.fields;
  const rows = answer.slice(0, most).map((row) => (fields
    ? make("tr", {}, fields.map((field) => make("td", { text: text(field, row[field.name] ?? "") })))
    : make("tr", {}, make("td", { text: row }))));
  const more = answer.length > most ? make("tr", {}, make("td", { colspan: fields?.length, text: say("paperMore", { n: answer.length - most }) })) : null;
  return make("table", {}, fields && make("tr", {}, fields.map((field) => make("th", { text: told(field.title, field.name) }))), rows, more);
}

function text(input, answer) {
  if (answer === "是") return say("yes");
  if (answer === "否") return say("no");
  if (answer === nothing && input.optional) return say("absent");
  const cut = answer.length > 120 ? `${answer.slice(0, 119)}…` : answer;
  return input.unit && cut !== "" ? `${cut} ${input.unit}` : input.type === "datetime" ? cut.replace("T", " ") : cut;
}

function lines(sheet, items, depth) {
  return items.map((item) => [
    make("p", { class: `line d${Math.min(depth, 3)}` }, make("span", { text: `${sheet.name(item.id)}${clauses(item.cite)}` }), make("span", { class: "points", text: `${points(item)} / ${item.max}` })),
    item.why && !item.items?.length && make("p", { class: `why d${Math.min(depth, 3)}`, text: item.why }),
    lines(sheet, item.items ?? [], depth + 1),
  ]);
}
