import { type Check, expectNone } from '../check.ts';

export const check: Check = {
  id: 'XV-2',
  kind: 'static',
  promise: 'compose has no default password and opens no port to the world',
  does: 'reads every value that is a password, and every published port of every compose file',
  run({ project }) {
    const wrong = Object.entries(project.composeFiles).flatMap(([path, { services }]) =>
      Object.entries(services).flatMap(([name, service]) => [
        ...Object.entries(service.environment ?? {}).flatMap(([key, value]) => {
          const text = String(value ?? '');
          const secret =
            /PASSWORD|SECRET|TOKEN/.test(key) && !key.endsWith('_FILE')
              ? text
              : /:\/\/[^@/:]*:(.+)@/.exec(text)?.[1];
          const allowed = secret === undefined || /^\$\{\w+:\?[^}]*\}$|^\$\{\w+\?[^}]*\}$/.test(secret);
          return allowed ? [] : [`${path} ${name}: ${key} has a password of its own`];
        }),
        ...(service.ports ?? []).flatMap((port) =>
          typeof port === 'string' && /^(127\.0\.0\.1|\[::1\]):/.test(port)
            ? []
            : [`${path} ${name}: publishes ${JSON.stringify(port)}`],
        ),
        ...('ALLOW_EMPTY_PASSWORD' in (service.environment ?? {})
          ? [`${path} ${name}: allows an empty password`]
          : []),
      ]),
    );
    expectNone(wrong, 'passwords from variables that must be set, ports of 127.0.0.1');
    return `${Object.keys(project.composeFiles).join(', ')}: every password must be given, every port is 127.0.0.1's`;
  },
};
