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

const config: UserConfig = defineConfig({
  root: fileURLToPath(new URL('viewer', import.meta.url)),
  base: './',
  plugins: [classicScript()],
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
