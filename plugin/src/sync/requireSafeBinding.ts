import { checkBinding, EngageError, type Gateway } from '../engage/index.ts';
import type { Binding } from '../policy/index.ts';
import type { Store } from '../store/index.ts';

export interface SafeBindingOptions {
  readonly gateway: Gateway;
  readonly store: Store;
  readonly binding: Binding;
  /** Fingerprint of engage.yaml: a binding that was found safe is checked again only when it changed. */
  readonly bindingFingerprint: string;
  readonly onCheck: () => void;
  /** `service`: this user must be able to write what the sync writes. `person`: reads, and at most records an act of their own. */
  readonly as: 'service' | 'person';
}

/**
 * Nothing is read from an org that engage.yaml does not fit.
 *
 * @throws EngageError naming the first name that does not fit.
 */
export async function requireSafeBinding(options: SafeBindingOptions): Promise<void> {
  const { gateway, store, binding, bindingFingerprint, onCheck, as } = options;
  const setting = as === 'service' ? 'bindingChecked' : 'bindingRead';
  if ((await store.setting(setting)) === bindingFingerprint) return;
  onCheck();
  const report = await checkBinding(gateway, binding);
  const blocking = report.findings.filter(
    (finding) => finding.blocking && (as === 'service' || finding.status !== 'notWritable'),
  );
  const [first] = blocking;
  if (first !== undefined) {
    throw new EngageError({
      code: 'INVALID_FIELD',
      status: 400,
      message: `This org does not fit config/engage.yaml in ${blocking.length} place(s); nothing was read or written. First: ${first.name} (${first.key}) is ${first.status}. ${first.advice}`,
    });
  }
  await store.changeSetting(setting, bindingFingerprint);
}
