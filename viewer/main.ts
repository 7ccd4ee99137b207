import { bindKeyboard, KEYS } from './controllers/keyboard.ts';
import { createArranger } from './controllers/arrange.ts';
import { bindLink } from './controllers/link.ts';
import { bindOpening, openFromAddress } from './controllers/open.ts';
import { mountPicture, type Picture } from './controllers/picture.ts';
import { saveGraph, savePicture } from './controllers/save.ts';
import { bindTheme, preferredTheme } from './controllers/theme.ts';
import { find, h, render } from './panels/dom.ts';
import { icon, type IconName } from './panels/icons.ts';
import { mountLegend } from './panels/legend.ts';
import { mountAnnouncer, mountMessage, mountTooltip } from './panels/notices.ts';
import { mountReader } from './panels/reader.ts';
import { mountSearch } from './panels/search-box.ts';
import { mountSidePanel } from './panels/side-panel.ts';
import { counted } from './appearance/wording.ts';
import { pointOf } from './stage/geometry.ts';
import { type Actions, createActions } from './state/actions.ts';
import { initialState, type Item, type State } from './state/state.ts';
import { createStore, type Store } from './state/store.ts';

declare global {
  interface Window {
    /** For tests and the console: the state, and where an item can be clicked (pixels of the picture). */
    actorgraph?: { state(): State; pointOf(item: Item): { x: number; y: number } | null };
  }
}

const store = createStore(initialState(preferredTheme()));
const actions = createActions(store);
bindTheme(store);
const picture = mountPicture(find('#picture'), store, actions);
const search = find('#search', HTMLInputElement);
mountSidePanel(find('#panel'), store, actions);
mountReader(find('#reader'), store, actions);
mountLegend(find('#legend'), store, actions);
mountSearch(search, find('#found'), store, actions);
mountMessage(find('#message'), store, actions);
mountAnnouncer(find('#announcer'), store);
mountTooltip(find('#tooltip'), find('#stage'), store);
mountFrame(picture, store);
bindButtons(picture, store, actions);
bindOpening(find('#file', HTMLInputElement), actions);
bindKeyboard(search, find('#picture'), picture.stage, store, actions);
bindLink(store, actions);
window.actorgraph = {
  state: () => store.get(),
  pointOf: ({ type, key }) => {
    const { model } = store.get();
    const id = (type === 'actor' ? model?.actors : model?.relations)?.get(key)?.id;
    return picture.stage === null || id === undefined ? null : pointOf(picture.stage.renderer, type, id);
  },
};
void openFromAddress(actions).finally(() => document.body.classList.add('ready'));

/** Keeps the title, the summary, and what the stage says where there is nothing to draw or nothing to draw with. */
function mountFrame({ stage }: Picture, states: Store<State>): void {
  find('#no-webgl').hidden = stage !== null;
  states.subscribe(({ model, view, arranging, theme }, previous) => {
    document.body.classList.toggle('open', model !== null);
    document.body.classList.toggle('arranging', arranging);
    if (theme !== previous.theme) showTheme(theme);
    if (model === null || view === null || view === previous.view) return;
    const first = [...model.articles.values()][0]?.title ?? model.name;
    const title = model.articles.size === 1 ? first : counted(model.articles.size, 'article');
    const sizes = `${counted(model.actors.size, 'actor')}, ${counted(model.relations.size, 'relation')}`;
    document.title = `${title} · actorgraph`;
    render(find('#summary'), h('strong', { title }, title), h('span', {}, sizes));
    find('#picture').setAttribute(
      'aria-label',
      `Picture of the graph: ${counted(view.actors.size, 'actor')}, ${counted(view.relations.size, 'relation')}. ` +
        'The lists beside it hold the same.',
    );
  });
}

function showTheme(theme: State['theme']): void {
  render(find('#theme'), icon(theme === 'dark' ? 'sun' : 'moon'));
}

/** Gives the buttons of the page their icons and what they do. */
function bindButtons(drawn: Picture, states: Store<State>, act: Actions): void {
  const { stage } = drawn;
  const arrange = createArranger(states, act);
  const help = find('#help', HTMLDialogElement);
  render(
    find('#keys'),
    KEYS.map(([keys, meaning]) => [
      h(
        'dt',
        {},
        keys.split(' ').map((key) => h('kbd', {}, key)),
      ),
      h('dd', {}, meaning),
    ]),
  );
  const buttons: readonly (readonly [id: string, image: IconName, action: () => void])[] = [
    ['open', 'open', () => find('#file').click()],
    ['save-graph', 'json', () => saveGraph(states.get())],
    ['save-picture', 'picture', () => stage && void savePicture(states.get(), stage, drawn.palette(), act)],
    ['theme', states.get().theme === 'dark' ? 'sun' : 'moon', () => act.toggleTheme()],
    ['show-help', 'help', () => help.showModal()],
    ['zoom-in', 'plus', () => stage?.zoomIn()],
    ['zoom-out', 'minus', () => stage?.zoomOut()],
    ['fit', 'fit', () => stage?.fit()],
    ['arrange', 'arrange', arrange],
    ['toggle-legend', 'filter', () => document.body.classList.toggle('legend-open')],
  ];
  for (const [id, image, action] of buttons) {
    const button = find(`#${id}`);
    button.prepend(icon(image));
    button.addEventListener('click', action);
  }
  find('#open-empty').addEventListener('click', () => find('#file').click());
  find('#close-help').addEventListener('click', () => help.close());
}
