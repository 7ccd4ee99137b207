import { build, type Rolldown } from 'vite';

/** Returns a module and all it imports as one script that sets the global `name` to its exports. */
export async function bundleForBrowser(entry: string, name: string): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, name, formats: ['iife'] } },
  })) as Rolldown.RolldownOutput[];
  return built[0]!.output[0].code;
}
