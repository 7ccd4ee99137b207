import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Reader } from '../controllers/read.ts';
import { EXAMPLES } from '../examples/examples.ts';
import { type Intake, type Progress, progressName, type Source, sourcesOf } from '../state/intake.ts';
import { shorten } from '../state/model.ts';
import { Icon, IconButton } from './icons.tsx';
import { useActions, useSelected } from './page.tsx';

interface Props {
  readonly reader: Reader;
  readonly bring: (files: readonly File[]) => void;
}

/** The dialog for texts to read: pasted, chosen, dropped, or one of the examples. */
export function ReadDialog({ reader, bring }: Props): JSX.Element {
  const actions = useActions();
  const dialog = useRef<HTMLDialogElement>(null);
  const intake = useSelected('intake');
  const isOpen = intake !== null;
  const isReading = intake !== null && intake.progress !== null;
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null || element.open === isOpen) return;
    if (!isOpen) return element.close();
    element.showModal();
    if (reader.hindrance === null) reader.warm();
  }, [isOpen, reader]);
  const onCancel = (event: Event): void => {
    event.preventDefault();
    if (isReading) reader.cancel();
    else actions.takeIn(null);
  };
  return (
    <dialog
      id="read"
      class="read"
      aria-labelledby="read-title"
      ref={dialog}
      onCancel={onCancel}
      // It may be open again by the time that the browser tells.
      onClose={() => dialog.current?.open === false && actions.takeIn(null)}
    >
      <h2 id="read-title">Read text</h2>
      {reader.hindrance !== null && <p>{reader.hindrance}</p>}
      {intake !== null && reader.hindrance === null && (
        <ReadForm intake={intake} reader={reader} bring={bring} />
      )}
      {!isReading && (
        <IconButton
          id="close-read"
          label="Close"
          name="close"
          onClick={() => {
            actions.takeIn(null);
          }}
        />
      )}
    </dialog>
  );
}

function ReadForm({ intake, reader, bring }: Props & { intake: Intake }): JSX.Element {
  const actions = useActions();
  const hasGraph = useSelected('model') !== null;
  const [isAddition, setAddition] = useState(true);
  const { progress } = intake;
  const nothing = sourcesOf(intake).length === 0;
  const submit = (event: Event): void => {
    event.preventDefault();
    void reader.read(isAddition && hasGraph);
  };
  return (
    <form method="dialog" onSubmit={submit}>
      <fieldset class="read-texts" disabled={progress !== null}>
        <label for="read-field">An article, or files: plain text, Markdown, web pages, graphs</label>
        <textarea
          id="read-field"
          rows={8}
          placeholder="Paste the article here"
          value={intake.text}
          onInput={({ currentTarget }) => actions.takeIn({ text: currentTarget.value })}
        />
        {intake.text.trim() !== '' && (
          <label class="read-day">
            Its date, if it does not tell it{' '}
            <input
              type="date"
              value={intake.day}
              onChange={({ currentTarget }) => actions.takeIn({ day: currentTarget.value })}
            />
          </label>
        )}
        <SourceList sources={intake.sources} />
        <FileChooser bring={bring} />
        <Examples sources={intake.sources} reader={reader} />
      </fieldset>
      {intake.faults.length > 0 && (
        <div role="alert">
          <ul class="read-faults">
            {intake.faults.map((fault) => (
              <li key={fault}>{shorten(fault, 300)}</li>
            ))}
          </ul>
        </div>
      )}
      {progress === null ? (
        <div class="read-ends">
          {hasGraph && <Ends isAddition={isAddition} onChange={setAddition} />}
          <button class="primary" id="start-reading" type="submit" disabled={nothing}>
            Read
          </button>
        </div>
      ) : (
        <Running progress={progress} onCancel={() => reader.cancel()} />
      )}
    </form>
  );
}

/** What waits, each with a day for texts that do not tell theirs. */
function SourceList({ sources }: { sources: readonly Source[] }): JSX.Element | null {
  const actions = useActions();
  if (sources.length === 0) return null;
  const changed = (at: number, date: string): Source[] =>
    sources.map((source, index) => (index === at ? { ...source, date } : source));
  return (
    <ul class="read-sources" aria-label="Files to read">
      {sources.map(({ name, blob, date }, index) => (
        <li key={`${name} ${index}`}>
          <span class="read-name">{shorten(name, 60)}</span>
          <span class="read-size">{sizeName(blob.size)}</span>
          <input
            type="date"
            aria-label={`Date of ${shorten(name, 60)}, if it does not tell it`}
            title="The article's date, if it does not tell it"
            value={date}
            onChange={({ currentTarget }) => actions.takeIn({ sources: changed(index, currentTarget.value) })}
          />
          <IconButton
            label={`Leave out ${shorten(name, 60)}`}
            name="close"
            onClick={() => actions.takeIn({ sources: sources.filter((_, other) => other !== index) })}
          />
        </li>
      ))}
    </ul>
  );
}

function FileChooser({ bring }: Pick<Props, 'bring'>): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const choose = (event: JSX.TargetedEvent<HTMLInputElement>): void => {
    bring([...(event.currentTarget.files ?? [])]);
    event.currentTarget.value = '';
  };
  return (
    <p class="read-files">
      <input
        id="read-files"
        type="file"
        accept=".txt,.md,.markdown,.html,.htm,.json"
        multiple
        hidden
        aria-label="Files to read"
        ref={input}
        onChange={choose}
      />
      <button type="button" onClick={() => input.current?.click()}>
        <Icon name="open" />
        Choose files
      </button>
      <span>or drop them anywhere on the page</span>
    </p>
  );
}

function Examples({ sources, reader }: Pick<Intake, 'sources'> & Pick<Props, 'reader'>): JSX.Element {
  const actions = useActions();
  return (
    <div class="read-examples" role="group" aria-label="Examples">
      <p>Or try these, which are invented:</p>
      {EXAMPLES.map((example) => {
        const { name, title } = example;
        const isChosen = sources.some((source) => source.name === name);
        const others = sources.filter((source) => source.name !== name);
        return (
          <button
            key={name}
            type="button"
            aria-pressed={isChosen}
            onClick={() => (isChosen ? actions.takeIn({ sources: others }) : void reader.addExample(example))}
          >
            {title}
          </button>
        );
      })}
    </div>
  );
}

function Ends(props: {
  readonly isAddition: boolean;
  readonly onChange: (isAddition: boolean) => void;
}): JSX.Element {
  const choice = (isAddition: boolean, name: string): JSX.Element => (
    <label>
      <input
        type="radio"
        name="read-end"
        checked={props.isAddition === isAddition}
        onChange={() => props.onChange(isAddition)}
      />
      {name}
    </label>
  );
  return (
    <div class="read-choice" role="radiogroup" aria-label="What becomes of the open graph">
      {choice(true, 'Add to the open graph')}
      {choice(false, 'Replace it')}
    </div>
  );
}

function Running({ progress, onCancel }: { progress: Progress; onCancel: () => void }): JSX.Element {
  return (
    <div class="read-ends">
      <div class="read-progress">
        <p role="status">{progressName(progress)}</p>
        <progress
          aria-label="Reading"
          max={progress.all}
          {...(progress.done === null ? {} : { value: progress.done })}
        />
      </div>
      <button id="cancel-reading" type="button" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}

/** "12 kB", "3.4 MB". */
function sizeName(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
