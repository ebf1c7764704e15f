/** Whether a test is to try every case, as CI does (`npm run test:hostile`), or a share of them, as while working. */
export const thorough = Number(process.env['CASES'] ?? 0) >= 20_000;
