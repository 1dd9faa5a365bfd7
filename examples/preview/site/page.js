// A page that shows an applicant the authority's own score while the form is filled
// in. Everything is computed here, by the engine that the authority uses.
import { load } from "./merit/preview.js";
import { read, without, written } from "./application.js";
import { Sheet } from "./card.js";
import { find, later, make } from "./dom.js";
import { Form } from "./form.js";
import { lay } from "./paper.js";
import { lang, listed, say, speak, told } from "./words.js";

const patience = 20000; // milliseconds that a calculation may take
const page = { day: today(), turn: 0 };

start().catch((error) => trouble(say("cannotLoad", { why: error.message }), say("anew"), () => location.reload()));

async function start() {
  const asked = new URLSearchParams(location.search).get("lang") ?? kept("language");
  speak(asked ?? navigator.language.slice(0, 2));
  find("title").textContent = say("loading");
  find("still").hidden = true;
  keep();
  [page.engine, page.packed] = await Promise.all([load({ deadline: patience }), bytes("policy.merit")]);
  page.policy = await page.engine.policy(page.packed);
  page.about = await page.policy.form();
  if (!asked && page.about.policy.language) speak(page.about.policy.language);
  page.form = new Form(find("form"), page.about, changed, (problems) => page.sheet.unread(problems));
  page.sheet = new Sheet(page.about, page.form);
  const draft = kept(shelf());
  if (draft) page.form.answers = read(draft, page.form.inputs, page.about.policy.timezone)?.answers ?? {};
  addEventListener("beforeprint", () => page.result && lay(find("paper"), page.result));
  draw();
}

async function bytes(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.arrayBuffer();
}

// keep has the page kept for days without a network, and says when there is a newer one.
async function keep() {
  if (!("serviceWorker" in navigator)) return;
  const kept = await navigator.serviceWorker.register("offline.js").catch(() => null);
  if (!kept) return;
  const offer = (worker) => worker && navigator.serviceWorker.controller && line("newer", say("newer"), say("reload"), () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    worker.postMessage("take over");
  });
  offer(kept.waiting);
  kept.addEventListener("updatefound", () => {
    const worker = kept.installing;
    worker.addEventListener("statechange", () => worker.state === "installed" && offer(worker));
  });
}

function draw() {
  const { policy, stages } = page.about;
  document.documentElement.lang = lang() === "zh" ? "zh-CN" : "en";
  document.title = told(policy.title, policy.id);
  find("title").textContent = told(policy.title, policy.id);
  const dues = stages.filter((stage) => stage.due).map((stage) => say("due", { title: told(stage.title, stage.id), due: stage.due.replace("T", " ") }));
  find("head").textContent = [policy.issuer, policy.year && say("year", { year: policy.year })].filter(Boolean).join(" · ");
  find("dues").replaceChildren(...dues.map((text) => make("li", { text })));
  find("foot").replaceChildren(...[say("footFinal"), say("foot"), say("rules", { id: policy.id, version: policy.version ?? "", hash: policy.sha256.slice(0, 16) })].map((text) => make("p", { text })));
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  find("tools").setAttribute("aria-label", say("tools"));
  tools();
  page.form.draw();
  document.documentElement.dataset.ready = "";
  compute();
}

function tools() {
  const day = make("input", { type: "date", id: "day", "aria-describedby": "day-note", change: () => {
    page.day = day.value || today();
    day.value = page.day;
    compute();
  } });
  day.value = page.day;
  const file = make("input", { type: "file", accept: ".json,application/json", hidden: true, change: () => open(file) });
  const button = (key, click) => make("button", { type: "button", id: `do-${key}`, text: say(key), click });
  find("tools").replaceChildren(file, button("load", () => file.click()), button("save", save), button("print", print), button("clear", clear), button("language", other));
  find("when").replaceChildren(make("label", { for: "day", text: say("day") }), day, make("span", { class: "note", id: "day-note", text: say("dayNote") }));
}

function other() {
  speak(lang() === "zh" ? "en" : "zh");
  store("language", lang());
  draw();
  find("do-language").focus();
}

const soon = later(() => compute(), 120);
const speakUp = later((text) => (find("said").textContent = text), 900);

function changed() {
  store(shelf(), written(page.form.answers));
  notice("");
  document.documentElement.dataset.busy = "";
  soon();
}

// compute asks the engine about the answers as they stand. What it cannot read is told
// beside the question and left out. A calculation that broke off is tried once more,
// with the policy opened anew: by then the engine is a new one.
async function compute(again = true) {
  const turn = ++page.turn;
  document.documentElement.dataset.busy = "";
  try {
    page.policy ??= await page.engine.policy(page.packed);
    const result = await ask();
    if (turn !== page.turn) return;
    page.form.hide(result.guide.hidden);
    page.form.wrong(result.problems);
    page.result = { ...result, about: page.about, form: page.form, sheet: page.sheet, day: page.day };
    speakUp(page.sheet.draw(result));
    trouble("");
  } catch {
    if (turn !== page.turn) return;
    page.policy = null;
    if (again) return compute(false);
    trouble(say("again"), say("retry"), () => compute());
  }
  delete document.documentElement.dataset.busy;
}

async function ask() {
  const how = { asOf: page.day, lang: lang() };
  const problems = await page.policy.read(page.form.answers, how);
  const application = without(page.form.answers, problems);
  const [decision, guide, card] = await Promise.all([
    page.policy.decide(application, how), page.policy.guide(application, how), page.about.scoring ? page.policy.score(application, how) : null,
  ]);
  return { problems, decision, guide, card };
}

function save() {
  const url = URL.createObjectURL(new Blob([written(page.form.answers)], { type: "application/json" }));
  const name = `${page.form.answers.name ?? page.about.policy.id}.json`.replace(/[\\/:*?"<>|]/g, "_");
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
  notice(say("saved", { name }));
}

async function open(file) {
  const chosen = file.files[0];
  file.value = "";
  if (!chosen) return;
  const { name } = chosen;
  document.documentElement.dataset.busy = "";
  const found = read(await chosen.text(), page.form.inputs, page.about.policy.timezone);
  if (!found || found.many) {
    delete document.documentElement.dataset.busy;
    return notice(found ? say("manyIn", { name, n: found.many }) : say("badFile", { name }));
  }
  page.form.answers = found.answers;
  store(shelf(), written(page.form.answers));
  draw();
  const n = Object.keys(found.answers).length;
  notice(say("opened", { name, n }) + (found.left.length ? say("left", { n: found.left.length, names: listed(found.left) }) : ""));
}

function clear() {
  if (!confirm(say("clearSure"))) return;
  page.form.answers = {};
  store(shelf(), null);
  draw();
  notice(say("cleared"));
}

// Storage may be closed to the page; it then works without a draft.
function kept(key) {
  try {
    return localStorage.getItem(`merit ${key}`);
  } catch {
    return null;
  }
}

function store(key, text) {
  try {
    if (text === null) localStorage.removeItem(`merit ${key}`);
    else localStorage.setItem(`merit ${key}`, text);
  } catch {
    // no draft
  }
}

const shelf = () => `draft ${page.about.policy.id}`;

const trouble = (text, action, run) => line("trouble", text, action, run);
const notice = (text, action, run) => line("notice", text, action, run);

function line(id, text, action, run) {
  find(id).replaceChildren(...[text, action && make("button", { type: "button", text: action, click: run })].filter(Boolean));
  find(id).hidden = text === "";
}

// today is the day on this device.
function today() {
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
