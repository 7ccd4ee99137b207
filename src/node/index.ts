/** What the library offers in Node beside `actorgraph` itself. */
export { loadEngine, loadResources } from './engine.ts';
export { readBytes, writeFileAtomically } from './files.ts';
export { formatSources } from './format-sources.ts';
