// People fill the form in; the page must show what `merit explain` says of the file
// that they save.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build, examples, explain, launch, on, pack, put, read, saved, serious, visit } from "./browser.mjs";
import { expected, fill, shown } from "./person.mjs";
import { serve } from "./server.mjs";

let browser;
const sites = {};

before(async () => {
  browser = await launch();
  for (const name of ["chongqing-2025", "canada-crs"]) sites[name] = await serve(build(pack(join(examples, name, "policy.yaml"), name), name));
});
after(async () => {
  await browser?.close();
  for (const site of Object.values(sites)) await site.close();
});

const applications = (example) => JSON.parse(read(examples, example, "applications.json"));
const form = (page) => page.evaluate(async () => (await import("./merit/preview.js")).load().then(async (engine) => (await engine.policy(await (await fetch("policy.merit")).arrayBuffer())).form()));
const states = {
  zh: { qualified: "符合条件", unqualified: "符合条件", ineligible: "不符合条件", undetermined: "还没有填完" },
  en: { qualified: "Conditions met", unqualified: "Conditions met", ineligible: "Conditions not met", undetermined: "Not filled in yet" },
};

for (const [example, id, lang, width, asOf] of [
  ["chongqing-2025", "P14", "zh", 1280, "2025-10-17"], // a whole score with fractions
  ["chongqing-2025", "P29", "en", 360, "2025-10-17"], // too little was reached
  ["chongqing-2025", "P19", "zh", 360, "2025-10-17"], // barred, by a list of somebody else
  ["canada-crs", "F", "en", 1280, "2025-06-20"], // questions that depend on others, lists of four
]) {
  test(`${example} ${id}, ${lang}, ${width} pixels wide`, async () => {
    const { page, context, faults, still } = await visit(browser, sites[example].address, { lang, width });
    await on(page, asOf);
    assert.deepEqual(await serious(page), [], "empty");
    const about = await form(page);
    await fill(page, about, applications(example).find((one) => one.id === id));
    await still();
    const { state, ...card } = await shown(page);
    const applicant = explain(join(examples, example, "policy.yaml"), await saved(page, `${id}.json`), { asOf, lang, id });
    const names = new Map();
    const note = (list) => list?.forEach((item) => (names.set(item.id, item.title?.[lang] ?? item.title?.zh ?? item.title?.en ?? item.id), note(item.items)));
    note(about.scoring.items);
    note(about.scoring.adjust);
    assert.deepEqual(card, expected(applicant, names, lang));
    assert.equal(state, states[lang][applicant.status]);
    assert.deepEqual(await serious(page), [], "filled in");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page is wider than the screen");
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("an application that is half filled in has a range, and tells whose turn it is", async () => {
  const { page, context, faults, still } = await visit(browser, sites["chongqing-2025"].address);
  await on(page, "2025-10-17");
  const half = { id: "半", name: "半份", 区县: "忠县", 场地面积: "320", 专职人员数: "8" };
  await page.setInputFiles("input[type=file]", put("half.json", [half]));
  await still();
  const { state, ...card } = await shown(page);
  const applicant = explain(join(examples, "chongqing-2025", "policy.yaml"), put("half.json", [half]), { asOf: "2025-10-17", lang: "zh", id: "半" });
  assert.deepEqual(card, expected(applicant, new Map(), "zh"));
  assert.equal(card.total, "7 至 97");
  assert.equal(state, "还没有填完");
  assert.match(await page.locator(".next").innerText(), /“场地面积”达到 500，“服务场地”得 4 分（现在 320）/);
  await page.locator("summary", { hasText: "还要您填写" }).click();
  await page.locator(".missing button", { hasText: "合作机构数" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.closest(".field").innerText.split("\n")[0]), "合作机构数");
  assert.deepEqual(await serious(page), []);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a page is built of the policy's text as of its packed file", () => {
  const policy = join(examples, "chongqing-2025", "policy.yaml");
  assert.deepEqual(readFileSync(join(build(policy, "text"), "policy.merit")), readFileSync(pack(policy, "text")));
});

test("the language of the page changes, the answers stay", async () => {
  const { page, context, faults, still } = await visit(browser, sites["chongqing-2025"].address);
  await page.getByLabel("专职人员数", { exact: true }).fill("9");
  await page.click("#do-language");
  await still();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  assert.equal(await page.evaluate(() => document.activeElement.id), "do-language");
  assert.equal(await page.getByLabel("专职人员数", { exact: true }).inputValue(), "9");
  assert.match(await page.locator(".figure").innerText(), /4\.5 to 98\.5/);
  assert.deepEqual(faults, []);
  await context.close();
});
