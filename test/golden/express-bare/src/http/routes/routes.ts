import type { Route } from '../route.ts';
import { healthRoutes } from './health.ts';
import { rootRoutes } from './root.ts';

/** All routes of the API. */
export const routes: readonly Route[] = [rootRoutes, healthRoutes].flat();
