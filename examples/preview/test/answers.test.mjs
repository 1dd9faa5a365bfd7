// How answers are given, taken back, kept and printed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build, examples, launch, on, pack, put, read, saved, serious, still, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

let browser, site;
before(async () => {
  browser = await launch();
  site = await serve(build(pack(join(examples, "chongqing-2025", "policy.yaml"), "answers"), "answers"));
});
after(async () => {
  await browser?.close();
  await site?.close();
});

const opened = async (how) => {
  const seen = await visit(browser, site.address, how);
  await on(seen.page, "2025-10-17");
  const done = async () => {
    assert.deepEqual(seen.faults, []);
    await seen.context.close();
  };
  return { ...seen, done, total: () => seen.page.locator(".figure strong").innerText() };
};
const applicants = JSON.parse(read(examples, "chongqing-2025", "applications.json"));
const error = (page, name) => page.locator(".field", { has: page.getByLabel(name, { exact: true }) }).locator(".error").first().innerText();

test("what cannot be read is told after the answer, not in the middle of it", async () => {
  const { page, still, total, done } = await opened({ width: 360 });
  const staff = page.getByLabel("专职人员数", { exact: true });
  await staff.focus();
  await page.keyboard.type("x");
  await still();
  assert.equal(await error(page, "专职人员数"), "");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector("#unread li"));
  assert.equal(await error(page, "专职人员数"), "看不懂“x”，应填整数");
  assert.equal(await staff.getAttribute("aria-invalid"), "true");
  assert.match(await page.locator("#unread").innerText(), /专职人员数\n看不懂“x”/);
  assert.deepEqual(await serious(page), []);
  for (const [text, says, range] of [["2.5", "“2.5”不是整数", "0 至 100"], ["-1", "“-1”小于下限 0人", "0 至 100"], ["１２", "", "6 至 100"], ["1,0", "“1,0”的逗号不是每三位一个，看不出是多少", "0 至 100"], ["", "", "0 至 100"], ["3", "", "1.5 至 95.5"]]) {
    await staff.fill(text);
    await staff.blur();
    await still();
    assert.equal(await error(page, "专职人员数"), says, text);
    assert.equal(await total(), range, text);
  }
  assert.equal(await staff.getAttribute("aria-invalid"), "false");
  await done();
});

test("an input method composes in peace", async () => {
  const { page, context, still, done } = await opened();
  const place = page.getByLabel("运营机构注册地", { exact: true });
  await place.focus();
  const keys = await context.newCDPSession(page);
  for (const text of ["y", "yu", "yubei"]) {
    await keys.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await page.waitForTimeout(200);
    assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem("merit draft cq-sme-window-2025") ?? "[{}]")[0].运营机构注册地), undefined, "half a composition is no answer");
  }
  await keys.send("Input.insertText", { text: "渝北" });
  await still();
  assert.equal(await place.inputValue(), "渝北");
  assert.equal(await page.evaluate(() => document.activeElement.value), "渝北");
  assert.equal(JSON.parse(readFileSync(await saved(page, "ime.json"), "utf8"))[0].运营机构注册地, "渝北");
  await done();
});

test("rows are added, filled with full-width digits, corrected and removed by keyboard", async () => {
  const { page, still, total, done } = await opened({ width: 360 });
  const goals = page.getByRole("group", { name: "备案的工作目标（Q26：以备案为准，中期调整另记）", exact: true });
  await goals.locator("button.add").focus();
  await page.keyboard.press("Enter");
  const row = goals.locator(".row");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SELECT");
  await row.getByLabel("领域", { exact: true }).selectOption("码上服务");
  await row.getByLabel("目标值", { exact: true }).focus();
  await page.keyboard.type("１００");
  await page.keyboard.press("Tab");
  await row.getByLabel("完成值", { exact: true }).fill("100");
  await row.getByLabel("满意度", { exact: true }).fill("９５");
  await still();
  await page.evaluate(() => (document.querySelectorAll("#card details.item")[5].open = true));
  const line = () => page.locator("#card details.item", { has: page.locator(".name", { hasText: "码上服务" }) }).last().locator(".points").first().innerText();
  assert.equal(await line(), "14 / 14");
  await row.getByLabel("满意度", { exact: true }).fill("120");
  await row.getByLabel("满意度", { exact: true }).blur();
  await still();
  assert.match(await row.innerText(), /“120%”大于上限 100%/);
  assert.equal(await line(), "11.2 至 14 / 14");
  await row.getByLabel("满意度", { exact: true }).fill("90%");
  await still();
  assert.equal(await line(), "12.6 / 14");
  await goals.locator("button.add").click();
  await row.nth(1).getByLabel("领域", { exact: true }).selectOption("码上服务");
  await still();
  assert.match(await goals.innerText(), /第1项和第2项的“领域”都是“码上服务”/);
  await row.nth(1).getByRole("button", { name: /^删除/ }).focus();
  await page.keyboard.press("Enter");
  await still();
  assert.equal(await row.count(), 1);
  assert.equal(await page.evaluate(() => document.activeElement.className), "add");
  assert.equal(await line(), "12.6 / 14");
  await row.getByRole("button", { name: /^删除/ }).click();
  await goals.getByRole("checkbox").check();
  await still();
  assert.equal(await total(), "0 至 30");
  assert.deepEqual(JSON.parse(readFileSync(await saved(page, "rows.json"), "utf8"))[0].工作目标, []);
  await done();
});

test("an answer of yes or no is given and taken back", async () => {
  const { page, still, total, done } = await opened();
  const group = page.getByRole("radiogroup", { name: "服务制度", exact: true });
  await group.locator("input").first().focus();
  await page.keyboard.press("Space");
  await still();
  assert.equal(await total(), "1 至 100");
  await page.keyboard.press("ArrowRight");
  await still();
  assert.equal(await total(), "0 至 99");
  await group.getByRole("button").click();
  await still();
  assert.equal(await total(), "0 至 100");
  await done();
});

test("what is saved opens again; a draft outlives the page; everything can be cleared", async () => {
  const { page, still, total, done } = await opened();
  await page.setInputFiles("input[type=file]", put("p01.json", [applicants[0]]));
  await still();
  assert.match(await page.locator("#notice").innerText(), /读入 \d+ 项$/);
  const before = await total();
  const file = await saved(page, "again.json");
  await page.click("#do-clear");
  await still();
  assert.equal(await total(), "0 至 100");
  await page.setInputFiles("input[type=file]", file);
  await still();
  assert.equal(await total(), before);
  assert.equal(readFileSync(await saved(page, "third.json"), "utf8"), readFileSync(file, "utf8"));
  await page.reload();
  await page.waitForSelector("#state");
  await still();
  assert.equal(await total(), before);
  for (const [name, text, says] of [["不是.json", "{", "“不是.json”不是这张表的文件"], ["多.json", applicants.slice(0, 3), "“多.json”里有 3 家，这张表只填一家"], ["别.json", [{ 别的: 1 }], "“别.json”不是这张表的文件"], ["错.json", [{ name: "甲", 区县: "火星", 专职人员数: 3, 别的: "x" }], "已从“错.json”读入 2 项，2 项没有读入：区县、别的"]]) {
    await page.setInputFiles("input[type=file]", put(name, text));
    await page.waitForFunction((want) => document.getElementById("notice").textContent === want, says);
  }
  await done();
});

test("the paper is one page of A4, also of a long application", async () => {
  const { page, still, done } = await opened();
  const long = { ...applicants[3], 服务活动: Array.from({ length: 300 }, (_, i) => ({ 日期: `2025-0${1 + (i % 9)}-11`, 内容: `第${i}次活动，名称较长的一次培训` })) };
  for (const [name, application, has] of [["short.json", applicants.find((one) => one.id === "P29"), "工作目标完成率"], ["long.json", long, "另有"]]) {
    await page.setInputFiles("input[type=file]", put(name, [application]));
    await still(page);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g).length, 1, name);
    const [width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf).slice(1).map(Number);
    assert.ok(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `${width} × ${height}`);
    const paper = page.locator("#paper");
    assert.match(await paper.textContent(), new RegExp(has));
    assert.ok((await paper.evaluate((p) => parseFloat(p.style.fontSize))) >= 5.6);
  }
  await done();
});

test("a keyboard reaches everything, in the order of the page", async () => {
  const { page, context, faults } = await visit(browser, site.address);
  const reached = [];
  for (let i = 0; i < 18; i++) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => {
      const e = document.activeElement;
      const ring = getComputedStyle(e).outlineStyle !== "none" || e.type.startsWith("date") || // its parts and its button draw their own
         (e.type === "radio" && getComputedStyle(e.nextElementSibling).outlineStyle !== "none");
      return `${e.className === "skip" ? "skip" : e.id || e.tagName}${ring ? "" : " without a ring"}`;
    }));
  }
  assert.deepEqual(reached.slice(0, 10), ["skip", "do-load", "do-save", "do-print", "do-clear", "do-language", "q1", "q2", "q3", "q4"]);
  assert.ok(!reached.some((one) => one.includes("ring")), reached.join(", "));
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "score");
  assert.deepEqual(faults, []);
  await context.close();
});
