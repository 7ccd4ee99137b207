import type { JSX } from 'preact';
import { hasLetters, KEYS, setLetters } from '../controllers/keys.ts';

/** How to read the picture, and what the keys do. */
export function HelpDialog(): JSX.Element {
  const close = (): void => document.querySelector<HTMLDialogElement>('#help')?.close();
  return (
    <dialog id="help" aria-labelledby="help-title">
      <h2 id="help-title" tabIndex={-1} data-heading autofocus>
        How to read the picture
      </h2>
      <p>
        Each shape is an actor, the larger the more it is spoken of. Each line is a relation that a sentence
        of an article states: its colour and sign tell the kind, its arrow the direction, its width how many
        sentences say so. Broken lines are planned or possible, struck ones denied.
      </p>
      <p>
        Point at something to see its surroundings. Click a line to see every sentence behind it, and a
        sentence to read it in its article. In an article, every sentence that states something is underlined:
        point at it to light its lines, click it to see what it states, select words to see all that they
        state.
      </p>
      <h3>Keys</h3>
      <dl>
        {KEYS.map(([keys, meaning]) => (
          <>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </>
        ))}
      </dl>
      <p>
        <label>
          <input
            id="letters"
            type="checkbox"
            defaultChecked={hasLetters()}
            onChange={({ currentTarget }) => setLetters(currentTarget.checked)}
          />{' '}
          Keys of one letter
        </label>
      </p>
      <button class="primary" type="button" onClick={close}>
        Close
      </button>
    </dialog>
  );
}
