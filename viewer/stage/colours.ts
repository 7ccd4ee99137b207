import type { Palette } from '../appearance/palette.ts';
import type { Scene, SceneActor } from './scene.ts';

/** Returns the colour of an actor: that of its community where these are shown, else that of its kind. */
export function colourOf({ communities }: Scene, { key, kind }: SceneActor, palette: Palette): string {
  if (communities === null) return palette.kinds[kind];
  return palette.communities[communities.get(key) ?? palette.communities.length] ?? palette.others;
}
