/** What an application answers with JSON. */
export async function get(address: string, path: string) {
  const response = await fetch(address + path);
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: (await response.json()) as Record<string, unknown>,
  };
}
