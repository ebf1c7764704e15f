/** Each variable that attaches a service, with a URL under which nothing listens. */
export const nowhere = {
  DATABASE_URL: 'postgresql://user:hunter2@127.0.0.1:1/app',
  REDIS_URL: 'redis://user:hunter2@127.0.0.1:1/0',
};
