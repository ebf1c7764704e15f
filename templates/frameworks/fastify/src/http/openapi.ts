import { buildApp } from './app.ts';

/** The description of the API. */
export async function openapi(): Promise<object> {
  const app = await buildApp();
  return app.openapi();
}
