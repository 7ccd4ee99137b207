import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

/**
 * Makes the built page load its script in the classic way, so that it also works when opened from disk, where browsers
 * refuse modules.
 */
function classicScript(): Plugin {
  return {
    name: 'classic-script',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: (html) =>
      html.replace('type="module" crossorigin', 'defer').replaceAll(' crossorigin', ''),
  };
}

/** Puts what the reader knows beside the page, as it stands in the package: its models, its weights and the tables of its lexicon. */
function readerData(): Plugin {
  const data = fileURLToPath(new URL('data/', import.meta.url));
  return {
    name: 'reader-data',
    apply: 'build',
    generateBundle() {
      for (const [folder, ending] of [
        ['model', '.model'],
        ['lexicon', '.csv'],
        ['weights', '.csv'],
      ] as const) {
        for (const name of readdirSync(data + folder).filter((file) => file.endsWith(ending))) {
          const fileName = `data/${folder}/${name}`;
          this.emitFile({ type: 'asset', fileName, source: readFileSync(`${data}${folder}/${name}`) });
        }
      }
    },
  };
}

const config: UserConfig = defineConfig({
  root: fileURLToPath(new URL('viewer', import.meta.url)),
  base: './',
  plugins: [classicScript(), readerData()],
  build: {
    outDir: fileURLToPath(new URL('dist/viewer', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: false,
    // One style sheet, loaded by the page: by default this format would have the script bring it.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 800,
    rolldownOptions: { output: { format: 'iife' } },
  },
  worker: { format: 'iife' },
});

export default config;
