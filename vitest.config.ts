import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A page on a busy machine takes its time; what is waited for fails by what it is, not by when.
    expect: { poll: { timeout: 20_000 } },
  },
});

export default config;
