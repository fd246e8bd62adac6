import { z } from 'zod';
import { EngageError } from '../engageError.ts';
import type { Gateway } from '../gateway.ts';
import type { BindingFinding } from './finding.ts';

const answer = z.object({
  records: z.array(z.object({ Policy_Version__c: z.string().nullable() })).max(1),
});

const query = "SELECT Policy_Version__c FROM Score_Policy__mdt WHERE DeveloperName = 'Current'";
const rebuild = 'Run "npm run build" with this policy.yaml and deploy dist/force-app.';

/**
 * Compares the policy that the org's validation rules and flows go by with the file's. A difference stops no sync: both sides
 * work, each by its own numbers, until the build is deployed.
 * @param version of the policy file, 12 hex digits.
 * @throws EngageError when the org cannot be asked.
 */
export async function checkPolicy(gateway: Gateway, version: string): Promise<BindingFinding> {
  const finding = (status: BindingFinding['status'], advice: string): BindingFinding => ({
    key: 'policy.version',
    name: 'Score_Policy__mdt.Current',
    status,
    advice,
    blocking: false,
  });
  const records = await ask(gateway);
  if (records === undefined) {
    return finding(
      'unreadable',
      'The org shows this user no Score_Policy__mdt. Deploy dist/force-app and assign the permission set SCORE_Service.',
    );
  }
  const [record] = records;
  if (record === undefined) {
    return finding('missing', `Validation rules and flows of the org have no policy to go by. ${rebuild}`);
  }
  if (record.Policy_Version__c === version) return finding('bound', '');
  return finding(
    'differs',
    `Validation rules and flows of the org go by policy ${record.Policy_Version__c ?? '(none)'}, the file says ${version}. ${rebuild}`,
  );
}

async function ask(gateway: Gateway): Promise<z.output<typeof answer>['records'] | undefined> {
  try {
    const body = await gateway.call({ method: 'GET', path: `/query?q=${encodeURIComponent(query)}` });
    return answer.parse(body).records;
  } catch (error) {
    if (error instanceof EngageError && (error.code === 'INVALID_TYPE' || error.code === 'INVALID_FIELD')) {
      return undefined;
    }
    throw error;
  }
}
