import { readFileSync } from 'node:fs';

/** A subset of the options of `tls.connect`, which the drivers share. */
export interface Tls {
  readonly ca?: string;
  readonly rejectUnauthorized?: boolean;
  readonly checkServerIdentity?: () => undefined;
}

/**
 * TLS as the parameter `sslmode` asks for it; `ssl-mode` and `ssl_cert_reqs` are understood too.
 * A driver cannot fall back to plain text, so `prefer` asks for none.
 */
export function tlsOptions(parameters: URLSearchParams, encrypted: boolean): Tls | undefined {
  const mode =
    parameters.get('sslmode') ??
    parameters.get('ssl-mode') ??
    (parameters.get('ssl_cert_reqs') === 'none' ? 'require' : undefined) ??
    (encrypted ? 'verify-full' : 'disable');
  const certificate = parameters.get('sslrootcert');
  const trusted = certificate && certificate !== 'system' ? { ca: read(certificate) } : {};
  const anyName = { ...trusted, checkServerIdentity: () => undefined };

  switch (mode.toLowerCase().replaceAll('_', '-')) {
    case 'disable':
    case 'disabled':
    case 'allow':
    case 'prefer':
    case 'preferred':
      return undefined;
    case 'require':
    case 'required':
      return certificate ? anyName : { rejectUnauthorized: false };
    case 'verify-ca':
      return anyName;
    case 'verify-full':
    case 'verify-identity':
      return trusted;
    default:
      throw new Error('has an unknown sslmode');
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error('names an sslrootcert that cannot be read');
  }
}
