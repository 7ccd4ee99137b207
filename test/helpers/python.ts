import { spawnSync } from 'node:child_process';

/** A Python that has the modules asked for. */
export interface Python {
  readonly path: string;
  /** The version of the first module. */
  readonly version: string;
}

/**
 * Find the Pythons that have a module: `PYTHON`, the system's and the first on the path, each version once.
 *
 * Where there is none, the list holds one entry with the path '' so that a test can be skipped by name.
 */
export function pythonsWith(module: string): readonly Python[] {
  const found = new Map<string, Python>();
  for (const path of [process.env['PYTHON'], '/usr/bin/python3', 'python3']) {
    if (!path) continue;
    const run = spawnSync(path, ['-c', `import ${module}; print(${module}.__version__)`], {
      encoding: 'utf8',
    });
    const version = run.status === 0 ? run.stdout.trim() : '';
    if (version !== '' && !found.has(version)) found.set(version, { path, version });
  }
  return found.size > 0 ? [...found.values()] : [{ path: '', version: `is not installed` }];
}

/**
 * Run a Python script that reads JSON from standard input and prints JSON.
 *
 * @throws Error with what Python said where the script fails.
 */
export function runPython(path: string, script: string, input: unknown): unknown {
  const run = spawnSync(path, ['-X', 'utf8', '-c', script], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}
