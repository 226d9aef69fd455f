// What es-hangul says of each line of standard input: the keys as a Korean keyboard writes them, a tab, and the first
// consonants of its syllables; a question mark where it has no answer. `node oracle.mjs <the folder that has node_modules/es-hangul>`
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(`${process.argv[2]}/`));
const { convertQwertyToHangul, getChoseong } = require("es-hangul");
const out = [];
for await (const line of createInterface({ input: process.stdin })) {
  let keys;
  try {
    keys = convertQwertyToHangul(line);
  } catch {
    // It refuses some rows of vowels.
    keys = "?";
  }
  out.push(`${keys}\t${getChoseong(line).replaceAll(/\s/gu, "")}\n`);
}
process.stdout.write(out.join(""));
