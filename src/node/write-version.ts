import { readFileSync } from 'node:fs';
import { writeFileAtomically } from './files.ts';
import { packagePath, packageVersion } from './package.ts';

// A step of `npm run build`: the version of package.json becomes part of the library, which reads no files.
const file = packagePath('src/types/version.ts');
const text = `/** The version in package.json; written by \`npm run build\`. */\nexport const VERSION = '${packageVersion()}';\n`;
if (readFileSync(file, 'utf8') !== text) await writeFileAtomically(file, text);
