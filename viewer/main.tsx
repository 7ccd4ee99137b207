import { render } from 'preact';
import { createArranger } from './controllers/arrange.ts';
import { bindCommunities } from './controllers/communities.ts';
import { graphCaller } from './controllers/graph-worker.ts';
import { bindKeyboard } from './controllers/keyboard.ts';
import { bindLink, copyLink } from './controllers/link.ts';
import {
  bindDrop,
  bring,
  compareWith,
  createOpener,
  openFromAddress,
  openPacked,
} from './controllers/open.ts';
import { mountPicture, type Picture } from './controllers/picture.ts';
import { createReader } from './controllers/read.ts';
import { savePicture, saveSvg } from './controllers/save.ts';
import { createStatistics } from './controllers/statistics.ts';
import { bindTheme, preferredTheme } from './controllers/theme.ts';
import { App } from './panels/app.tsx';
import type { Commands } from './panels/commands.ts';
import { Page } from './panels/page.tsx';
import { createActions } from './state/actions.ts';
import { initialState, type Item, type State } from './state/state.ts';
import { createStore } from './state/store.ts';

declare global {
  interface Window {
    /** For tests and the console: the state, and where an item can be clicked (pixels of the picture). */
    actorgraph?: { state(): State; pointOf(item: Item): { x: number; y: number } | null };
  }
}

const store = createStore(initialState(preferredTheme()));
const actions = createActions(store);
let picture: Picture | null = null;
const writer = graphCaller();
const opener = createOpener(store, actions);
const arrange = createArranger(store, actions);
const commands: Commands = {
  zoomIn: () => picture?.stage?.zoomIn(),
  zoomOut: () => picture?.stage?.zoomOut(),
  fit: () => picture?.stage?.fit(),
  arrange,
  writeGraph: (graph) => writer.ask('write', graph),
  copyLink: () => void copyLink(store.get(), actions),
  savePicture: (times) => void (picture && savePicture(store.get(), picture, actions, times)),
  saveSvg: () => picture && saveSvg(store.get(), picture),
  bring: (files) => bring(files, store.get().intake, opener, actions),
  compareWith: (file) => void compareWith(file, opener, store, actions),
  reader: createReader(store, actions),
  centralities: createStatistics(),
};

bindTheme(store);
render(
  <Page.Provider value={{ store, actions, commands }}>
    <App commands={commands} />
  </Page.Provider>,
  find('#app'),
);
picture = mountPicture(find('#picture'), store, actions);
find('#no-webgl').hidden = picture.stage !== null;
bindCommunities(store, actions);
bindDrop(store, opener, actions);
bindKeyboard(picture.stage, store, actions);
bindLink(store, actions, (hash) => openPacked(hash, opener, actions));
window.actorgraph = {
  state: () => store.get(),
  pointOf: (item) => picture?.stage?.pointOf(item) ?? null,
};
void openFromAddress(opener, actions).finally(() => document.body.classList.add('ready'));

function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`the page has no ${selector}`);
  return element;
}
