// Assembles the applicant's page of a policy: a folder of files that any web server
// can serve as it is.
//
//   node build.mjs POLICY FOLDER      POLICY is a policy.yaml, or a policy.merit
//
// The engine is taken from wasm/npm/dist; `make page` builds that too.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "../../wasm/npm/dist");

const [policy, folder] = process.argv.slice(2);
if (!policy || !folder) stop("usage: node build.mjs POLICY FOLDER", 2);
const engine = reached("preview.js");
if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, "parts.js"))) stop(`${folder} holds other files: give an empty folder`);

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, "merit"), { recursive: true });
cpSync(join(here, "site"), folder, { recursive: true });
for (const file of engine) cpSync(join(dist, file), join(folder, "merit", file));
writeFileSync(join(folder, "policy.merit"), await packed(policy));
const parts = list(folder).sort();
const hash = createHash("sha256");
for (const file of parts) hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
writeFileSync(join(folder, "parts.js"), `// Made by build.mjs: what the page is kept of for days without a network.\nself.parts = ${JSON.stringify({ hash: hash.digest("hex").slice(0, 16), files: ["./", ...parts] }, null, 1)};\n`);
console.log(`${folder}: ${parts.length + 1} files, ${Math.round(parts.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0) / 1000)} kB`);

// reached are the files of the package that a script of it leads to, itself included.
function reached(first) {
  const found = new Set([first]);
  for (const file of found) {
    if (!existsSync(join(dist, file))) stop(`${relative(".", join(dist, file))} is missing: run node wasm/build.mjs first`);
    if (!file.endsWith(".js")) continue;
    for (const [, name] of readFileSync(join(dist, file), "utf8").matchAll(/(?:from|import|new URL\()\s*"\.\/([^"]+)"/g)) found.add(name);
  }
  return [...found];
}

// packed is the policy as the small engine takes it. A text is compiled by the full one.
async function packed(path) {
  const data = readFileSync(path);
  if (!/\.ya?ml$/.test(path)) return data;
  const { load } = await import(join(dist, "index.node.js"));
  const full = await load();
  try {
    const opened = await full.policy(data.toString(), { name: "policy.yaml", files: beside(path) });
    return await opened.pack();
  } catch (error) {
    for (const d of error.diagnostics ?? []) console.error(`${path}:${d.line}:${d.column}: ${d.message}`);
    return stop(error.message);
  } finally {
    full.close();
  }
}

// beside are the texts in the folder of a policy, such as the notice that it quotes.
function beside(path) {
  const at = dirname(path);
  return Object.fromEntries(list(at).filter((file) => /\.(txt|md|ya?ml|json|csv)$/.test(file)).map((file) => [file, readFileSync(join(at, file), "utf8")]));
}

function list(at) {
  return readdirSync(at, { recursive: true }).map((name) => name.split("\\").join("/")).filter((name) => statSync(join(at, name)).isFile());
}

function stop(text, code = 1) {
  console.error(text);
  process.exit(code);
}
