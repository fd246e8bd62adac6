import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readPolicy } from '../../plugin/src/policy/index.ts';
import { serviceMeta } from './serviceMeta.ts';

/**
 * Writes what the policy file tells the rules as a Lightning web component without a face: `c/<name of the folder>`
 * exports `policy`. How the service runs (`sync`) stays out.
 * @param policyFile the path of a `policy.yaml`.
 * @param target the component's folder; replaced as a whole.
 * @throws ConfigError listing every problem of the policy file.
 */
export function writePolicyModule(policyFile: string, target: string): void {
  const { rules } = readPolicy(readFileSync(policyFile, 'utf8'), basename(policyFile));
  const name = basename(target);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  writeFileSync(
    join(target, `${name}.js`),
    `// Made by \`npm run build\` from ${basename(policyFile)}: change it there.\nexport const policy = ${JSON.stringify(rules, null, 2)};\n`,
  );
  writeFileSync(join(target, `${name}.js-meta.xml`), serviceMeta);
}
