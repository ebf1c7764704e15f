/** The generator's version, recorded in every project. A test holds it to package.json's. */
export const version = '1.0.0';
