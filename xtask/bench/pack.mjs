// Writes NAME.br beside each file of a folder, as hard as brotli can: what a host would send.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const folder = process.argv[2];
// What lies in folders of its own was packed where it came from.
const files = readdirSync(folder, { withFileTypes: true }).filter((it) => it.isFile()).map(({ name }) => name);
for (const name of files.filter((name) => !name.endsWith(".br"))) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
  writeFileSync(`${folder}/${name}.br`, brotliCompressSync(readFileSync(`${folder}/${name}`), { params }));
}
