// Somebody who fills the form in: finds a question by its name, clicks, types, and
// goes on with the tab key.

/** fill answers the questions of an application. */
export async function fill(page, about, application) {
  await type(page, named(page, await label(page, "name")), application.name);
  await type(page, named(page, await label(page, "id")), application.id);
  for (const input of about.inputs) {
    const answer = application[input.name];
    if (input.derived || answer === undefined || answer === null) continue;
    await question(page, page.locator("#form"), input, input.title?.zh ?? input.title?.en ?? input.name, answer);
  }
}

// label is how the page calls the applicant's name and number.
const label = (page, key) => page.evaluate((k) => ({ zh: { name: "名称", id: "编号" }, en: { name: "Name", id: "Reference number" } })[document.documentElement.lang.slice(0, 2)][k], key);

const named = (page, name) => page.getByLabel(name, { exact: true }).first();

async function question(page, within, input, name, answer) {
  const details = within.locator("details.others");
  if (input.by && input.by !== "applicant" && (await details.count()) && !(await details.evaluate((d) => d.open))) await details.locator("summary").click();
  switch (input.type) {
    case "bool": {
      const group = within.getByRole("radiogroup", { name, exact: true });
      await group.locator("label").nth(answer === true || answer === "是" ? 0 : 1).click();
      return;
    }
    case "choice":
      return void (await within.getByLabel(name, { exact: true }).selectOption(String(answer)));
    case "choices":
      for (const one of answer) await within.getByRole("group", { name, exact: true }).getByLabel(one, { exact: true }).check();
      return;
    case "list":
      return rows(page, within.getByRole("group", { name, exact: true }), input, answer);
    case "date":
      return void (await within.getByLabel(name, { exact: true }).fill(String(answer)));
    case "datetime":
      return void (await within.getByLabel(name, { exact: true }).fill(String(answer).slice(0, 19).replace(" ", "T")));
    default:
      return type(page, within.getByLabel(name, { exact: true }), String(answer));
  }
}

async function rows(page, group, input, answers) {
  if (answers.length === 0) return void (await group.getByRole("checkbox").check());
  for (const [i, answer] of answers.entries()) {
    const fixed = input.min_length !== undefined && input.min_length === input.max_length;
    if (!fixed) await group.locator("button.add").click();
    if (!input.of.fields) {
      await type(page, group.locator("input[type=text]").nth(i), String(answer));
      continue;
    }
    const row = group.locator(".row").nth(i);
    for (const field of input.of.fields) {
      if (answer[field.name] !== undefined) await question(page, row, field, field.title?.zh ?? field.name, answer[field.name]);
    }
  }
}

async function type(page, where, text) {
  await where.waitFor();
  await where.focus();
  await page.keyboard.type(text);
  await page.keyboard.press("Tab");
}

/** shown is the score card as somebody reads it, opened to the last line. */
export async function shown(page) {
  await page.evaluate(() => document.querySelectorAll("#card details.item").forEach((one) => (one.open = true)));
  return page.evaluate(() => {
    const text = (element) => element?.textContent ?? null;
    const own = (box, selector) => [...box.querySelectorAll(`:scope > .inside > ${selector}`)];
    const line = (box) => ({
      name: text(box.querySelector(".name")), points: text(box.querySelector(".points")), why: text(own(box, ".why")[0]),
      cites: own(box, ".cite").map((cite) => [text(cite.querySelector("span")), text(cite.querySelector("q"))]), items: own(box, "details.item").map(line),
    });
    const hits = (kind) => [...document.querySelectorAll(`#card .${kind} li`)].map((li) => ({ reason: text(li.querySelector(".reason")), cites: [...li.querySelectorAll(".cite")].map((cite) => [text(cite.querySelector("span")), text(cite.querySelector("q"))]) }));
    return {
      total: text(document.querySelector(".figure strong")), state: text(document.querySelector("#state")), why: text(document.querySelector(".total .why")),
      items: [...document.querySelectorAll("#card > .items > details.item")].map(line), failures: hits("fail"), warnings: hits("warn"),
    };
  });
}

/** expected is the same card out of what the command says. names are the titles. */
export function expected(applicant, names, lang) {
  const zh = lang === "zh";
  const near = ({ score, approx }) => (approx === undefined ? score : `≈ ${approx}`);
  const range = (low, high) => (zh ? `${low} 至 ${high}` : `${low} to ${high}`);
  const points = (item) => (item.applicable === false ? (zh ? "不适用" : "does not apply") : item.score !== undefined ? near(item) : item.error || item.low === undefined ? "—" : range(item.low, item.high));
  const cites = (cite) => (cite ? [cite].flat().map((c) => [c.clause ? (zh ? `依据 ${c.clause}` : `Clause ${c.clause}`) : null, c.quote ?? null]) : []);
  const line = (item) => ({ name: names.get(item.id) ?? item.id, points: `${points(item)} / ${item.max}`, why: item.why ?? null, cites: cites(item.cite), items: (item.items ?? []).map(line) });
  const hit = ({ reason, cite }) => ({ reason: reason ?? null, cites: cites(cite) });
  const { score } = applicant;
  return {
    total: score.total !== undefined ? near({ score: score.total, approx: score.approx }) : range(score.low, score.high), why: score.why ?? null,
    items: [...score.items, ...(score.adjust ?? [])].map(line), failures: applicant.failures.map(hit), warnings: applicant.warnings.map(hit),
  };
}
