import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readTopics } from '../../plugin/src/policy/index.ts';
import { knownCodes } from './knownCodes.ts';
import { serviceMeta } from './serviceMeta.ts';

/** Under the platform's limit for one script with room to spare. */
const largestFile = 100_000;

/**
 * Writes the phrases by which a question's topics are recognised (M4) as a Lightning web component without a face:
 * `c/<name of the folder>` exports `vocabulary`.
 * @param topicsFile the path of a `topics.yaml`.
 * @param valueSetsFolder where the org's value sets are.
 * @param target the component's folder; replaced as a whole.
 * @throws ConfigError listing every problem of the file; Error for a script of 100,000 bytes or more.
 */
export function writeTopicsModule(topicsFile: string, valueSetsFolder: string, target: string): void {
  const file = basename(topicsFile);
  const vocabulary = readTopics(readFileSync(topicsFile, 'utf8'), file, knownCodes(valueSetsFolder));
  const name = basename(target);
  const script = `// Made by \`npm run build\` from ${file}: change it there.\nexport const vocabulary = ${JSON.stringify(vocabulary, null, 1)};\n`;
  const size = Buffer.byteLength(script);
  if (size >= largestFile) {
    throw new Error(
      `c/${name}: ${name}.js has ${size} bytes, and a file must stay under ${largestFile}. Take phrases out of ${file}.`,
    );
  }
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, `${name}.js`), script);
  writeFileSync(join(target, `${name}.js-meta.xml`), serviceMeta);
}
