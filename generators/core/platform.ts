import type { Blueprint, Shutdown } from './blueprint.ts';
import type { Layer } from './feature.ts';

/**
 * The model as the templates of one layer see it. A target whose platform fixes the grace period has numbers of
 * its own, and the variables that must agree with them follow: one place decides, so they cannot drift apart.
 */
export function seenBy(layer: Layer & { readonly shutdown?: Shutdown }, app: Blueprint): Blueprint {
  const shutdown = layer.shutdown ?? app.shutdown;
  const values = { port: app.port, shutdown: shutdown.timeout };
  return {
    ...app,
    shutdown,
    variables: app.variables.map((variable) =>
      variable.platform ? { ...variable, default: String(values[variable.platform]) } : variable,
    ),
  };
}
