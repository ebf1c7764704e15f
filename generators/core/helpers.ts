import type { BackingService } from './backing-service.ts';
import type { Variable } from './blueprint.ts';
import { quote } from './quote.ts';

/** What a template may call, beside reading the model. */
export interface Helpers {
  readonly quote: typeof quote;
  readonly attach: typeof attach;
  readonly facts: typeof facts;
}

/** A service's URL with its host and password filled in. */
export function attach(service: BackingService, host: string, password: string): string {
  return service.url.replace('{host}', host).replace('{password}', password);
}

/** A variable's type, bounds and default, as documentation states them. */
export function facts(variable: Variable): string {
  const { type, choices, minimum, maximum, secret, name } = variable;
  const bounds = minimum !== undefined && maximum !== undefined ? `, ${minimum} to ${maximum}` : '';
  const kind = choices ? choices.join(', ') : `${type}${bounds}`;
  const preset = variable.default === undefined ? 'required' : `default ${variable.default}`;
  return `${kind}; ${preset}${secret ? `; secret: ${name}_FILE may name a file that holds it` : ''}`;
}

export const helpers: Helpers = { quote, attach, facts };
