import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const savedApp = z.object({ clientId: z.string().min(1).max(255), certificate: z.string().max(20_000) });
const appFile = z.object({ version: z.literal(1), apps: z.array(savedApp) });

export type ConnectedApp = z.infer<typeof savedApp>;

/** Clients that may sign in with a JWT: a consumer key and the certificate its assertions are signed with. */
export interface ConnectedApps {
  /** Throws when the certificate cannot be read. */
  register(app: ConnectedApp): void;
  keyOf(clientId: string): KeyObject | undefined;
}

/** The public key of a PEM: an X.509 certificate, as Salesforce takes it, or a bare public key. */
function publicKeyOf(pem: string): KeyObject {
  const key = pem.includes('CERTIFICATE') ? new X509Certificate(pem).publicKey : createPublicKey(pem);
  if (key.asymmetricKeyType !== 'rsa') throw new Error('The key is not an RSA key');
  return key;
}

/** True for a PEM that assertions can be checked with. */
export function isUsableCertificate(pem: string): boolean {
  try {
    publicKeyOf(pem);
    return true;
  } catch {
    return false;
  }
}

function read(file: string): ConnectedApp[] {
  try {
    return appFile.parse(JSON.parse(readFileSync(file, 'utf8'))).apps;
  } catch {
    return [];
  }
}

/** Opens what an earlier run registered; without a file nothing is kept. */
export function openConnectedApps(file?: string): ConnectedApps {
  const apps = new Map<string, { readonly certificate: string; readonly key: KeyObject }>();
  const add = ({ clientId, certificate }: ConnectedApp): void => {
    apps.set(clientId, { certificate, key: publicKeyOf(certificate) });
  };
  // A damaged entry lets nobody in.
  for (const app of file === undefined ? [] : read(file)) if (isUsableCertificate(app.certificate)) add(app);
  return {
    register(app) {
      add(app);
      if (file === undefined) return;
      const saved = [...apps].map(([clientId, { certificate }]) => ({ clientId, certificate }));
      writeFileSync(`${file}.new`, JSON.stringify({ version: 1, apps: saved }), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
    keyOf: (clientId) => apps.get(clientId)?.key,
  };
}
