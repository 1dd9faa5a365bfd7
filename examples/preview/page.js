// A page that shows an applicant the authority's own score while the form is filled
// in. Everything is computed here, by the engine the authority uses.
import { load } from "./merit/preview.js";
import { find, later, make } from "./dom.js";
import { Form } from "./form.js";
import { Sheet } from "./card.js";
import { lang, say, speak, told } from "./words.js";

const draft = { get: () => localStorage.getItem("merit-draft"), set: (text) => localStorage.setItem("merit-draft", text), clear: () => localStorage.removeItem("merit-draft") };
const page = { day: today(), wrong: new Map(), turn: 0 };

start().catch((error) => trouble(say("cannotLoad", { why: error.message })));

async function start() {
  const asked = new URLSearchParams(location.search).get("lang");
  speak(asked ?? localStorage.getItem("merit-lang") ?? navigator.language.slice(0, 2));
  document.querySelector("#title").textContent = say("loading");
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("offline.js").catch(() => {});
  const [engine, packed] = await Promise.all([load(), bytes("policy.merit")]);
  page.policy = await engine.policy(packed);
  page.about = await page.policy.form();
  if (!asked && !localStorage.getItem("merit-lang") && page.about.policy.language) speak(page.about.policy.language);
  page.form = new Form(find("form"), page.about.inputs, changed);
  page.sheet = new Sheet(page.about, (name) => page.form.go(name));
  restore(draft.get(), "draft");
  draw();
}

async function bytes(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} ${response.status}`);
  return response.arrayBuffer();
}

function draw() {
  const { policy, stages } = page.about;
  document.documentElement.lang = lang();
  document.title = told(policy.title, policy.id);
  find("title").textContent = told(policy.title, policy.id);
  const dues = stages.filter((s) => s.due).map((s) => say("due", { title: told(s.title, s.id), due: s.due }));
  find("head").textContent = [policy.issuer && say("issuedBy", { issuer: policy.issuer }), policy.year && say("year", { year: policy.year }), ...dues].filter(Boolean).join(" · ");
  find("foot").textContent = say("foot", { id: policy.id, version: policy.version, hash: policy.sha256.slice(0, 12) });
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  tools();
  page.form.draw();
  for (const [name, message] of page.wrong) page.form.wrong(name, message);
  compute();
}

function tools() {
  const day = make("input", { type: "date", id: "day", title: say("dayNote"), change: () => {
    page.day = day.value || today();
    changed();
  } });
  day.value = page.day;
  const file = make("input", { type: "file", accept: ".json", hidden: true, tabindex: "-1", "aria-hidden": "true", change: () => open(file) });
  const button = (key, click) => make("button", { type: "button", text: say(key), click });
  find("tools").replaceChildren(make("label", { class: "day", for: "day" }, say("day"), day), file,
    button("load", () => file.click()), button("save", save), button("print", () => window.print()), button("clear", clear),
    button("language", () => {
      speak(lang() === "zh" ? "en" : "zh");
      localStorage.setItem("merit-lang", lang());
      draw();
    }));
}

const soon = later(compute, 120);

function changed(name) {
  page.touched = name;
  draft.set(written());
  soon();
}

// compute asks the engine about the answers as they stand. An answer that it cannot
// read is told beside its input and left out.
async function compute() {
  const turn = ++page.turn;
  try {
    const application = await readable(turn);
    if (turn !== page.turn) return;
    const how = { asOf: page.day, lang: lang() };
    const decision = await page.policy.decide(application, how);
    const guide = await page.policy.guide(application, how);
    const card = page.about.scoring ? await page.policy.score(application, how) : null;
    if (turn !== page.turn) return;
    page.form.hide(guide.hidden);
    page.sheet.draw({ card, decision, guide }, (name) => page.form.title(name));
    document.documentElement.dataset.turn = turn;
    trouble("");
  } catch (error) {
    if (turn === page.turn) trouble(say("again", { why: error.message }));
  }
}

async function readable(turn) {
  const application = {};
  const known = page.readings ?? (page.readings = new Map());
  for (const [name, answer] of Object.entries(page.form.answers)) {
    const key = `${lang()} ${name} ${JSON.stringify(answer)}`;
    if (!known.has(key)) {
      known.set(key, await page.policy.guide({ [name]: answer }, { asOf: page.day, lang: lang() }).then(() => "", (error) => error.message));
      if (turn !== page.turn) return {};
    }
    page.wrong.set(name, known.get(key));
    if (known.get(key) === "") application[name] = answer;
  }
  for (const name of page.wrong.keys()) page.form.wrong(name, page.form.answers[name] === undefined ? "" : page.wrong.get(name));
  return application;
}

const written = () => JSON.stringify({ merit: 1, policy: page.about.policy.id, sha256: page.about.policy.sha256, as_of: page.day, answers: page.form.answers }, null, 2);

function save() {
  const url = URL.createObjectURL(new Blob([written()], { type: "application/json" }));
  const name = `${page.about.policy.id}.json`;
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

async function open(file) {
  const chosen = file.files[0];
  file.value = "";
  if (!chosen) return;
  if (restore(await chosen.text(), chosen.name)) {
    draft.set(written());
    draw();
  }
}

function restore(text, name) {
  if (!text) return false;
  let saved;
  try {
    saved = JSON.parse(text);
  } catch {
    saved = null;
  }
  if (!saved || typeof saved.answers !== "object" || saved.answers === null) {
    if (name !== "draft") trouble(say("badFile", { name }));
    return false;
  }
  if (name === "draft" && saved.policy !== page.about.policy.id) return false;
  const names = new Set(page.form.inputs.map((input) => input.name));
  page.form.answers = Object.fromEntries(Object.entries(saved.answers).filter(([key]) => names.has(key)));
  if (/^\d{4}-\d\d-\d\d$/.test(saved.as_of)) page.day = saved.as_of;
  if (saved.policy !== page.about.policy.id) trouble(say("otherPolicy", { name }));
  return true;
}

function clear() {
  if (!confirm(say("clearSure"))) return;
  page.form.answers = {};
  page.wrong.clear();
  draft.clear();
  draw();
}

function trouble(text) {
  find("trouble").textContent = text;
  find("trouble").hidden = text === "";
}

// today is the day on this device.
function today() {
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
