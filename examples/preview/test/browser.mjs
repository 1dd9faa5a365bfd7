// A browser, the page in it, and the command beside it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const preview = join(dirname(fileURLToPath(import.meta.url)), "..");
export const root = join(preview, "../..");
export const examples = join(root, "examples");
export const scratch = mkdtempSync(join(tmpdir(), "merit-page-"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const merit = process.env.MERIT ?? join(root, "bin/merit");

/** launch starts the browser; CHROMIUM says where it is. */
export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
});

/** pack gives a policy as one file, as the authority's command writes it. */
export function pack(policy, name) {
  const file = join(scratch, `${name}.merit`);
  execFileSync(merit, ["build", policy, "-o", file], { stdio: "pipe" });
  return file;
}

/** build assembles the page of a policy and gives its folder. */
export function build(policy, name) {
  const folder = join(scratch, name);
  execFileSync(process.execPath, [join(preview, "build.mjs"), policy, folder], { stdio: "pipe" });
  return folder;
}

/** explain is what the command says of the one application in a file. */
export function explain(policy, file, { asOf, lang, id }) {
  const args = ["explain", policy, file, "--id", id, "--as-of", asOf, "--lang", lang, "--format", "json"];
  try {
    return JSON.parse(execFileSync(merit, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })).applicant;
  } catch (error) {
    if (error.status === 1 && error.stdout) return JSON.parse(error.stdout).applicant;
    throw error;
  }
}

/** visit opens the page and watches it: faults are errors in it, and requests that
 * leave its own address. */
export async function visit(browser, address, { lang = "zh", width = 1280, offline = false } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 740 : 900 }, locale: lang === "zh" ? "zh-CN" : "en-GB", acceptDownloads: true,
    serviceWorkers: offline ? "allow" : "block", timezoneId: "Asia/Shanghai",
  });
  context.setDefaultTimeout(60000);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  context.on("request", (request) => new URL(request.url()).origin === new URL(address).origin || /^(blob|data):/.test(request.url()) || faults.push(`left its address: ${request.url()}`));
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(`${address}?lang=${lang}`);
  await page.waitForSelector("#state");
  return { page, context, faults, still: () => still(page) };
}

/** still waits until what was typed is calculated. */
export async function still(page) {
  await page.waitForTimeout(200);
  await page.waitForFunction(() => !("busy" in document.documentElement.dataset));
}

/** on sets the day of the calculation. */
export async function on(page, day) {
  await page.fill("#day", day);
  await page.locator("#day").dispatchEvent("change");
  await still(page);
}

/** serious are the faults that a checker of accessibility finds. */
export async function serious(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map((v) => `${v.impact} ${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 4).join(", ")}`);
}

/** saved presses the button and gives the file's path. */
export async function saved(page, name) {
  const waiting = page.waitForEvent("download");
  await page.click("#do-save");
  const path = join(scratch, name);
  await (await waiting).saveAs(path);
  return path;
}

/** put writes a file for the page to open. */
export function put(name, content) {
  const path = join(scratch, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

export const read = (...path) => readFileSync(join(...path), "utf8");
