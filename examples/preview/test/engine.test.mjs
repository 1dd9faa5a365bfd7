// The page without a network, with a newer version at hand, and with an engine that
// breaks down.
import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build, examples, launch, pack, still, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

let browser, folder;
const sites = [];
before(async () => {
  browser = await launch();
  folder = build(pack(join(examples, "chongqing-2025", "policy.yaml"), "engine"), "engine");
});
after(async () => {
  await browser?.close();
  for (const site of sites) await site.close();
});

const open = async (...where) => {
  const site = await serve(...where);
  sites.push(site);
  return site;
};

const total = (page) => page.locator(".figure strong").innerText();
const type = async (page, name, text) => {
  await page.getByLabel(name, { exact: true }).fill(text);
  await still(page);
};
const kept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => new Promise((done) => {
  const look = () => (navigator.serviceWorker.controller ? done() : setTimeout(look, 50));
  look();
})));

test("after the first visit it works without a network, and a newer version replaces it whole", async () => {
  const site = await open(folder);
  const { page, context, faults } = await visit(browser, site.address, { offline: true });
  await kept(page);
  await site.close();
  await page.reload();
  await page.waitForSelector("#state");
  await type(page, "场地面积", "500");
  assert.equal(await total(page), "4 至 100");
  const second = await context.newPage();
  await second.goto(`${site.address}index.html?lang=en`);
  await second.waitForSelector("#state");
  await second.close();
  assert.deepEqual(faults.filter((text) => !/ERR_CONNECTION_REFUSED/.test(text)), [], "only the look for a newer version may fail");

  cpSync(build(pack(join(examples, "canada-crs", "policy.yaml"), "newer"), "newer"), folder, { recursive: true });
  const again = await open(folder, site.port);
  await page.reload();
  await page.waitForSelector("#newer button");
  assert.match(await page.title(), /重庆/);
  await page.click("#newer button");
  await page.waitForFunction(() => document.title.includes("Express Entry"));
  await page.waitForSelector("#state");
  assert.deepEqual(await page.evaluate(async () => (await caches.keys()).length), 1);
  await context.close();
});

test("a page that is closed to storage and service workers still works", async () => {
  const site = await open(build(pack(join(examples, "chongqing-2025", "policy.yaml"), "engine"), "engine"));
  const { page, context } = await visit(browser, site.address);
  await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new Error("closed"); } }));
  await page.reload();
  await page.waitForSelector("#state");
  await type(page, "场地面积", "500");
  assert.equal(await total(page), "4 至 100");
  await context.close();
});

// A trap in the module itself: the engine is told to read what it does not have.
const broken = (page) => page.workers()[0].evaluate(async () => {
  const { Instance } = await import("./wasi.js");
  Instance.prototype.call = function () {
    return this.exports.call(-1, 1 << 30);
  };
});

// A worker in which every call comes to that end.
const always = `import { Instance } from "./wasi.js"; import "./worker.js?as-it-is"; Instance.prototype.call = function () { return this.exports.call(-1, 1 << 30); };`;

test("an engine that breaks down is replaced, and nobody notices", async () => {
  const site = await open(folder);
  const { page, context } = await visit(browser, site.address);
  await type(page, "场地面积", "500");
  await broken(page);
  await type(page, "专职人员数", "8");
  assert.equal(await total(page), "8 至 98");
  assert.equal(await page.locator("#trouble").isVisible(), false);
  await context.close();
});

test("an engine that breaks down again and again leaves the page and its answers", async () => {
  const site = await open(folder);
  const { page, context } = await visit(browser, site.address);
  await context.route("**/merit/worker.js", (route) => route.fulfill({ contentType: "text/javascript", body: always }));
  await broken(page);
  await page.getByLabel("场地面积", { exact: true }).fill("500");
  await page.waitForSelector("#trouble button");
  assert.match(await page.locator("#trouble").innerText(), /计算中断过/);
  await page.getByLabel("专职人员数", { exact: true }).fill("8");
  await context.unroute("**/merit/worker.js");
  await page.click("#trouble button");
  await page.waitForFunction(() => document.querySelector(".figure strong").textContent === "8 至 98");
  assert.equal(await page.locator("#trouble").isVisible(), false);
  await context.close();
});
