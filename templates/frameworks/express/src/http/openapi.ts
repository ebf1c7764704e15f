import { describeApi } from '../openapi.ts';
import { routes } from './routes/routes.ts';

/** The description of the API. */
export async function openapi(): Promise<object> {
  return describeApi(routes);
}
