/** The version in package.json; written by `npm run build`. */
export const VERSION = '0.1.0';
