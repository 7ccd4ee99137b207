import open from 'open';

/** Open an address in the user's browser, where there is a screen and somebody before it. */
export async function openBrowser(url: string): Promise<void> {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  const screen = process.platform === 'darwin' || process.platform === 'win32' || DISPLAY || WAYLAND_DISPLAY;
  if (CI || !screen) return;
  // The address is printed as well: without a browser nothing is lost.
  await open(url).catch(() => undefined);
}
